package org.communitycounsel.pairing;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;

/** Another lawyer takes a lawyer's place within a pairing that goes on, by a supplement to its agreement. JG-17c. */
@Entity
@Table(name = "pairing_supplement")
public class Supplement {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private Long pairingId;
    private String changeDossier;
    private String leaving;
    private String joining;
    private String serviceHours;
    private String reason;
    private LocalDate effectiveFrom;
    private SupplementState state;
    private Instant proposedAt;

    protected Supplement() {}

    Supplement(Long pairingId, Staffing.Proposal proposal, Instant now) {
        this.pairingId = pairingId;
        this.changeDossier = proposal.changeDossier();
        this.leaving = proposal.leaving();
        this.joining = proposal.joining();
        this.serviceHours = proposal.serviceHours();
        this.reason = proposal.reason();
        this.effectiveFrom = proposal.from();
        this.state = SupplementState.PROPOSED;
        this.proposedAt = now;
    }

    void tookEffect() {
        state = SupplementState.IN_FORCE;
    }

    void givenUp() {
        state = SupplementState.VOID;
    }

    public Long pairingId() {
        return pairingId;
    }

    /** Licence number of who serves no longer. */
    public String leaving() {
        return leaving;
    }

    /** Licence number of who serves from the first day on. */
    public String joining() {
        return joining;
    }

    /** In words. */
    public String serviceHours() {
        return serviceHours;
    }

    public String reason() {
        return reason;
    }

    /** First day of the new lawyer. */
    public LocalDate effectiveFrom() {
        return effectiveFrom;
    }

    public SupplementState state() {
        return state;
    }
}
