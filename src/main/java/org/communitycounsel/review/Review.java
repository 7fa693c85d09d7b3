package org.communitycounsel.review;

import static org.communitycounsel.review.ReviewState.ANNOUNCED;
import static org.communitycounsel.review.ReviewState.DELIBERATING;
import static org.communitycounsel.review.ReviewState.FINAL;
import static org.communitycounsel.review.ReviewState.GATHERING;
import static org.communitycounsel.review.ReviewState.OBJECTED;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.pairing.PairingForm;
import org.communitycounsel.platform.Refusal;

/**
 * The review of a pairing's half-year: what was gathered is scored, the coordination office deliberates, firm and lawyer may
 * object, somebody else decides on that, and the grade stands. HZ09-7.4c/d, JG-21. A pairing has one a period.
 */
@Entity
@Table(name = "review")
public class Review {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String dossierNumber;
    private Long campaignId;
    private Long pairingId;
    private String districtCode;
    private String communityCode;
    private String firmCode;
    private PairingForm form;
    private LocalDate periodFrom;
    private LocalDate periodUntil;
    private LocalDate servedFrom;
    private LocalDate servedUntil;
    private ReviewState state;
    private Instant openedAt;
    private BigDecimal score;
    private Grade computedGrade;
    private Grade grade;
    private String gradeReason;
    private String gradedBy;
    private Instant announcedAt;
    private Instant objectionUntil;
    private String decidedBy;
    private String decisionReason;
    private Grade decidedGrade;
    private BigDecimal subsidyFactor;
    private Instant concludedAt;

    @Version
    private int version;

    protected Review() {}

    /** @param servedFrom and servedUntil: the first and last day within the period on which the pairing was in service */
    Review(
            String dossierNumber,
            long campaign,
            Pairing pairing,
            ReviewPeriod period,
            LocalDate servedFrom,
            LocalDate servedUntil,
            Instant now) {
        this.dossierNumber = dossierNumber;
        this.campaignId = campaign;
        this.pairingId = pairing.id();
        this.districtCode = pairing.districtCode();
        this.communityCode = pairing.communityCode();
        this.firmCode = pairing.firmCode();
        this.form = pairing.form();
        this.periodFrom = period.from();
        this.periodUntil = period.until();
        this.servedFrom = servedFrom;
        this.servedUntil = servedUntil;
        this.state = GATHERING;
        this.openedAt = now;
    }

    /** Nothing more is gathered; the score and the grade it comes to. */
    void scored(BigDecimal total, Grade computed) {
        in("计分", GATHERING);
        score = total;
        computedGrade = computed;
        state = DELIBERATING;
    }

    /**
     * The office has deliberated, or has not in time. HZ09-7.4c.
     *
     * @param given the grade the office gives
     * @param reason why another than the score's; null where it is the score's
     * @param by the account that graded; null where nobody did in time, so that the score's grade stands
     */
    void graded(Grade given, String reason, String by) {
        in("评定等次", DELIBERATING);
        if (given != computedGrade && (reason == null || by == null)) {
            throw new Refusal("改变计分得出的等次“%s”，请写明“理由”。".formatted(computedGrade.chinese()));
        }
        grade = given;
        gradeReason = reason;
        gradedBy = by;
    }

    /** The result is made known. @param objections last moment for an objection */
    void announced(Instant objections, Instant now) {
        in("公布结果", DELIBERATING);
        objectionUntil = objections;
        announcedAt = now;
        state = ANNOUNCED;
    }

    /** Firm or lawyer do not agree. */
    void objected(Instant now) {
        in("提出异议", ANNOUNCED, OBJECTED);
        if (state == ANNOUNCED && now.isAfter(objectionUntil)) {
            throw new Refusal("异议期已过，考评结果已经生效。");
        }
        state = OBJECTED;
    }

    /**
     * The objection is decided, by somebody who did not grade.
     *
     * @param right the grade that is right; the one given where the objection is rejected
     */
    void decided(Grade right, String reason, String by) {
        in("裁决异议", OBJECTED);
        if (by.equals(gradedBy)) {
            throw new Refusal("您参加了本件的等次评定，异议须由没有参加评定的人员裁决，请转交其他人员办理。");
        }
        if (right.compareTo(grade) > 0) {
            throw new Refusal("异议裁决不能低于原等次“%s”。".formatted(grade.chinese()));
        }
        decidedGrade = right;
        decisionReason = reason;
        decidedBy = by;
        grade = right;
    }

    /** The grade stands. */
    void concluded(BigDecimal factor, Instant now) {
        in("生效", ANNOUNCED, OBJECTED);
        subsidyFactor = factor;
        concludedAt = now;
        state = FINAL;
    }

    private void in(String what, ReviewState... states) {
        if (!Set.of(states).contains(state)) {
            throw new Refusal("该考评目前“%s”，不能%s。请刷新页面查看最新情况。".formatted(state.chinese(), what));
        }
    }

    public Long id() {
        return id;
    }

    public String dossierNumber() {
        return dossierNumber;
    }

    public Long campaignId() {
        return campaignId;
    }

    public Long pairingId() {
        return pairingId;
    }

    public String districtCode() {
        return districtCode;
    }

    public String communityCode() {
        return communityCode;
    }

    /** Nine digits. */
    public String streetCode() {
        return communityCode.substring(0, 9);
    }

    public String firmCode() {
        return firmCode;
    }

    public PairingForm form() {
        return form;
    }

    public ReviewPeriod period() {
        return new ReviewPeriod(periodFrom, periodUntil);
    }

    /** First day of service within the period. */
    public LocalDate servedFrom() {
        return servedFrom;
    }

    /** Last day of service within the period. */
    public LocalDate servedUntil() {
        return servedUntil;
    }

    public ReviewState state() {
        return state;
    }

    /** Of 100, to a tenth; null until it is scored. */
    public BigDecimal score() {
        return score;
    }

    /** The grade the score comes to by the table; null until it is scored. */
    public Grade computedGrade() {
        return computedGrade;
    }

    /** The grade given, or decided on an objection; null until it is announced. */
    public Grade grade() {
        return grade;
    }

    /** Why the office gave another grade than the score's; else null. */
    public String gradeReason() {
        return gradeReason;
    }

    /** The account that graded; null where nobody has. */
    public String gradedBy() {
        return gradedBy;
    }

    /** Whether firm and lawyer know the result. */
    public boolean isAnnounced() {
        return announcedAt != null;
    }

    /** Last moment for an objection; null until the result is announced. */
    public Instant objectionUntil() {
        return objectionUntil;
    }

    /** Who decided on the objection; null where nobody has. */
    public String decidedBy() {
        return decidedBy;
    }

    public String decisionReason() {
        return decisionReason;
    }

    /** The grade decided on an objection; null where none was decided. */
    public Grade decidedGrade() {
        return decidedGrade;
    }

    /** By which the subsidy is multiplied (HZ24-2.2b); null until the grade stands. */
    public BigDecimal subsidyFactor() {
        return subsidyFactor;
    }

    public Instant concludedAt() {
        return concludedAt;
    }
}
