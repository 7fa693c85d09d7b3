package org.communitycounsel.dispute;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Something that was done in handling a dispute. Confidential. */
@Entity
@Table(name = "dispute_measure")
public class Measure {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private Long disputeId;
    private String kind;
    private String text;
    private Instant recordedAt;
    private String recordedBy;
    private String recordedByName;

    protected Measure() {}

    Measure(Long disputeId, String kind, String text, String recordedBy, String recordedByName, Instant now) {
        this.disputeId = disputeId;
        this.kind = kind;
        this.text = text;
        this.recordedBy = recordedBy;
        this.recordedByName = recordedByName;
        this.recordedAt = now;
    }

    /** What was done, Chinese, such as 法律意见. */
    public String kind() {
        return kind;
    }

    public String text() {
        return text;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public String recordedByName() {
        return recordedByName;
    }
}
