package org.communitycounsel.schedule;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.reducing;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The duties by plan and calendar, for modules that set them beside what was done. */
@Service
@Transactional(readOnly = true)
public class DutyRoster {

    private final ServicePlans plans;
    private final Duties duties;

    DutyRoster(ServicePlans plans, Duties duties) {
        this.plans = plans;
        this.duties = duties;
    }

    /** A duty that is done on that date, between those local times; one left out for a holiday is none. */
    public record Scheduled(long pairing, String communityCode, LocalDate date, LocalTime starts, LocalTime ends) {}

    /**
     * That a lawyer serves in a pairing by its plan, also as a substitute.
     *
     * @param until last day
     */
    public record Service(long pairing, String communityCode, LocalDate from, LocalDate until) {

        public boolean isOn(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(until);
        }
    }

    /** Of one pairing, by date. @param until last day */
    public List<Scheduled> ofPairing(long pairing, LocalDate from, LocalDate until) {
        return scheduled(plans.ofPairing(pairing, earliest(from), until), from, until);
    }

    /** By date. @param code of a community, a street or a district; until: last day */
    public List<Scheduled> ofPlace(String code, LocalDate from, LocalDate until) {
        return scheduled(
                plans.ofPlace(code, earliest(from), until).stream()
                        .map(ServicePlans.Named::plan)
                        .toList(),
                from,
                until);
    }

    /**
     * Those of the pairings for which the span holds no duty because of a holiday: what the plans have for it is left out or put
     * off beyond it.
     *
     * @param last last day
     */
    public Set<Long> resting(Collection<Long> pairings, LocalDate first, LocalDate last) {
        return plans.ofPairings(pairings, first, last).stream()
                .flatMap(plan -> months(first, last).flatMap(month -> duties.planned(plan, month)))
                .filter(duty -> isWithin(duty.planned(), first, last))
                .collect(groupingBy(
                        duty -> duty.plan().pairing(),
                        reducing(true, duty -> !isWithin(duty.date(), first, last), Boolean::logicalAnd)))
                .entrySet()
                .stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(toSet());
    }

    private static boolean isWithin(LocalDate day, LocalDate first, LocalDate last) {
        return day != null && !day.isBefore(first) && !day.isAfter(last);
    }

    /** Where the lawyer serves some time between the days, the newest first. */
    public List<Service> of(String licenceNumber, LocalDate from, LocalDate until) {
        return plans.ofLawyer(licenceNumber, from, until).stream()
                .map(ServicePlans.Named::plan)
                .sorted(comparing(ServicePlan::validFrom).reversed())
                .map(plan -> new Service(plan.pairing(), plan.communityCode(), plan.validFrom(), plan.validUntil()))
                .toList();
    }

    /** A duty of the month before may be put off into this one. */
    private static LocalDate earliest(LocalDate from) {
        return from.withDayOfMonth(1).minusMonths(1);
    }

    private List<Scheduled> scheduled(List<ServicePlan> found, LocalDate from, LocalDate until) {
        return found.stream()
                .flatMap(plan -> months(from, until).flatMap(month -> duties.of(plan, month)))
                .filter(duty -> isWithin(duty.date(), from, until))
                .map(DutyRoster::scheduled)
                .sorted(comparing(Scheduled::date).thenComparing(Scheduled::starts))
                .toList();
    }

    private static Stream<YearMonth> months(LocalDate from, LocalDate until) {
        return Stream.iterate(
                YearMonth.from(from), month -> !month.isAfter(YearMonth.from(until)), month -> month.plusMonths(1));
    }

    private static Scheduled scheduled(Duty duty) {
        var plan = duty.plan();
        return new Scheduled(plan.pairing(), plan.communityCode(), duty.date(), plan.starts(), plan.ends());
    }
}
