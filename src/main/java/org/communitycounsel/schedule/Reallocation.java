package org.communitycounsel.schedule;

import static java.util.stream.Collectors.joining;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communitycounsel.pairing.Half;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.pairing.Staffing;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.calendar.LeadTimes;
import org.communitycounsel.platform.dossier.Dossiers;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.platform.notification.Notices;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The coordination office reallocates uniformly: who takes over, or which hours, or that all stays as it is. JG-17c. */
@Service
@Transactional
public class Reallocation {

    private final ScheduleChanges changes;
    private final ChangeReports reports;
    private final Hearing hearing;
    private final ChangeWords words;
    private final Rearrangement rearrangement;
    private final ServicePlans plans;
    private final ChangeNotices told;
    private final Staffing staffing;
    private final LeadTimes leadTimes;
    private final Dossiers dossiers;
    private final Notices notices;
    private final Clock clock;

    Reallocation(
            ScheduleChanges changes,
            ChangeReports reports,
            Hearing hearing,
            ChangeWords words,
            Rearrangement rearrangement,
            ServicePlans plans,
            ChangeNotices told,
            Staffing staffing,
            LeadTimes leadTimes,
            Dossiers dossiers,
            Notices notices,
            Clock clock) {
        this.changes = changes;
        this.reports = reports;
        this.hearing = hearing;
        this.words = words;
        this.rearrangement = rearrangement;
        this.plans = plans;
        this.told = told;
        this.staffing = staffing;
        this.leadTimes = leadTimes;
        this.dossiers = dossiers;
        this.notices = notices;
        this.clock = clock;
    }

    // --- what the office sees

    /** Who could take over: licence number to name, what the lawyer serves now, and whether the time is free. */
    @Transactional(readOnly = true)
    public Map<String, String> candidates(String dossier) {
        var change = reports.of(dossier);
        Map<String, String> candidates = new LinkedHashMap<>();
        if (change.kind().needsLawyer()) {
            var pairing = words.pairing(change);
            for (var one : staffing.successors(pairing)) {
                if (change.kind() == ChangeKind.LEAVE || one.couldTake(promised(change, one.licenceNumber()))) {
                    candidates.put(one.licenceNumber(), candidate(change, pairing, one));
                }
            }
        }
        return candidates;
    }

    /** Places promised to the lawyer by changes that are decided and not in force. */
    private int promised(ScheduleChange but, String lawyer) {
        return (int)
                changes.findByDecidedLawyerAndKindAndState(lawyer, ChangeKind.LAWYER, ChangeState.APPROVED).stream()
                        .filter(other -> !other.id().equals(but.id()))
                        .count();
    }

    private String candidate(ScheduleChange change, Pairing pairing, Staffing.Successor one) {
        var plan = rearrangement.planOf(pairing, firstDay(change));
        String time = rearrangement
                .busy(List.of(one.licenceNumber()), pairing, plan, firstDay(change), lastDay(change, pairing))
                .orElse("服务时间空闲");
        return "%s（现服务%d个社区；%s；%s）".formatted(one.name(), one.serving(), time, one.reasons());
    }

    /** The duties that go over to another, Chinese. */
    @Transactional(readOnly = true)
    public String duties(String dossier) {
        var change = reports.of(dossier);
        var pairings = new ArrayList<>(List.of(words.pairing(change)));
        if (change.otherPairingId() != null) {
            pairings.add(words.other(change));
        }
        return pairings.stream()
                .map(pairing -> words.place(pairing) + "："
                        + plans.of(pairing.id(), firstDay(change))
                                .map(ServicePlan::inWords)
                                .orElse("尚未安排"))
                .collect(joining("\n\n"));
    }

    /** The first day it can be in force, as things are now. */
    LocalDate firstDay(ScheduleChange change) {
        return change.firstDay(leadTimes.day(change.districtCode(), clock.instant()));
    }

    private static LocalDate lastDay(ScheduleChange change, Pairing pairing) {
        return change.effectiveUntil() == null ? pairing.termUntil() : change.effectiveUntil();
    }

