package org.communitycounsel.worklog;

import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.communitycounsel.platform.calendar.WorkingCalendar;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.schedule.DutyRoster;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is due in the present periods, and what will be missing, before they end; and what was missing in those that have
 * ended. HZ09-5.1, JG-9, SH17-2.3.
 */
@Service
@Transactional(readOnly = true)
public class Obligations {

    private static final BigDecimal MINUTES = BigDecimal.valueOf(60);

    private final ServedPairings pairings;
    private final DutyTargets targets;
    private final WorkDone work;
    private final DutyRoster roster;
    private final WorkingCalendar calendar;
    private final Districts districts;
    private final Clock clock;

    Obligations(
            ServedPairings pairings,
            DutyTargets targets,
            WorkDone work,
            DutyRoster roster,
            WorkingCalendar calendar,
            Districts districts,
            Clock clock) {
        this.pairings = pairings;
        this.targets = targets;
        this.work = work;
        this.roster = roster;
        this.calendar = calendar;
        this.districts = districts;
        this.clock = clock;
    }

    /** By community, then as the table has them. @param code of a community, a street or a district */
    public List<Obligation> ofPlace(String code) {
        return of(pairings.ofPlace(code, null), null);
    }

    public List<Obligation> ofFirm(String code) {
        return of(pairings.ofFirm(code, null), null);
    }

