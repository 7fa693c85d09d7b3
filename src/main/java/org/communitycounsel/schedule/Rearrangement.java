package org.communitycounsel.schedule;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.communitycounsel.pairing.Half;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.pairing.Staffing;
import org.communitycounsel.platform.Refusal;
import org.springframework.stereotype.Component;

/** Gives a pairing's service another time or other lawyers from a day on; what was planned before that day stays. */
@Component
class Rearrangement {

    private final ServicePlans plans;
    private final HalfDays halfDays;
    private final Staffing staffing;

    Rearrangement(ServicePlans plans, HalfDays halfDays, Staffing staffing) {
        this.plans = plans;
        this.halfDays = halfDays;
        this.staffing = staffing;
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
        var row = halfDays.hours(pairing);
        return plan.at(weekday == null ? plan.weekday() : weekday, half == null ? plan.half() : half, row);
    }

    /** Refuses a time which one of the lawyers has given to another community; they give it to none until the transaction ends. */
    void requireFree(Collection<String> lawyers, Pairing pairing, ServicePlan plan, LocalDate from, LocalDate until) {
        plans.lock(lawyers);
        busy(lawyers, pairing, plan, from, until).ifPresent(why -> {
            throw new Refusal(why + "，同一时间不能再到本社区。请另选时间或另选律师。");
        });
    }

    /**
     * Where one of the lawyers is at that time, such as 律师周三下午已约定在清波门社区值班; empty where all are free, or nobody is
     * due between the days.
     */
    Optional<String> busy(
            Collection<String> lawyers, Pairing pairing, ServicePlan plan, LocalDate from, LocalDate until) {
        if (!plan.between(from, until).hasDates()) {
            return Optional.empty();
        }
        var taken = halfDays.takenElsewhere(lawyers, pairing, from, until);
        return plan.slot()
                .filter(taken::containsKey)
                .map(slot -> "律师%s已约定在%s值班".formatted(slot.chinese(), taken.get(slot)));
    }

    /** From the day on the service is at another time. */
    void hoursFrom(Pairing pairing, LocalDate from, Integer weekday, Half half) {
        var plan = planned(pairing, from, weekday, half).between(from, pairing.termUntil());
        Set<String> lawyers = staffing.serving(pairing);
        requireFree(lawyers, pairing, plan, from, pairing.termUntil());
        plans.replace(from, plan, lawyers);
    }

    /** For a span of days somebody stands in, where duties fall in it; behind it all is as before. */
    void cover(Pairing pairing, String absent, String substitute, LocalDate from, LocalDate until) {
        var plan = planOf(pairing, from);
        var span = plan.between(from, until);
        if (!span.hasDates()) {
            return;
        }
        requireFree(List.of(substitute), pairing, plan, from, until);
        Set<String> own = staffing.serving(pairing);
        plans.replace(from, span, exchanged(own, absent, substitute));
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
        plans.lock(takeovers.stream()
                .flatMap(takeover ->
                        Stream.concat(staffing.serving(takeover.pairing()).stream(), Stream.of(takeover.joining())))
                .toList());
        var before = takeovers.stream()
                .map(takeover -> planOf(takeover.pairing(), from))
                .toList();
        before.forEach(plan -> plans.end(plan.pairing(), from));
        for (int n = 0; n < takeovers.size(); n++) {
            var takeover = takeovers.get(n);
            var lawyers = exchanged(staffing.serving(takeover.pairing()), takeover.leaving(), takeover.joining());
            halfDays.give(
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
            plans.end(pairing.id(), from);
            halfDays.give(pairing, plan.get().between(from, pairing.termUntil()), own);
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
        plans.end(pairing.id(), from);
        for (var each : planned) {
            var plan = each.plan();
            var first = plan.validFrom().isBefore(from) ? from : plan.validFrom();
            var lawyers = each.without(leaving, joining);
            halfDays.give(
                    pairing,
                    plan.between(first, plan.validUntil()),
                    lawyers.isEmpty() ? staffing.serving(pairing) : lawyers);
        }
    }
}
