package org.communitycounsel.review;

import static org.communitycounsel.review.ReplacementState.ARRANGED;
import static org.communitycounsel.review.ReplacementState.CONFIRMED;
import static org.communitycounsel.review.ReplacementState.COVERED;
import static org.communitycounsel.review.ReplacementState.DONE;
import static org.communitycounsel.review.ReplacementState.LAPSED;
import static org.communitycounsel.review.ReplacementState.REJECTED;
import static org.communitycounsel.review.ReplacementState.VERIFYING;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.platform.Refusal;

/**
 * The replacement of a lawyer of a pairing, from the first ground to who serves from then on. JG-21, HZ09-7.4d. A lawyer has
 * one open replacement in a pairing; from its arrangement on it says who covers, or why nobody does.
 */
@Entity
@Table(name = "replacement")
public class Replacement {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String dossierNumber;
    private String districtCode;
    private Long pairingId;
    private String communityCode;
    private String firmCode;
    private String licenceNumber;
    private ReplacementCause cause;
    private ReplacementState state;
    private boolean barred;
    private String decidedReason;
    private Instant decidedAt;
    private LocalDate lastDay;
    private String cover;
    private boolean othersCover;
    private String gapReason;
    private Instant stoodDownAt;
    private Boolean withinPairing;
    private String successor;
    private Instant openedAt;
    private Instant endedAt;
    private String endReason;

    @Version
    private int version;

    protected Replacement() {}

    Replacement(String dossierNumber, Pairing pairing, String licenceNumber, ReplacementCause cause, Instant now) {
        this.dossierNumber = dossierNumber;
        this.districtCode = pairing.districtCode();
        this.pairingId = pairing.id();
        this.communityCode = pairing.communityCode();
        this.firmCode = pairing.firmCode();
        this.licenceNumber = licenceNumber;
        this.cause = cause;
        this.state = VERIFYING;
        this.openedAt = now;
    }

    /** A graver ground came in while the first was being verified. */
    void is(ReplacementCause graver) {
        in("变更事由", VERIFYING);
        cause = graver;
    }

    /** @param bars whether the lawyer may not come back to the community */
    void confirmed(boolean bars, String reason, Instant now) {
        in("认定", VERIFYING);
        barred = bars;
        decidedReason = reason;
        decidedAt = now;
        state = CONFIRMED;
    }

    void rejected(String reason, Instant now) {
        in("认定", VERIFYING);
        decidedReason = reason;
        decidedAt = now;
        end(REJECTED, reason, now);
    }

    /** @param arranged until when the lawyer serves and who covers afterwards */
    void arranged(LocalDate last, Cover arranged) {
        in("安排更换", CONFIRMED);
        lastDay = last;
        coveredBy(arranged);
        state = ARRANGED;
    }

    /** The lawyer serves no longer. @param arranged who covers in fact */
    void stoodDown(Cover arranged, Instant now) {
        in("停止服务", ARRANGED);
        coveredBy(arranged);
        stoodDownAt = now;
        state = COVERED;
    }

    /** Who was to cover no longer can. */
    void recovered(Cover arranged) {
        in("变更代管", ARRANGED, COVERED);
        coveredBy(arranged);
    }

    /** The community has nobody, for that reason. */
    void isUncovered(String reason) {
        in("说明理由", ARRANGED, COVERED);
        coveredBy(Cover.nobody(reason));
    }

    private void coveredBy(Cover arranged) {
        cover = arranged.licence();
        othersCover = arranged.others();
        gapReason = arranged.gap();
    }

    /** The way to who serves from then on. @param within by a supplement to the pairing's agreement, else by a new pairing */
    void seeks(boolean within) {
        in("办理接任", ARRANGED, COVERED);
        withinPairing = within;
        successor = null;
    }

    /** @param dossier of the pairing by which the community is served from then on */
    void isFollowedBy(String dossier) {
        in("办理接任", ARRANGED, COVERED);
        successor = dossier;
    }

    void done(String outcome, Instant now) {
        in("办结", COVERED);
        end(DONE, outcome, now);
    }

    /** The lawyer serves there no longer for another reason. */
    void lapsed(String reason, Instant now) {
        in("终止", VERIFYING, CONFIRMED);
        end(LAPSED, reason, now);
    }

    private void end(ReplacementState closed, String reason, Instant now) {
        state = closed;
        endReason = reason;
        endedAt = now;
    }

    private void in(String what, ReplacementState... states) {
        if (!Set.of(states).contains(state)) {
            throw new Refusal("该更换目前“%s”，不能%s。请刷新页面查看最新情况。".formatted(state.chinese(), what));
        }
    }

    /**
     * Who serves the community until it is settled who does from then on.
     *
     * @param licence of a lawyer who takes over meanwhile, or null
     * @param others whether the pairing's other lawyers do
     * @param gap why nobody does, Chinese; null where somebody does
     */
    public record Cover(String licence, boolean others, String gap) {

        static Cover by(String licence) {
            return new Cover(licence, false, null);
        }

        static Cover byOthers() {
            return new Cover(null, true, null);
        }

        static Cover nobody(String gap) {
            return new Cover(null, false, gap);
        }
    }

    public Cover cover() {
        return new Cover(cover, othersCover, gapReason);
    }

    public Long id() {
        return id;
    }

    public String dossierNumber() {
        return dossierNumber;
    }

    public String districtCode() {
        return districtCode;
    }

    public Long pairingId() {
        return pairingId;
    }

    public String communityCode() {
        return communityCode;
    }

    /** Nine digits. */
    public String streetCode() {
        return communityCode.substring(0, 9);
    }

    /** Of the firm that sent the lawyer. */
    public String firmCode() {
        return firmCode;
    }

    /** Of the lawyer who is to be replaced. */
    public String licenceNumber() {
        return licenceNumber;
    }

    public ReplacementCause cause() {
        return cause;
    }

    public ReplacementState state() {
        return state;
    }

    /** Whether the lawyer may not come back to this community. */
    public boolean barred() {
        return barred;
    }

    /** Why it was confirmed or not; null before. */
    public String decidedReason() {
        return decidedReason;
    }

    /** The lawyer's last day of service; null before it is arranged. */
    public LocalDate lastDay() {
        return lastDay;
    }

    /** Whether another takes the lawyer's place in the pairing; null before that is begun. */
    public Boolean withinPairing() {
        return withinPairing;
    }

    /** Number of the pairing's dossier by which the community is served from then on; null before. */
    public String successor() {
        return successor;
    }

    public Instant openedAt() {
        return openedAt;
    }

    /** How it ended, Chinese; null before. */
    public String endReason() {
        return endReason;
    }
}
