package org.communitycounsel.schedule;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.communitycounsel.directory.Communities;
import org.communitycounsel.pairing.Half;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.pairing.Staffing;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.dossier.Dossiers;
import org.springframework.stereotype.Component;

/** Gives a pairing's service another time or other lawyers from a day on; what was planned before that day stays. */
@Component
class Rearrangement {

    private final ServicePlans plans;
    private final DutyHours dutyHours;
    private final Staffing staffing;
    private final Communities communities;
    private final Dossiers dossiers;

    Rearrangement(
            ServicePlans plans, DutyHours dutyHours, Staffing staffing, Communities communities, Dossiers dossiers) {
        this.plans = plans;
        this.dutyHours = dutyHours;
        this.staffing = staffing;
        this.communities = communities;
        this.dossiers = dossiers;
    }

    /** The plan as it holds on the day. */
    ServicePlan planOf(Pairing pairing, LocalDate day) {
        return plans.of(pairing.id(), day)
                .orElseThrow(() -> new Refusal("该结对在%s没有值班安排，不能调整。请选择服务期内的日期。".formatted(day)));
    }

    /** The plan with another time, as the district's table has its hours. @param weekday null where it stays */
    ServicePlan planned(Pairing pairing, LocalDate day, Integer weekday, Half half) {
        var plan = planOf(pairing, day);
        if (weekday != null && plan.slot().isEmpty()) {
            throw new Refusal("本社区的服务日固定为%s，不能改为星期几，只能改上午或下午。".formatted(plan.inWords()));
        }
        var row = dutyHours.of(
                pairing.districtCode(),
                pairing.form(),
                communities.findById(pairing.communityCode()).orElseThrow().name());
        return plan.at(weekday == null ? plan.weekday() : weekday, half == null ? plan.half() : half, row);
    }

    /** Refuses a time which one of the lawyers has given to another community; they give it to none until the transaction ends. */
    void requireFree(Collection<String> lawyers, ServicePlan plan, LocalDate from, LocalDate until) {
        plans.lock(lawyers);
        busy(lawyers, plan, from, until).ifPresent(why -> {
            throw new Refusal(why + "，同一时间不能再到本社区。请另选时间或另选律师。");
        });
    }

    /** Where one of the lawyers is at that time, such as 律师周三下午已在清波门社区值班; empty where all are free. */
    Optional<String> busy(Collection<String> lawyers, ServicePlan plan, LocalDate from, LocalDate until) {
        var taken = plans.takenElsewhere(lawyers, Set.of(plan.pairing()), from, until);
        return plan.slot()
                .filter(taken::containsKey)
                .map(slot -> "律师%s已在%s值班".formatted(slot.chinese(), taken.get(slot)));
    }

    /** From the day on the service is at another time. */
    void hoursFrom(Pairing pairing, LocalDate from, Integer weekday, Half half) {
        var plan = planned(pairing, from, weekday, half).between(from, pairing.termUntil());
        Set<String> lawyers = staffing.serving(pairing);
        requireFree(lawyers, plan, from, pairing.termUntil());
        plans.replace(from, plan, lawyers);
    }

    /** For a span of days somebody stands in; behind it all is as before. */
    void cover(Pairing pairing, String absent, String substitute, LocalDate from, LocalDate until) {
        var plan = planOf(pairing, from);
        requireFree(List.of(substitute), plan, from, until);
        Set<String> own = staffing.serving(pairing);
        plans.replace(from, plan.between(from, until), exchanged(own, absent, substitute));
        plans.add(plan.between(until.plusDays(1), pairing.termUntil()), own);
    }

    private static Set<String> exchanged(Set<String> lawyers, String leaving, String joining) {
        Set<String> exchanged = new HashSet<>(lawyers);
        exchanged.remove(leaving);
        exchanged.add(joining);
        return exchanged;
    }

    /** One lawyer takes another's duties over. */
    record Takeover(Pairing pairing, String leaving, String joining) {}

    /**
     * From the day on others serve; all of them at once, since two may change places. Where the time has been given away
     * since it was decided, the first free half day takes its place, and the dossier says so.
     */
    void lawyersFrom(LocalDate from, List<Takeover> takeovers) {
        plans.lock(takeovers.stream().map(Takeover::joining).toList());
        var before = takeovers.stream()
                .map(takeover -> planOf(takeover.pairing(), from))
                .toList();
        before.forEach(plan -> plans.end(plan.pairing(), from));
        for (int n = 0; n < takeovers.size(); n++) {
            var takeover = takeovers.get(n);
            var lawyers = exchanged(staffing.serving(takeover.pairing()), takeover.leaving(), takeover.joining());
            addWhereFree(
                    takeover.pairing(),
                    before.get(n).between(from, takeover.pairing().termUntil()),
                    lawyers);
        }
    }

    /** From the day on the pairing's own lawyers serve again, whatever was planned. */
    void restore(Pairing pairing, LocalDate from) {
        if (from.isAfter(pairing.termUntil())) {
            return;
        }
        var plan = plans.of(pairing.id(), from);
        var own = staffing.serving(pairing);
        if (plan.isPresent()) {
            plans.lock(own);
            plans.end(pairing.id(), from);
            addWhereFree(pairing, plan.get().between(from, pairing.termUntil()), own);
        }
    }

    /**
     * From the day on one lawyer serves in another's place in all that is planned; what is planned otherwise, such as a leave
     * of a third, stays.
     *
     * @param joining licence number, or null where the others serve without
     */
    void exchange(Pairing pairing, LocalDate from, String leaving, String joining) {
        var planned = plans.from(pairing.id(), from);
        if (planned.stream().allMatch(each -> each.without(leaving, joining).equals(each.lawyers()))) {
            return;
        }
        plans.lock(joining == null ? List.of() : List.of(joining));
        plans.end(pairing.id(), from);
        for (var each : planned) {
            var plan = each.plan();
            var first = plan.validFrom().isBefore(from) ? from : plan.validFrom();
            var lawyers = each.without(leaving, joining);
            addWhereFree(
                    pairing,
                    plan.between(first, plan.validUntil()),
                    lawyers.isEmpty() ? staffing.serving(pairing) : lawyers);
        }
    }

    private void addWhereFree(Pairing pairing, ServicePlan plan, Collection<String> lawyers) {
        var taken = plans.takenElsewhere(lawyers, Set.of(plan.pairing()), plan.validFrom(), plan.validUntil());
        var wanted = plan.slot().filter(taken::containsKey);
        if (wanted.isEmpty()) {
            plans.add(plan, lawyers);
            return;
        }
        var free = Slot.ofWorkingWeek()
                .filter(slot -> !taken.containsKey(slot))
                .findFirst()
                .orElseThrow(() -> new Refusal("律师每周的十个半天都已排了值班，无法再为该社区安排。请先调整其他社区的值班时间。"));
        var hours = dutyHours.of(
                pairing.districtCode(),
                pairing.form(),
                communities.findById(pairing.communityCode()).orElseThrow().name());
        plans.add(plan.at(free.weekday(), free.half(), hours), lawyers);
        dossiers.record(
                pairing.dossierNumber(),
                null,
                "律师%s已在%s值班，本社区改为%s".formatted(wanted.get().chinese(), taken.get(wanted.get()), free.chinese()),
                plan.clause());
    }
}
