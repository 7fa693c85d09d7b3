package org.communitycounsel.pairing;

import static org.communitycounsel.pairing.AgreementState.DRAFT;
import static org.communitycounsel.pairing.AgreementState.REFUSED;
import static org.communitycounsel.pairing.AgreementState.SIGNED;
import static org.communitycounsel.pairing.AgreementState.SUPERSEDED;

import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.communitycounsel.platform.Refusal;

/**
 * One version of an agreement about a pairing, whoever its parties are: one document, known by its hash. Another document is
 * another version under the same number, signed anew by both.
 */
@Entity
@Table(name = "agreement")
@Inheritance
@DiscriminatorColumn(name = "kind")
public abstract class AgreementVersion {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private Long pairingId;
    private String number;
    private int version;
    private AgreementState state;
    private Long documentId;
    private String sha256;
    private Instant draftedAt;
    private String endReason;

    @Version
    private int rowVersion;

    protected AgreementVersion() {}

    /**
     * @param document id of the file in the dossier
     * @param sha256 of that file
     */
    AgreementVersion(Long pairingId, String number, int version, Long document, String sha256, Instant now) {
        this.pairingId = pairingId;
        this.number = number;
        this.version = version;
        this.state = DRAFT;
        this.documentId = document;
        this.sha256 = sha256;
        this.draftedAt = now;
    }

    /** Who signs, in that order. */
    abstract List<Party> parties();

    /** The clauses the agreement rests on. */
    abstract String grounds();

    /** The next version takes this one's place; its signatures are void. */
    void superseded() {
        becomes(SUPERSEDED, "修改", DRAFT, SIGNED);
    }

    void signedByBoth() {
        becomes(SIGNED, "签署", DRAFT);
    }

    /** The agreement did not come about. @param reason Chinese */
    void refused(String reason) {
        becomes(REFUSED, "拒绝签署", DRAFT, SIGNED);
        endReason = reason;
    }

    void becomes(AgreementState next, String what, AgreementState... from) {
        in(what, from);
        state = next;
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

    /** Id of the file in the dossier. */
    public Long documentId() {
        return documentId;
    }

    /** Of the file, 64 hex digits. */
    public String sha256() {
        return sha256;
    }

    public Instant draftedAt() {
        return draftedAt;
    }

    /** Why it did not come about, Chinese; null otherwise. */
    public String endReason() {
        return endReason;
    }
}
