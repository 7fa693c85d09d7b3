package org.communitycounsel.dispute;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** That a lawyer represents a side of a dispute. */
@Entity
@Table(name = "representation")
public class Representation {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private Long disputeId;
    private String licenceNumber;
    private Side side;
    private Instant recordedAt;
    private String recordedBy;

    protected Representation() {}

    Representation(Long disputeId, String licenceNumber, Side side, String recordedBy, Instant now) {
        this.disputeId = disputeId;
        this.licenceNumber = licenceNumber;
        this.side = side;
        this.recordedBy = recordedBy;
        this.recordedAt = now;
    }

    public String licenceNumber() {
        return licenceNumber;
    }

    public Side side() {
        return side;
    }

    public Instant recordedAt() {
        return recordedAt;
    }
}
