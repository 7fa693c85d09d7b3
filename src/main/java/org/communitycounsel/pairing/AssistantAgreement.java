package org.communitycounsel.pairing;

import static org.communitycounsel.pairing.AgreementState.DRAFT;
import static org.communitycounsel.pairing.AgreementState.REFUSED;
import static org.communitycounsel.pairing.AgreementState.SIGNED;
import static org.communitycounsel.pairing.AgreementState.SUPERSEDED;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/**
 * One version of the agreement on a community's assistants between law school and community: one document, known by its
 * hash. Another document is another version, signed anew by both. HZ09-4.2d.
 */
@Entity
@Table(name = "assistant_agreement")
public class AssistantAgreement {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private Long assistanceId;
    private String number;
    private int version;
    private AgreementState state;
    private Long documentId;
    private String sha256;
    private String specialTerms;
    private Instant draftedAt;
    private String endReason;

    @Version
    private int rowVersion;

    protected AssistantAgreement() {}

    /** @param document id of the file in the assistants' dossier */
    AssistantAgreement(
            Long assistanceId,
            String number,
            int version,
            Long document,
            String sha256,
            String specialTerms,
            Instant now) {
        this.assistanceId = assistanceId;
        this.number = number;
        this.version = version;
        this.state = DRAFT;
        this.documentId = document;
        this.sha256 = sha256;
        this.specialTerms = specialTerms;
        this.draftedAt = now;
    }

    /** The next version takes this one's place; its signatures are void. */
    void superseded() {
        state = SUPERSEDED;
    }

    void signedByBoth() {
        state = SIGNED;
    }

    /** @param reason Chinese */
    void refused(String reason) {
        state = REFUSED;
        endReason = reason;
    }

    public Long id() {
        return id;
    }

    /** Such as {@code 330102-ZX-2026-000001}, the same for all versions. */
    public String number() {
        return number;
    }

    /** From 1. */
    public int version() {
        return version;
    }

    public AgreementState state() {
        return state;
    }

    /** Id of the file in the assistants' dossier. */
    public Long documentId() {
        return documentId;
    }

    /** Of the file, 64 hex digits. */
    public String sha256() {
        return sha256;
    }

    /** In the parties' own words, or null. */
    public String specialTerms() {
        return specialTerms;
    }

    /** Why it did not come about, Chinese; null otherwise. */
    public String endReason() {
        return endReason;
    }
}
