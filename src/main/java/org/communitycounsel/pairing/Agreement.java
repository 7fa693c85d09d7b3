package org.communitycounsel.pairing;

import static org.communitycounsel.pairing.AgreementState.DRAFT;
import static org.communitycounsel.pairing.AgreementState.FILED;
import static org.communitycounsel.pairing.AgreementState.REFUSED;
import static org.communitycounsel.pairing.AgreementState.SIGNED;
import static org.communitycounsel.pairing.AgreementState.SUPERSEDED;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.communitycounsel.platform.Refusal;

/**
 * One version of the service agreement between a community and a firm: one document, known by its hash. Another document is
 * another version under the same number, signed anew by both. HZ09-4.2b, HZ09-4.2c, SH17-3.1c.
 */
@Entity
@Table(name = "agreement")
public class Agreement {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private Long pairingId;
    private Purpose purpose;
    private String number;
    private int version;
    private AgreementState state;
    private Long documentId;
    private String sha256;

    @Embedded
    private Clauses clauses;

    private Instant draftedAt;
    private LocalDate termFrom;
    private LocalDate termUntil;
    private Instant filedAt;
    private String endReason;

    @Version
    private int rowVersion;

    protected Agreement() {}

    /**
     * @param document id of the file in the pairing's dossier
     * @param sha256 of that file
     */
    Agreement(
            Long pairingId,
            Purpose purpose,
            String number,
            int version,
            Long document,
            String sha256,
            Clauses clauses,
            Instant now) {
        this.pairingId = pairingId;
        this.purpose = purpose;
        this.number = number;
        this.version = version;
        this.state = DRAFT;
        this.documentId = document;
        this.sha256 = sha256;
        this.clauses = clauses;
        this.draftedAt = now;
    }

    /** The next version takes this one's place; its signatures are void. */
    void superseded() {
        in("修改", DRAFT, SIGNED);
        state = SUPERSEDED;
    }

    void signedByBoth() {
        in("签署", DRAFT);
        state = SIGNED;
    }

    /** The justice office files it. @param day the first of the term, for a first agreement */
    void filed(LocalDate day, Instant now) {
        in("归档", SIGNED);
        termFrom = clauses.renewsFrom() == null ? day : clauses.renewsFrom();
        termUntil = termFrom.plusMonths(clauses.termMonths()).minusDays(1);
        filedAt = now;
        state = FILED;
    }

    /** The agreement did not come about. @param reason Chinese */
    void refused(String reason) {
        in("拒绝签署", DRAFT, SIGNED);
        state = REFUSED;
        endReason = reason;
    }

    void in(String what, AgreementState... states) {
        if (!Set.of(states).contains(state)) {
            throw new Refusal("协议%s第%d版目前“%s”，不能%s。请刷新页面查看最新情况。".formatted(number, version, state.chinese(), what));
        }
    }

    public Long id() {
        return id;
    }

    public Long pairingId() {
        return pairingId;
    }

    public Purpose purpose() {
        return purpose;
    }

    /** Such as {@code 330102-XY-2026-000001}, the same for all versions. */
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

    /** Id of the file in the pairing's dossier. */
    public Long documentId() {
        return documentId;
    }

    /** Of the file, 64 hex digits. */
    public String sha256() {
        return sha256;
    }

    public Clauses clauses() {
        return clauses;
    }

    public Instant draftedAt() {
        return draftedAt;
    }

    /** First day of the term; null until it is filed. */
    public LocalDate termFrom() {
        return termFrom;
    }

    /** Last day of the term; null until it is filed. */
    public LocalDate termUntil() {
        return termUntil;
    }

    public Instant filedAt() {
        return filedAt;
    }

    /** Why it did not come about, Chinese; null otherwise. */
    public String endReason() {
        return endReason;
    }
}
