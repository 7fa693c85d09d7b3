package org.communitycounsel.schedule;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.pairing.PairingState;
import org.communitycounsel.pairing.Pairings;
import org.communitycounsel.pairing.Staffing;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.calendar.ChineseDates;
import org.communitycounsel.platform.calendar.LeadTimes;
import org.communitycounsel.platform.dossier.Dossiers;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.platform.notification.Notices;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A firm's written report of a change: taken in, and held against the time it has to be ahead. JG-17a/b. */
@Service
@Transactional
public class ChangeReports {

    /** The kind of a change's dossier: 调整. */
    public static final String DOSSIER_KIND = "TZ";

    private static final String CLAUSES = "JG-17a、JG-17b";

    private final ScheduleChanges changes;
    private final Hearing hearing;
    private final ChangeReasons reasons;
    private final ChangeWords words;
    private final ChangeReport document;
    private final Rearrangement rearrangement;
    private final Pairings pairings;
    private final Staffing staffing;
    private final LeadTimes leadTimes;
    private final Dossiers dossiers;
    private final Notices notices;
    private final Clock clock;

    ChangeReports(
            ScheduleChanges changes,
            Hearing hearing,
            ChangeReasons reasons,
            ChangeWords words,
            ChangeReport document,
            Rearrangement rearrangement,
            Pairings pairings,
            Staffing staffing,
            LeadTimes leadTimes,
            Dossiers dossiers,
            Notices notices,
            Clock clock) {
        this.changes = changes;
        this.hearing = hearing;
        this.reasons = reasons;
        this.words = words;
        this.document = document;
        this.rearrangement = rearrangement;
        this.pairings = pairings;
        this.staffing = staffing;
        this.leadTimes = leadTimes;
        this.dossiers = dossiers;
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * Takes a report in and opens its dossier.
     *
     * @param firm code of the firm that reports
     * @param reporter who hands it in
     * @throws Refusal where the pairing is not the firm's or not in service, has an open change, or what is asked for cannot be
     */
    public ScheduleChange report(ChangeRequest request, String firm, CurrentUser reporter) {
        var pairing = inService(request.pairing(), firm);
        var other = request.kind() == ChangeKind.COMMUNITY ? inService(request.otherPairing(), firm) : null;
        var reason = reasons.of(pairing.districtCode(), request.kind(), request.reason());
        refuseSecond(pairing);
        if (other != null) {
            refuseSecond(other);
        }
        String lawyer = request.kind() == ChangeKind.HOURS ? null : lawyer(pairing, request.lawyer());
        checkDays(pairing, other, request.from(), request.until());
        checkWish(pairing, other, lawyer, request);
        var change = opened(request, firm, pairing, other, lawyer, reason.name());
        document.keep(change, reporter);
        return change;
    }

    private ScheduleChange opened(
            ChangeRequest request, String firm, Pairing pairing, Pairing other, String lawyer, String reason) {
        String dossier = dossiers.open(
                DOSSIER_KIND,
                pairing.districtCode(),
                "服务调整：%s（%s）".formatted(words.place(pairing), request.kind().chinese()),
                concerned(pairing, other, firm));
        var change = new ScheduleChange(
                dossier,
                firm,
                pairing.id(),
                other == null ? null : other.id(),
                lawyer,
                request,
                reason,
                clock.instant());
        change.asks(words.asked(change));
        try {
            return changes.saveAndFlush(change);
        } catch (DataIntegrityViolationException another) {
            // two at the same moment: the database lets the first one through
            throw new Refusal("%s已有服务调整在办，请待其办结后再报告。".formatted(words.place(pairing)));
        }
    }

    private static List<String> concerned(Pairing pairing, Pairing other, String firm) {
        List<String> groups = new ArrayList<>(List.of(
                Role.LAW_FIRM.at(firm),
                Role.COORDINATION_OFFICE.at(pairing.districtCode()),
                Role.JUSTICE_OFFICE.at(pairing.streetCode()),
                Role.COMMUNITY.at(pairing.communityCode())));
        if (other != null) {
            groups.add(Role.COMMUNITY.at(other.communityCode()));
            groups.add(Role.JUSTICE_OFFICE.at(other.streetCode()));
        }
        return groups;
    }

    private Pairing inService(String dossier, String firm) {
        return pairings.findByDossierNumber(dossier == null ? "" : dossier)
                .filter(pairing -> pairing.state() == PairingState.ACTIVE && firm.equals(pairing.firmCode()))
                .orElseThrow(() -> new Refusal("所选结对不是本所正在服务的结对，请从列表中选择。"));
    }

    private void refuseSecond(Pairing pairing) {
        changes.ofPairing(pairing.id(), ChangeState.ofOpen()).stream()
                .findFirst()
                .ifPresent(open -> {
                    throw new Refusal("%s已有服务调整在办（案卷%s，%s），请待其办结%s后再报告。"
                            .formatted(
                                    words.place(pairing),
                                    open.dossierNumber(),
                                    open.state().chinese(),
                                    open.isUndecided() ? "或撤回" : ""));
                });
    }

    /** The lawyer it is about; where the pairing has only one, that one. */
    private String lawyer(Pairing pairing, String named) {
        Set<String> serving = staffing.serving(pairing);
        if (named == null && serving.size() == 1) {
            return serving.iterator().next();
        }
        if (named == null || !serving.contains(named)) {
            throw new Refusal("请选择“有关律师”：%s。".formatted(words.names(serving)));
        }
        return named;
    }

    private void checkDays(Pairing pairing, Pairing other, LocalDate from, LocalDate until) {
        if (from.isBefore(leadTimes.day(pairing.districtCode(), clock.instant()))) {
            throw new Refusal("生效日期%s已经过去，请改填今后的日期。".formatted(ChineseDates.full(from)));
        }
        if (until != null && until.isBefore(from)) {
            throw new Refusal("代班的最后一天不能早于第一天，请改正日期。");
        }
        var last = until == null ? from : until;
        for (Pairing each : other == null ? List.of(pairing) : List.of(pairing, other)) {
            if (!last.isBefore(each.termUntil())) {
                throw new Refusal("%s的协议于%s期满，调整应在期满之前。期满以后的安排请在续签时商定。"
                        .formatted(words.place(each), ChineseDates.full(each.termUntil())));
            }
            rearrangement.planOf(each, from);
        }
    }

    private void checkWish(Pairing pairing, Pairing other, String lawyer, ChangeRequest request) {
        switch (request.kind()) {
            case HOURS -> checkHours(pairing, request);
            case COMMUNITY -> checkExchange(pairing, other);
            default -> {
                if (request.wished() != null) {
                    checkWished(pairing, lawyer, request.wished());
                }
            }
        }
    }

    private void checkHours(Pairing pairing, ChangeRequest request) {
        if (request.half() == null) {
            throw new Refusal("请选择“上午或下午”。");
        }
        var now = rearrangement.planOf(pairing, request.from());
        var asked = rearrangement.planned(pairing, request.from(), request.weekday(), request.half());
        if (asked.inWords().equals(now.inWords())) {
            throw new Refusal("所申请的时间与现在的服务时间（%s）相同，请改选时间。".formatted(now.inWords()));
        }
        rearrangement.requireFree(staffing.serving(pairing), pairing, asked, request.from(), pairing.termUntil());
    }

    private void checkExchange(Pairing pairing, Pairing other) {
        if (pairing.id().equals(other.id())) {
            throw new Refusal("调往的社区与现在的社区相同，请改选。");
        }
        if (!pairing.districtCode().equals(other.districtCode())) {
            throw new Refusal("律师只能在同一区内的社区之间调整，请改选。");
        }
        if (staffing.serving(other).size() != 1) {
            throw new Refusal("%s的律师不止一名，不能整体对调。请按“更换律师”分别报告。".formatted(words.place(other)));
        }
    }

    private void checkWished(Pairing pairing, String lawyer, String wished) {
        boolean known = staffing.successors(pairing).stream()
                .anyMatch(one -> one.licenceNumber().equals(wished));
        if (!known || wished.equals(lawyer)) {
            throw new Refusal(
                    "%s不能到本社区服务：须是本所在律师名册上、尚未在本社区服务且不须回避的律师。请改选，或者留空由协调小组办公室安排。".formatted(words.name(wished)));
        }
    }

    /** How far ahead a report has to be, as the table {@code change-notice} has it for the district. */
    public record Notice(int amount, String unit, String lateOutcome, String clause) {

        /** What the table writes where a late report may take the urgent way, if its reason allows that. */
        static final String URGENT = "urgent";
    }

    /** What became of a report: decided in the usual way, the urgent way, or not until it is reported for other days. */
    public enum Outcome {
        IN_TIME("inTime"),
        URGENT("urgent"),
        LATE("late");

        private final String id;

        Outcome(String id) {
            this.id = id;
        }

        /** As diagrams write it. */
        public String id() {
            return id;
        }
    }

    /** Holds the report against the table: its first day has to be so far ahead of the day it came in. JG-17a. */
    public Outcome check(String dossier, Notice notice) {
        var change = of(dossier);
        var earliest = leadTimes.earliest(change.districtCode(), change.reportedAt(), notice.amount(), notice.unit());
        if (!change.effectiveFrom().isBefore(earliest)) {
            change.accepted(false);
            hearing.ask(change);
            dossiers.record(dossier, null, "提前期足够：须提前%s".formatted(inWords(notice)), notice.clause());
            return Outcome.IN_TIME;
        }
        boolean urgent = Notice.URGENT.equals(notice.lateOutcome())
                && reasons.of(change.districtCode(), change.kind(), change.reason())
                        .urgent();
        return urgent ? takeUrgently(change, notice) : giveBack(change, notice, earliest);
    }

    private String inWords(Notice notice) {
        return leadTimes.inWords(notice.amount(), notice.unit());
    }

    private Outcome takeUrgently(ScheduleChange change, Notice notice) {
        change.accepted(true);
        String text = "未提前%s，因“%s”按紧急调整办理".formatted(inWords(notice), change.reasonName());
        dossiers.record(change.dossierNumber(), null, text, notice.clause());
        notices.send(
                Role.COORDINATION_OFFICE.at(change.districtCode()),
                change.dossierNumber(),
                "紧急服务调整",
                "%s：%s。请尽快在任务列表中统一调配。".formatted(words.about(change), text),
                "urgent");
        return Outcome.URGENT;
    }

    private Outcome giveBack(ScheduleChange change, Notice notice, LocalDate earliest) {
        change.returned();
        String text = "提前期不足：须提前%s书面报告，按本次报告时间，最早可自%s起".formatted(inWords(notice), ChineseDates.full(earliest));
        dossiers.record(change.dossierNumber(), null, "退回报告：" + text, notice.clause());
        notices.send(
                Role.LAW_FIRM.at(change.firmCode()),
                change.dossierNumber(),
                "服务调整已退回",
                "%s：%s（%s）。请在任务列表中改期重报；不再需要的，请在案卷页撤回。".formatted(words.about(change), text, notice.clause()));
        return Outcome.LATE;
    }

    /** Why the report was given back, and from when on it can be, for the firm's form. */
    @Transactional(readOnly = true)
    public String whyReturned(String dossier, Notice notice) {
        var change = of(dossier);
        var earliest = leadTimes.earliest(change.districtCode(), clock.instant(), notice.amount(), notice.unit());
        return "提前期不足：须提前%s书面报告（%s）。今天重报的，最早可自%s起。"
                .formatted(inWords(notice), notice.clause(), ChineseDates.full(earliest));
    }

    /** The firm reports anew, for other days; the time counts from now. */
    public ScheduleChange reportAgain(String dossier, LocalDate from, LocalDate until, CurrentUser reporter) {
        var change = of(dossier);
        var other = change.otherPairingId() == null ? null : words.other(change);
        checkDays(words.pairing(change), other, from, until);
        change.reportedAgain(from, until, clock.instant());
        document.keep(change, reporter);
        return change;
    }

    /** The firm did not report anew: nothing is changed. */
    public void lapse(String dossier) {
        close(of(dossier), "律所逾期未改期重报");
    }

    /** The firm takes its report back. @param account who does so */
    public void withdraw(String dossier, String reason, String account) {
        var change = of(dossier);
        change.withdrawn(reason, clock.instant());
        dossiers.record(dossier, account, "律所撤回服务调整", reason);
        tellOfEnd(change, "律所已撤回：" + reason);
        dossiers.close(dossier, ChangeState.WITHDRAWN.chinese());
    }

    private void close(ScheduleChange change, String reason) {
        change.lapsed(reason, clock.instant());
        tellOfEnd(change, reason);
        dossiers.close(change.dossierNumber(), "%s：%s".formatted(ChangeState.LAPSED.chinese(), reason));
    }

    /** The pairing ended meanwhile: nothing is left to change. */
    void lapse(ScheduleChange change, String reason) {
        dossiers.record(
                change.dossierNumber(), null, "%s：%s".formatted(ChangeState.LAPSED.chinese(), reason), "JG-17c");
        close(change, reason);
    }

    private void tellOfEnd(ScheduleChange change, String text) {
        for (String group : List.of(
                Role.LAW_FIRM.at(change.firmCode()),
                Role.COORDINATION_OFFICE.at(change.districtCode()),
                Role.COMMUNITY.at(words.pairing(change).communityCode()))) {
            notices.send(
                    group,
                    change.dossierNumber(),
                    "服务调整不再办理",
                    "%s：%s。现有安排不变。".formatted(words.about(change), text.replaceFirst("[。．.]+$", "")),
                    "end");
        }
    }

    /** The change with that dossier, which there has to be. */
    @Transactional(readOnly = true)
    public ScheduleChange of(String dossier) {
        return changes.findByDossierNumber(dossier)
                .orElseThrow(() -> new IllegalArgumentException("no change " + dossier));
    }
}
