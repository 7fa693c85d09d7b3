package org.communitycounsel.schedule;

import static org.communitycounsel.schedule.ChangeState.APPROVED;
import static org.communitycounsel.schedule.ChangeState.DECIDING;
import static org.communitycounsel.schedule.ChangeState.DONE;
import static org.communitycounsel.schedule.ChangeState.FAILED;
import static org.communitycounsel.schedule.ChangeState.IN_FORCE;
import static org.communitycounsel.schedule.ChangeState.LAPSED;
import static org.communitycounsel.schedule.ChangeState.REFUSED;
import static org.communitycounsel.schedule.ChangeState.REPORTED;
import static org.communitycounsel.schedule.ChangeState.RETURNED;
import static org.communitycounsel.schedule.ChangeState.WITHDRAWN;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.communitycounsel.pairing.Half;
import org.communitycounsel.platform.Refusal;

/**
 * A change of service hours or of pairing, from the firm's written report to the day it is in force, or to whatever else
 * became of it. JG-17a/b/c. A pairing has one open change at a time.
 */
@Entity
@Table(name = "schedule_change")
public class ScheduleChange {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String dossierNumber;
    private String districtCode;
    private Long pairingId;
    private Long otherPairingId;
    private String firmCode;
    private ChangeKind kind;
    private String licenceNumber;
    private Integer weekday;
    private Half half;
    private String wished;
    private LocalDate effectiveFrom;
    private LocalDate effectiveUntil;
    private String reason;
    private String reasonName;
    private String asked;
    private String report;
    private Instant reportedAt;
    private boolean urgent;
    private ChangeState state;
    private String decidedLawyer;
    private String decided;
    private String decisionReason;
    private Instant decidedAt;
    private String endReason;
    private Instant endedAt;

    @Version
    private int version;

    protected ScheduleChange() {}

    /**
     * A report that has come in.
     *
     * @param pairing and otherPairing: their ids; other is null but for {@link ChangeKind#COMMUNITY}
     * @param lawyer licence number of the lawyer it is about; null for {@link ChangeKind#HOURS}
     */
    ScheduleChange(
            String dossierNumber,
            String firmCode,
            Long pairing,
            Long otherPairing,
            String lawyer,
            ChangeRequest request,
            String reasonName,
            Instant now) {
        this.dossierNumber = dossierNumber;
        this.districtCode = dossierNumber.substring(0, 6);
        this.firmCode = firmCode;
        this.pairingId = pairing;
        this.otherPairingId = otherPairing;
        this.licenceNumber = lawyer;
        this.kind = request.kind();
        this.weekday = request.weekday();
        this.half = request.half();
        this.wished = request.wished();
        this.effectiveFrom = request.from();
        this.effectiveUntil = request.until();
        this.reason = request.reason();
        this.reasonName = reasonName;
        this.report = request.report();
        this.reportedAt = now;
        this.state = REPORTED;
    }

    /** What is asked for, in words that stay when the schedule has changed. */
    void asks(String words) {
        asked = words;
    }

    /** What was decided, in words that stay when the schedule has changed. */
    void isDecidedAs(String words) {
        decided = words;
    }

    /** The report came in time, or may come late: the change is decided upon. @param late whether it takes the urgent way */
    void accepted(boolean late) {
        in("受理", REPORTED);
        urgent = late;
        state = DECIDING;
    }

    /** The report came too late. JG-17a. */
    void returned() {
        in("退回", REPORTED);
        state = RETURNED;
    }

    /** Reported anew, for other days. */
    void reportedAgain(LocalDate from, LocalDate until, Instant now) {
        in("改期", RETURNED);
        effectiveFrom = from;
        effectiveUntil = until;
        reportedAt = now;
        state = REPORTED;
    }

    /**
     * Decided as asked, or with what the office sets in its place.
     *
     * @param lawyer licence number of who takes over, or null
     * @param newWeekday and newHalf: null where they are as asked
     */
    void approved(String lawyer, Integer newWeekday, Half newHalf, String why, Instant now) {
        in("作出决定", DECIDING);
        decidedLawyer = lawyer;
        weekday = newWeekday == null ? weekday : newWeekday;
        half = newHalf == null ? half : newHalf;
        decisionReason = why;
        decidedAt = now;
        state = APPROVED;
    }