    // --- until when

    /**
     * When it goes up to the supervisor: as the last working day before the first day begins, where that leaves the office
     * the time it has in any case.
     *
     * @param least when that time is over
     */
    @Transactional(readOnly = true)
    public Date decideBy(String dossier, Date least) {
        var change = reports.of(dossier);
        return LeadTimes.later(leadTimes.workingDayBefore(change.districtCode(), change.effectiveFrom()), least);
    }

    /** Until when the supervisor decides: until the first day begins, or longer where that leaves too little time. */
    @Transactional(readOnly = true)
    public Date superviseBy(String dossier, Date least) {
        var change = reports.of(dossier);
        return LeadTimes.later(leadTimes.beginning(change.districtCode(), change.effectiveFrom()), least);
    }

    /** The office has not decided in time: who is above it does. */
    public void escalate(String dossier) {
        var change = reports.of(dossier);
        String text = "协调小组办公室未在%s作出决定，已上报督查人员和区司法局决定".formatted(change.urgent() ? "紧急调整的时限内" : "生效日前一个工作日");
        dossiers.record(dossier, null, text, "JG-17c、HZ09-7.4b");
        for (Role role : List.of(Role.DISTRICT_BUREAU, Role.SUPERVISOR, Role.COORDINATION_OFFICE)) {
            notices.send(
                    role.at(change.districtCode()),
                    dossier,
                    "服务调整逾期未决定",
                    "%s：%s。".formatted(words.about(change), text),
                    "escalated");
        }
    }

    // --- the decision

    /**
     * What is decided.
     *
     * @param lawyer licence number of who takes over, or null
     * @param weekday 1 (Monday) to 7 and half: other hours than asked for, or null
     * @param reason why
     */
    public record Decision(boolean approved, String lawyer, Integer weekday, Half half, String reason) {}

    /**
     * Whether the lawyer the office has in mind is yet to be heard; if so, that is asked for now, and nothing is decided.
     * An urgent change is decided without.
     */
    public boolean hearsFirst(String dossier, Decision decision) {
        var change = reports.of(dossier);
        boolean first = decision.approved()
                && change.kind().needsLawyer()
                && !change.urgent()
                && decision.lawyer() != null
                && !hearing.heard(change, decision.lawyer());
        if (first) {
            check(change, decision);
            hearing.ask(change, Role.LAWYER.at(decision.lawyer()));
            dossiers.record(dossier, null, "拟由%s律师承担，先听取其意见".formatted(words.name(decision.lawyer())), "JG-17c");
        }
        return first;
    }

    /** Decides. Of two who want the same place or the same time, the second is refused here. */
    public void decide(String dossier, Decision decision, String account) {
        var change = reports.of(dossier);
        if (!decision.approved()) {
            change.refused(decision.reason(), clock.instant());
            dossiers.record(dossier, account, "决定：不同意调整，维持原安排", decision.reason());
            return;
        }
        check(change, decision);
        change.approved(
                change.kind().needsLawyer() ? decision.lawyer() : null,
                change.kind() == ChangeKind.HOURS ? decision.weekday() : null,
                change.kind() == ChangeKind.HOURS ? decision.half() : null,
                decision.reason(),
                clock.instant());
        change.isDecidedAs(words.decided(change));
        changes.saveAndFlush(change);
        if (change.kind().changesPairing()) {
            propose(change);
        }
        String text = "决定：同意，%s，%s".formatted(change.decided(), words.days(change));
        dossiers.record(dossier, account, text, decision.reason());
        told.all(change, "服务调整已决定", text + "。理由：" + decision.reason());
    }

    private void check(ScheduleChange change, Decision decision) {
        switch (change.kind()) {
            case HOURS -> {}
            case COMMUNITY -> checkExchange(change);
            default -> checkLawyer(change, decision.lawyer());
        }
    }

