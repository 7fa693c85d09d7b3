package org.communitycounsel.dispute;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** One grading of a dispute, by the table or by a person. */
@Entity
@Table(name = "dispute_grading")
public class Grading {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private Long disputeId;
    private Grade grade;
    private Instant gradedAt;
    private String gradedBy;
    private String reason;

    protected Grading() {}

    /** @param gradedBy the account; null for the table */
    Grading(Long disputeId, Grade grade, String gradedBy, String reason, Instant now) {
        this.disputeId = disputeId;
        this.grade = grade;
        this.gradedBy = gradedBy;
        this.reason = reason;
        this.gradedAt = now;
    }

    public Grade grade() {
        return grade;
    }

    public Instant gradedAt() {
        return gradedAt;
    }

    /** The account; null where the table graded. */
    public String gradedBy() {
        return gradedBy;
    }

    /** Why, in the person's own words; null where the table graded. Confidential. */
    public String reason() {
        return reason;
    }
}
