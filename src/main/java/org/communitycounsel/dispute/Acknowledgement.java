package org.communitycounsel.dispute;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;

/** That one group was asked to acknowledge a report, and what came of it. */
@Entity
@Table(name = "acknowledgement")
public class Acknowledgement {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private Long disputeId;
    private int round;
    private String recipient;
    private boolean firstAsked;
    private int hours;
    private String clause;
    private Instant askedAt;
    private Instant dueAt;
    private Instant acknowledgedAt;
    private String acknowledgedBy;
    private Instant lapsedAt;
    private String passedTo;
    private Instant closedAt;
    private String note;

    @Version
    private int version;

    protected Acknowledgement() {}

    /**
     * @param recipient a role at a place
     * @param firstAsked whether the table of reports names it, rather than that another let it lapse
     * @param hours within which to acknowledge, day and night
     */
    Acknowledgement(Dispute dispute, String recipient, boolean firstAsked, int hours, String clause, Instant now) {
        this.disputeId = dispute.id();
        this.round = dispute.reportRound();
        this.recipient = recipient;
        this.firstAsked = firstAsked;
        this.hours = hours;
        this.clause = clause;
        this.askedAt = now;
        this.dueAt = now.plus(Duration.ofHours(hours));
    }

    void acknowledged(String account, String remark, Instant now) {
        acknowledgedAt = now;
        acknowledgedBy = account;
        note = remark;
    }

    /** @param next the group that is asked now */
    void lapsed(String next, Instant now) {
        lapsedAt = now;
        passedTo = next;
    }

    /** Nobody need acknowledge any more: the dispute is over, or reports go out anew. */
    void closed(Instant now) {
        closedAt = now;
    }

    public boolean isOpen() {
        return acknowledgedAt == null && lapsedAt == null && closedAt == null;
    }

    public int round() {
        return round;
    }

    public String recipient() {
        return recipient;
    }

    boolean isFirstAsked() {
        return firstAsked;
    }

    public int hours() {
        return hours;
    }

    public String clause() {
        return clause;
    }

    public Instant askedAt() {
        return askedAt;
    }

    public Instant dueAt() {
        return dueAt;
    }

    /** Null where it was not acknowledged. */
    public Instant acknowledgedAt() {
        return acknowledgedAt;
    }

    /** The account; null where it was not acknowledged. */
    public String acknowledgedBy() {
        return acknowledgedBy;
    }

    /** When the time ran out; null where it did not. */
    public Instant lapsedAt() {
        return lapsedAt;
    }

    /** The group that was asked after the lapse; null where there was none. */
    public String passedTo() {
        return passedTo;
    }

    /** Confidential; may be null. */
    public String note() {
        return note;
    }
}