    private void checkLawyer(ScheduleChange change, String lawyer) {
        var pairing = words.pairing(change);
        if (lawyer == null) {
            throw new Refusal("请选择由哪位律师承担。没有合适人选的，请选择“不同意”并说明理由。");
        }
        if (change.kind() == ChangeKind.LEAVE && firstDay(change).isAfter(change.effectiveUntil())) {
            throw new Refusal("代班的期间已经过去，请选择“不同意”并说明理由。");
        }
        checkMayServe(pairing, lawyer);
        boolean known = staffing.successors(pairing).stream()
                .anyMatch(one -> one.licenceNumber().equals(lawyer));
        if (!known) {
            throw new Refusal("%s不是本所可以到该社区服务的律师，请从列表中选择。".formatted(words.name(lawyer)));
        }
        rearrangement.requireFree(
                List.of(lawyer),
                pairing,
                rearrangement.planOf(pairing, firstDay(change)),
                firstDay(change),
                lastDay(change, pairing));
        if (change.kind() == ChangeKind.LAWYER) {
            staffing.requireNothingToSign(pairing);
            requirePlace(change, pairing, lawyer);
        }
    }

    private void requirePlace(ScheduleChange change, Pairing pairing, String lawyer) {
        if (!staffing.hasPlace(pairing, lawyer, promised(change, lawyer))) {
            throw new Refusal("%s的名额已满，或者已由其他服务调整占用，请另选律师。".formatted(words.name(lawyer)));
        }
    }

    private void checkMayServe(Pairing pairing, String lawyer) {
        if (!staffing.isOnRoster(lawyer)) {
            throw new Refusal("%s已不在律师名册，不能承担。请另选律师，或者决定不同意。".formatted(words.name(lawyer)));
        }
        staffing.conflict(lawyer, pairing.communityCode()).ifPresent(why -> {
            throw new Refusal(
                    "%s与%s有利益冲突（%s），依照JG-13b不能到该社区服务。请另选律师。".formatted(words.name(lawyer), words.place(pairing), why));
        });
    }

    private void checkExchange(ScheduleChange change) {
        var pairing = words.pairing(change);
        var other = words.other(change);
        staffing.requireNothingToSign(pairing);
        staffing.requireNothingToSign(other);
        checkMayServe(other, change.licenceNumber());
        checkMayServe(pairing, soleLawyer(other));
    }

    /** An exchange is with a pairing of one lawyer. */
    String soleLawyer(Pairing pairing) {
        Set<String> serving = staffing.serving(pairing);
        if (serving.size() != 1) {
            throw new Refusal("%s的律师已有变动，不能对调。请决定不同意，由律所重新报告。".formatted(words.place(pairing)));
        }
        return serving.iterator().next();
    }

    private void propose(ScheduleChange change) {
        var pairing = words.pairing(change);
        if (change.kind() == ChangeKind.LAWYER) {
            propose(change, pairing, change.licenceNumber(), change.decidedLawyer());
            return;
        }
        var other = words.other(change);
        String coming = soleLawyer(other);
        propose(change, pairing, change.licenceNumber(), coming);
        propose(change, other, coming, change.licenceNumber());
    }

    private void propose(ScheduleChange change, Pairing pairing, String leaving, String joining) {
        staffing.propose(
                pairing,
                new Staffing.Proposal(
                        change.dossierNumber(),
                        leaving,
                        joining,
                        firstDay(change),
                        rearrangement.planOf(pairing, firstDay(change)).inWords(),
                        change.reasonName()));
    }

    /** Nobody decided: all stays as it is. */
    public void keepAsIs(String dossier) {
        reports.of(dossier).refused("逾期未作决定，维持原安排", clock.instant());
        dossiers.record(dossier, null, "生效日前未作决定，维持原安排", "JG-17c");
    }

    /** Firm, community and lawyers learn that all stays as it is, and why. */
    public void tellOfRefusal(String dossier) {
        var change = reports.of(dossier);
        told.all(change, "服务调整未获同意", "维持原安排。理由：" + change.decisionReason());
        told.close(change, "不同意：" + change.decisionReason());
    }
}
