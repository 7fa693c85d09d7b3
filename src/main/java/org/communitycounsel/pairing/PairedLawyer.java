package org.communitycounsel.pairing;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A lawyer of a pairing, from the consent on; released, it stays as history. The database counts it against the cap. */
@Entity
@Table(name = "paired_lawyer")
public class PairedLawyer {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private Long pairingId;
    private String licenceNumber;
    private Part part;
    private boolean extra;
    private Instant heldAt;
    private Instant releasedAt;

    protected PairedLawyer() {}

    /** @param extra beyond the cap, on the city bureau's consent (HZ24-1.1b) */
    PairedLawyer(Long pairingId, String licenceNumber, Part part, boolean extra, Instant now) {
        this.pairingId = pairingId;
        this.licenceNumber = licenceNumber;
        this.part = part;
        this.extra = extra;
        this.heldAt = now;
    }

    void released(Instant now) {
        if (releasedAt == null) {
            releasedAt = now;
        }
    }

    public Long pairingId() {
        return pairingId;
    }

    public String licenceNumber() {
        return licenceNumber;
    }

    public Part part() {
        return part;
    }

    /** When the lawyer left the pairing, or the pairing ended; null before. */
    public Instant releasedAt() {
        return releasedAt;
    }

    public boolean extra() {
        return extra;
    }
}
