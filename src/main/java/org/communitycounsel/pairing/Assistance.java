package org.communitycounsel.pairing;

import static org.communitycounsel.pairing.AssistanceState.CHOOSING;
import static org.communitycounsel.pairing.AssistanceState.ENDED;
import static org.communitycounsel.pairing.AssistanceState.SERVING;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;

/** What a law school's students do for the lawyer of one pairing, in a dossier of its own. HZ09-4.2d. */
@Entity
@Table(name = "assistance")
public class Assistance {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private Long pairingId;
    private String dossierNumber;
    private String schoolCode;
    private int places;
    private int rounds;
    private int termMonths;
    private int round;
    private String refusal;
    private AssistanceState state;
    private LocalDate termFrom;
    private LocalDate termUntil;
    private Instant openedAt;
    private Instant endedAt;
    private String endReason;

    @Version
    private int version;

    protected Assistance() {}

    Assistance(Long pairingId, String dossierNumber, AssistantTerms.Figures terms, Instant now) {
        this.pairingId = pairingId;
        this.dossierNumber = dossierNumber;
        this.places = terms.students();
        this.rounds = terms.rounds();
        this.termMonths = terms.months();
        this.state = CHOOSING;
        this.openedAt = now;
    }

    /** The rounds of recommendation are counted anew. */
    void choiceBegan() {
        round = 0;
        refusal = null;
    }

    void school(String code) {
        schoolCode = code;
    }

    void recommended() {
        round++;
    }

    /** @param words who wants others and why, Chinese */
    void refused(String words) {
        refusal = words;
    }

    boolean mayRecommendAgain() {
        return round < rounds;
    }

    /** The students begin; where some serve already, their term goes on. */
    void began(LocalDate day) {
        if (state != SERVING) {
            termFrom = day;
            termUntil = day.plusMonths(termMonths).minusDays(1);
            state = SERVING;
        }
    }

    /** The term is over; the choice for the next may begin. */
    void termOver() {
        state = CHOOSING;
    }

    void ended(String reason, Instant now) {
        state = ENDED;
        endReason = reason;
        endedAt = now;
    }

    public Long id() {
        return id;
    }

    public Long pairingId() {
        return pairingId;
    }

    public String dossierNumber() {
        return dossierNumber;
    }

    /** The school that recommends, or null before there is one. */
    public String schoolCode() {
        return schoolCode;
    }

    /** How many students there are to be. */
    public int places() {
        return places;
    }

    /** Months of service under one agreement. */
    public int termMonths() {
        return termMonths;
    }

    /** How many recommendations the choice under way has had. */
    public int round() {
        return round;
    }

    /** Who refused the last recommendation and why, Chinese; null where nobody did. */
    public String refusal() {
        return refusal;
    }

    public AssistanceState state() {
        return state;
    }

    /** First day of the students' term; null before. */
    public LocalDate termFrom() {
        return termFrom;
    }

    /** Last day of the students' term; null before. */
    public LocalDate termUntil() {
        return termUntil;
    }

    /** Why it is over, Chinese; null otherwise. */
    public String endReason() {
        return endReason;
    }
}
