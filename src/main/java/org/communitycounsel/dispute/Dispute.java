package org.communitycounsel.dispute;

import static org.communitycounsel.dispute.DisputeState.ENDED;
import static org.communitycounsel.dispute.DisputeState.JOINED;
import static org.communitycounsel.dispute.DisputeState.OPEN;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.communitycounsel.platform.Refusal;

/** A dispute in a community, from its record to its end. It holds no names and no facts: those are in the reports. JG-12. */
@Entity
@Table(name = "dispute")
public class Dispute {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String dossierNumber;
    private String districtCode;
    private String communityCode;
    private DisputeKind kind;
    private Grade grade;
    private boolean authorityIsSide;
    private DisputeState state;
    private int reportRound;
    private Handling handling;
    private Instant recordedAt;
    private Instant endedAt;
    private Outcome outcome;
    private Long joinedTo;

    @Version
    private int version;

    protected Dispute() {}

    /** @param authorityIsSide whether the community, town or street is a side of it */
    Dispute(String dossierNumber, String communityCode, DisputeKind kind, boolean authorityIsSide, Instant now) {
        this.dossierNumber = dossierNumber;
        this.districtCode = communityCode.substring(0, 6);
        this.communityCode = communityCode;
        this.kind = kind;
        this.grade = Grade.ORDINARY;
        this.authorityIsSide = authorityIsSide;
        this.state = OPEN;
        this.recordedAt = now;
    }

    void graded(Grade found) {
        requireOpen();
        grade = found;
    }

    /** Another report says that the authority is a side. */
    void authorityIsSide() {
        authorityIsSide = true;
    }

    /** Reports go out anew. @return the number of the round, from 1 */
    int nextReportRound() {
        requireOpen();
        return ++reportRound;
    }

    void handledBy(Handling chosen) {
        requireOpen();
        handling = chosen;
    }

    void ended(Outcome how, Instant now) {
        requireOpen();
        state = ENDED;
        outcome = how;
        endedAt = now;
    }

    /** It is the same incident as another dispute, whose dossier takes it over. */
    void joined(Dispute main, Instant now) {
        requireOpen();
        state = JOINED;
        joinedTo = main.id;
        endedAt = now;
    }

    private void requireOpen() {
        if (state != OPEN) {
            throw new Refusal("该纠纷%s，不能再办理。".formatted(state.chinese()));
        }
    }

    public Long id() {
        return id;
    }

    public String dossierNumber() {
        return dossierNumber;
    }

    public String districtCode() {
        return districtCode;
    }

    public String streetCode() {
        return communityCode.substring(0, 9);
    }

    public String communityCode() {
        return communityCode;
    }

    public DisputeKind kind() {
        return kind;
    }

    public Grade grade() {
        return grade;
    }

    /** Whether the community, town or street is a side of it. JG-12b. */
    public boolean hasAuthorityAsSide() {
        return authorityIsSide;
    }

    public DisputeState state() {
        return state;
    }

    public boolean isOpen() {
        return state == OPEN;
    }

    /** How often reports went out; 0 before the first. */
    public int reportRound() {
        return reportRound;
    }

    /** What the justice office chose last; null before. */
    public Handling handling() {
        return handling;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    /** How it ended; null while it is open, and where it was joined to another. */
    public Outcome outcome() {
        return outcome;
    }

    /** The dispute whose dossier took it over; null otherwise. */
    public Long joinedTo() {
        return joinedTo;
    }
}