    void refused(String why, Instant now) {
        in("作出决定", DECIDING);
        decisionReason = why;
        decidedAt = now;
        end(REFUSED, why, now);
    }

    /** Who was to take over cannot: it is decided again. */
    void reopened() {
        in("重新调配", APPROVED, IN_FORCE);
        decidedLawyer = null;
        decided = null;
        state = DECIDING;
    }

    /** A leave has begun. */
    void began() {
        in("生效", APPROVED);
        state = IN_FORCE;
    }

    void done(Instant now) {
        in("办结", APPROVED, IN_FORCE);
        end(DONE, null, now);
    }

    /** What was decided did not come about. */
    void failed(String why, Instant now) {
        in("终止", APPROVED);
        end(FAILED, why, now);
    }

    /** Whether the firm can still take it back: until it is decided. */
    public boolean isUndecided() {
        return Set.of(REPORTED, RETURNED, DECIDING).contains(state);
    }

    /** The firm takes it back, which it can until it is decided. */
    void withdrawn(String why, Instant now) {
        if (state.open() && !isUndecided()) {
            throw new Refusal("该调整已经决定，不能撤回。需要恢复原安排的，请另行发起“服务调整”。");
        }
        in("撤回", REPORTED, RETURNED, DECIDING);
        end(WITHDRAWN, why, now);
    }

    /** There is nothing left to change. */
    void lapsed(String why, Instant now) {
        if (state.open()) {
            end(LAPSED, why, now);
        }
    }

    private void end(ChangeState closed, String why, Instant now) {
        state = closed;
        endReason = why;
        endedAt = now;
    }

    private void in(String what, ChangeState... states) {
        if (!Set.of(states).contains(state)) {
            throw new Refusal("该调整目前“%s”，不能%s。请刷新页面查看最新情况。".formatted(state.chinese(), what));
        }
    }

    /** The first day it can be in force, on that day. */
    LocalDate firstDay(LocalDate today) {
        return effectiveFrom.isAfter(today) ? effectiveFrom : today;
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

    /** Of the pairing with which lawyers are exchanged; null but for {@link ChangeKind#COMMUNITY}. */
    public Long otherPairingId() {
        return otherPairingId;
    }

    public String firmCode() {
        return firmCode;
    }

    public ChangeKind kind() {
        return kind;
    }

    /** Whether somebody has to be found who takes over. */
    public boolean needsLawyer() {
        return kind.needsLawyer();
    }

    /** Whether who serves by the pairing changes, which takes a supplement to its agreement. */
    public boolean changesPairing() {
        return kind.changesPairing();
    }

    /** The lawyer it is about; null for {@link ChangeKind#HOURS}. */
    public String licenceNumber() {
        return licenceNumber;
    }

    /** Asked for, and once decided, decided; 1 (Monday) to 7, or null where it stays. */
    public Integer weekday() {
        return weekday;
    }

    /** Asked for, and once decided, decided; null but for {@link ChangeKind#HOURS}. */
    public Half half() {
        return half;
    }

    /** Who the firm would have take over; null where it leaves that open. */
    public String wished() {
        return wished;
    }

    public LocalDate effectiveFrom() {
        return effectiveFrom;
    }

    /** Last day of a leave; else null. */
    public LocalDate effectiveUntil() {
        return effectiveUntil;
    }

    /** Id of a row of the table {@code change-reasons}. */
    public String reason() {
        return reason;
    }

    public String reasonName() {
        return reasonName;
    }

    /** Chinese, such as 服务时间改为每周四上午09:00—12:00. */
    public String asked() {
        return asked;
    }

    /** Chinese, such as 由林溪接任周明; null before it is approved. */
    public String decided() {
        return decided;
    }

    public String report() {
        return report;
    }

    public Instant reportedAt() {
        return reportedAt;
    }

    /** Whether the report came later than the table asks, for a reason that allows it. */
    public boolean urgent() {
        return urgent;
    }

    public ChangeState state() {
        return state;
    }

    /** Who takes over; null before it is decided, and where nobody does. */
    public String decidedLawyer() {
        return decidedLawyer;
    }

    public String decisionReason() {
        return decisionReason;
    }

    public String endReason() {
        return endReason;
    }
}
