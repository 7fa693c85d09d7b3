package org.communitycounsel.dispute;

import static org.communitycounsel.dispute.MediationResult.AGREED;
import static org.communitycounsel.dispute.MediationResult.DECLINED;
import static org.communitycounsel.dispute.MediationResult.FAILED;
import static org.communitycounsel.dispute.MediationResult.WITHDRAWN;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.communitycounsel.platform.Refusal;

/**
 * A lawyer's mediation of a dispute, on invitation (JG-13a). JG-14: both sides consent and may take it back; there is no
 * result without consent and established facts.
 */
@Entity
@Table(name = "mediation")
public class Mediation {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private Long disputeId;
    private String licenceNumber;
    private String invitedBy;
    private Instant invitedAt;
    private Instant acceptedAt;
    private String facts;
    private MediationResult result;
    private String terms;
    private String performance;
    private String note;
    private Instant endedAt;
    private Long documentId;

    @Version
    private int version;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "mediation_consent", joinColumns = @JoinColumn(name = "mediation_id"))
    private Set<Consent> consents = new HashSet<>();

    protected Mediation() {}

    /** @param invitedBy the account that invites */
    Mediation(Long disputeId, String licenceNumber, String invitedBy, Instant now) {
        this.disputeId = disputeId;
        this.licenceNumber = licenceNumber;
        this.invitedBy = invitedBy;
        this.invitedAt = now;
    }

    void accepted(Instant now) {
        requireOpen();
        acceptedAt = now;
    }

    /** @param why confidential */
    void declined(String why, Instant now) {
        end(DECLINED, why, now);
    }

    void consented(Collection<Consent> both) {
        requireOpen();
        if (acceptedAt == null) {
            throw new Refusal("律师尚未接受邀请，不能登记双方的同意。");
        }
        consents.clear();
        consents.addAll(both);
    }

    /** A side takes its consent back, which ends the mediation. */
    void withdrawn(Side side, String why, String account, Instant now) {
        var consent = consent(side)
                .filter(Consent::stands)
                .orElseThrow(() -> new Refusal("%s当事人还没有同意调解，无须撤回。".formatted(side.chinese())));
        consents.remove(consent);
        consents.add(consent.withdrawn(now, account, why));
        end(WITHDRAWN, null, now);
    }

    void established(String found) {
        requireConsent();
        facts = found;
    }

    /** @param how by when and in what way it is performed; may be null */
    void agreed(String agreed, String how, Instant now) {
        requireFacts();
        terms = agreed;
        performance = how;
        end(AGREED, null, now);
    }

    void failed(String why, Instant now) {
        requireFacts();
        end(FAILED, why, now);
    }

    /** It ends without a result of its own, for the reason the word says. */
    void brokenOff(MediationResult how, Instant now) {
        end(how, null, now);
    }

    void drafted(Long document) {
        documentId = document;
    }

    private void requireFacts() {
        requireConsent();
        if (facts == null) {
            throw new Refusal("没有查明事实，不能登记调解结果（JG-14）。请先登记查明的事实。");
        }
    }

    private void requireConsent() {
        requireOpen();
        if (consents.stream().filter(Consent::stands).count() < Side.values().length) {
            throw new Refusal("没有双方的同意，不能调解（JG-14）。请先登记双方的同意。");
        }
    }

    private void requireOpen() {
        if (endedAt != null) {
            throw new Refusal("这次调解已经结束（%s），不能再登记。".formatted(result.chinese()));
        }
    }

    private void end(MediationResult how, String why, Instant now) {
        requireOpen();
        result = how;
        note = why;
        endedAt = now;
    }

    public Long id() {
        return id;
    }

    public String licenceNumber() {
        return licenceNumber;
    }

    public Instant invitedAt() {
        return invitedAt;
    }

    public boolean isAccepted() {
        return acceptedAt != null;
    }

    public boolean isOpen() {
        return endedAt == null;
    }

    public Optional<Consent> consent(Side side) {
        return consents.stream().filter(consent -> consent.side() == side).findFirst();
    }

    /** Confidential; null before they are established. */
    public String facts() {
        return facts;
    }

    /** Null while it goes on. */
    public MediationResult result() {
        return result;
    }

    /** What the sides agreed on; confidential; null where they did not. */
    public String terms() {
        return terms;
    }

    /** Confidential; may be null. */
    public String performance() {
        return performance;
    }

    /** Why it failed or was declined; confidential; may be null. */
    public String note() {
        return note;
    }

    public Instant endedAt() {
        return endedAt;
    }

    /** Id of the agreement's file in the dossier; null where there is none. */
    public Long documentId() {
        return documentId;
    }
}