    /** Of the pairings in which the lawyer serves today, as a substitute, too. */
    public List<Obligation> ofLawyer(String licence) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Districts.DEFAULT_ZONE);
        return of(
                pairings.ofIds(roster.of(licence, today, today).stream()
                        .map(DutyRoster.Service::pairing)
                        .toList()),
                null);
    }

    /** One for each period that ended then and was served from its first day to its last, in order of time. */
    public List<Obligation> ofPlace(String code, LookBack back) {
        return of(pairings.ofPlace(code, days(back)), back);
    }

    /** The same of the firm's pairings. */
    public List<Obligation> ofFirm(String code, LookBack back) {
        return of(pairings.ofFirm(code, days(back)), back);
    }

    /** The same of the pairings in which the lawyer served then. */
    public List<Obligation> ofLawyer(String licence, LookBack back) {
        return of(pairings.ofLawyer(licence, days(back)), back);
    }

    private ServedPairings.Days days(LookBack back) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Districts.DEFAULT_ZONE);
        return new ServedPairings.Days(back.first(today), back.last(today));
    }

    private List<Obligation> of(List<ServedPairing> served, LookBack back) {
        return served.stream()
                .collect(groupingBy(ServedPairing::districtCode, TreeMap::new, toList()))
                .entrySet()
                .stream()
                .flatMap(district -> of(district.getKey(), district.getValue(), back))
                .toList();
    }

    private Stream<Obligation> of(String district, List<ServedPairing> served, LookBack back) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), districts.zone(district));
        LocalDate from = back == null ? today : back.first(today);
        var due = targets(district, served);
        var done = work.since(
                earliest(due.values(), from, true),
                earliest(due.values(), from, false),
                served.stream().map(ServedPairing::id).toList(),
                districts.zone(district));
        var periods = periods(district, due.values(), today, back);
        var resting = resting(district, served, periods);
        return served.stream()
                .flatMap(pairing -> due.get(kind(pairing)).stream()
                        .flatMap(target -> periods.get(target).stream()
                                .filter(first -> back == null
                                        || pairing.isServed(
                                                first, target.period().last(first)))
                                .filter(first -> !resting.getOrDefault(new HalfDays(target, first), Set.of())
                                        .contains(pairing.id()))
                                .map(first -> obligation(
                                        pairing, target, done.getOrDefault(pairing.id(), List.of()), first, today))));
    }

    /** The first days of each target's periods that are looked at; nothing is due in a week of holidays. */
    private Map<DutyTargets.Target, List<LocalDate>> periods(
            String district, Collection<List<DutyTargets.Target>> targets, LocalDate today, LookBack back) {
        return targets.stream()
                .flatMap(List::stream)
                .distinct()
                .collect(toMap(
                        target -> target,
                        target -> periods(target.period(), today, back)
                                .filter(first -> first.datesUntil(
                                                target.period().last(first).plusDays(1))
                                        .anyMatch(day -> calendar.isWorkingDay(district, day)))
                                .toList()));
    }

    /** The half days asked for in the period that begins on that day. */
    private record HalfDays(DutyTargets.Target target, LocalDate first) {

        LocalDate last() {
            return target.period().last(first);
        }
    }

    /** The pairings of which no half day is asked in a week, as the schedule has none because of a holiday. */
    private Map<HalfDays, Set<Long>> resting(
            String district, List<ServedPairing> served, Map<DutyTargets.Target, List<LocalDate>> periods) {
        var pairings = served.stream().map(ServedPairing::id).toList();
        return periods.entrySet().stream()
                .filter(entry -> entry.getKey().measure() == Measure.HALF_DAYS
                        && entry.getKey().period() == Recurrence.WEEK)
                .flatMap(entry -> entry.getValue().stream().map(first -> new HalfDays(entry.getKey(), first)))
                .filter(week -> week.first()
                        .datesUntil(week.last().plusDays(1))
                        .anyMatch(day -> calendar.day(district, day).isHoliday()))
                .collect(toMap(week -> week, week -> roster.resting(pairings, week.first(), week.last())));
    }

    private static Stream<LocalDate> periods(Recurrence period, LocalDate today, LookBack back) {
        return back == null
                ? Stream.of(period.first(today))
                : Stream.iterate(
                        period.first(back.first(today)),
                        first -> !period.last(first).isAfter(back.last(today)),
                        first -> period.last(first).plusDays(1));
    }

    /** By what the table asks of a pairing. */
    private Map<String, List<DutyTargets.Target>> targets(String district, List<ServedPairing> served) {
        Map<String, List<DutyTargets.Target>> known = new HashMap<>();
        served.forEach(pairing ->
                known.computeIfAbsent(kind(pairing), key -> targets.of(district, pairing.form(), pairing.community())));
        return known;
    }

    private static String kind(ServedPairing pairing) {
        return pairing.form().id() + " " + pairing.community();
    }

    /** When the earliest of the periods of that day begins, of targets that count time, or of the others. */
    private static LocalDate earliest(Collection<List<DutyTargets.Target>> targets, LocalDate day, boolean ofTime) {
        return targets.stream()
                .flatMap(List::stream)
                .filter(target -> target.measure().countsTime() == ofTime)
                .map(target -> target.period().first(day))
                .min(naturalOrder())
                .orElse(day);
    }

    private Obligation obligation(
            ServedPairing pairing,
            DutyTargets.Target target,
            Collection<WorkDone.Piece> pieces,
            LocalDate first,
            LocalDate today) {
        LocalDate last = target.period().last(first);
        var inPeriod = pieces.stream().filter(piece -> piece.isIn(first, last)).toList();
        var amount = BigDecimal.valueOf(target.amount());
        var done = WorkDone.amount(
                target, inPeriod.stream().filter(WorkDone.Piece::signed).toList());
        var withWaiting = WorkDone.amount(target, inPeriod);
        var missing = amount.subtract(withWaiting).max(BigDecimal.ZERO);
        return new Obligation(
                pairing,
                target.id(),
                target.name(),
                target.period(),
                target.inWords(),
                first,
                last,
                done,
                withWaiting.subtract(done),
                missing,
                target.measure().chinese(),
                last.isBefore(today)
                        ? progress(done.compareTo(amount) >= 0, missing)
                        : progress(pairing, target, done.compareTo(amount) >= 0, missing, today),
                target.clause());
    }

    /** Of a period that is over. */
    private static Progress progress(boolean done, BigDecimal missing) {
        if (done) {
            return Progress.DONE;
        }
        return missing.signum() > 0 ? Progress.MISSED : Progress.UNSIGNED;
    }

    private Progress progress(
            ServedPairing pairing, DutyTargets.Target target, boolean done, BigDecimal missing, LocalDate today) {
        if (done) {
            return Progress.DONE;
        }
        boolean fullPeriod = !pairing.since().isAfter(target.period().first(today));
        boolean atRisk = missing.signum() > 0
                && fullPeriod
                && !today.isBefore(warnedFrom(pairing, target, today))
                && missing.compareTo(planned(pairing, target, today)) > 0;
        return atRisk ? Progress.AT_RISK : Progress.UNDER_WAY;
    }

    private LocalDate warnedFrom(ServedPairing pairing, DutyTargets.Target target, LocalDate today) {
        LocalDate next = target.period().last(today).plusDays(1);
        return calendar.plusWorkingDays(pairing.districtCode(), next, -target.remindDays());
    }

    /** How much of the measure the duties planned for the rest of the period will bring. */
    private BigDecimal planned(ServedPairing pairing, DutyTargets.Target target, LocalDate today) {
        var now = LocalDateTime.ofInstant(clock.instant(), districts.zone(pairing.districtCode()));
        var rest = roster.ofPairing(pairing.id(), today, target.period().last(today)).stream()
                .filter(duty -> duty.date().atTime(duty.starts()).isAfter(now))
                .toList();
        return switch (target.measure()) {
            case HALF_DAYS -> BigDecimal.valueOf(rest.size());
            case HOURS -> hours(rest);
            case LECTURES, TRAININGS -> BigDecimal.ZERO;
        };
    }

    private static BigDecimal hours(Collection<DutyRoster.Scheduled> duties) {
        long minutes = duties.stream()
                .mapToLong(duty -> Duration.between(duty.starts(), duty.ends()).toMinutes())
                .sum();
        return BigDecimal.valueOf(minutes).divide(MINUTES, 1, RoundingMode.DOWN);
    }
}
