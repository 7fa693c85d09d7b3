package org.communitycounsel.worklog;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.communitycounsel.pairing.Pairings;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.schedule.DutyRoster;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What later modules ask of the work logs, the main ground of the review. HZ09-5.3b, SH17-2.3f. */
@Component
public class Worklog {

    private final SignedLogs logs;
    private final Attendances attendances;
    private final DutyRoster roster;
    private final Pairings pairings;
    private final Districts districts;
    private final Clock clock;

    Worklog(
            SignedLogs logs,
            Attendances attendances,
            DutyRoster roster,
            Pairings pairings,
            Districts districts,
            Clock clock) {
        this.logs = logs;
        this.attendances = attendances;
        this.roster = roster;
        this.pairings = pairings;
        this.districts = districts;
        this.clock = clock;
    }

    /**
     * The figures of a pairing. Only signed entries count, by the day of the service; one that a later signed entry corrects
     * does not. Hours that overlap count once. A duty is attended where somebody of the pairing signed in and out on its day,
     * or where a signed entry tells of a visit on that day.
     *
     * @param pairing its id
     * @param from first day
     * @param until last day
     */
    @Transactional(readOnly = true)
    public ServiceFigures figures(long pairing, LocalDate from, LocalDate until) {
        var entries = logs.of(pairing, from, until);
        var due = due(pairing, from, until);
        var present = present(pairing, entries, from, until);
        return new ServiceFigures(
                due.size(),
                count(due.stream().filter(duty -> present.contains(duty.date()))),
                count(entries.stream().filter(entry -> entry.nature() == Nature.VISIT)),
                count(entries.stream().filter(entry -> entry.nature() == Nature.MATTER)),
                entries.stream().collect(groupingBy(entry -> entry.kind().id(), TreeMap::new, summingInt(entry -> 1))),
                TimeSpent.hours(entries.stream().map(SignedLogs.Log::time).toList()),
                count(entries.stream().filter(entry -> entry.kind() == ServiceKind.LECTURE)),
                count(entries.stream().filter(entry -> entry.kind() == ServiceKind.TRAINING)),
                count(entries.stream().filter(SignedLogs.Log::returned)),
                count(entries.stream().filter(SignedLogs.Log::late)));
    }

    private static int count(Stream<?> stream) {
        return (int) stream.count();
    }

    /** The duties that are over. */
    private List<DutyRoster.Scheduled> due(long pairing, LocalDate from, LocalDate until) {
        String district = pairings.findById(pairing).orElseThrow().districtCode();
        var now = LocalDateTime.ofInstant(clock.instant(), districts.zone(district));
        return roster.ofPairing(pairing, from, until).stream()
                .filter(duty -> !duty.date().atTime(duty.ends()).isAfter(now))
                .toList();
    }

    private Set<LocalDate> present(long pairing, Collection<SignedLogs.Log> entries, LocalDate from, LocalDate until) {
        return Stream.concat(
                        attendances.findByPairingIdAndDayBetweenOrderById(pairing, from, until).stream()
                                .filter(attendance -> attendance.checkedOutAt() != null)
                                .map(DutyAttendance::day),
                        entries.stream()
                                .filter(entry -> entry.nature() == Nature.VISIT)
                                .map(entry -> entry.from().toLocalDate()))
                .collect(toSet());
    }
}
