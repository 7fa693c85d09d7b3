package org.communitycounsel.worklog.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.worklog.DutyAttendance;
import org.communitycounsel.worklog.LogEntries;
import org.communitycounsel.worklog.LogEntry;
import org.communitycounsel.worklog.LogState;
import org.communitycounsel.worklog.Nature;
import org.communitycounsel.worklog.OnDuty;
import org.communitycounsel.worklog.OwnCommunities;
import org.communitycounsel.worklog.PersonServed;
import org.communitycounsel.worklog.ServiceKind;
import org.springframework.stereotype.Component;

/** What the form for a record begins with, so that a lawyer types little: the fields of the start form, by key. */
@Component
class Suggestions {

    private final OnDuty onDuty;
    private final LogEntries entries;
    private final Districts districts;
    private final Clock clock;

    Suggestions(OnDuty onDuty, LogEntries entries, Districts districts, Clock clock) {
        this.onDuty = onDuty;
        this.entries = entries;
        this.districts = districts;
        this.clock = clock;
    }

    /**
     * Most likely the visit that is over or under way: since the lawyer signed in, until the lawyer signed out, else the hours
     * of today's duty. Where it is recorded already, a matter of that time.
     *
     * @param places where the lawyer serves, at least one
     */
    Map<String, String> now(String licence, List<OwnCommunities.Place> places) {
        var form = new HashMap<>(Map.of("served", PersonServed.RESIDENT.id(), "nature", Nature.MATTER.id()));
        String community = community(licence, places);
        var zone = zone(community);
        var now = LocalDateTime.ofInstant(clock.instant(), zone).truncatedTo(ChronoUnit.MINUTES);
        form.put("community", community);
        form.put("day", now.toLocalDate().toString());
        form.put("until", now.toLocalTime().toString());
        attended(licence, community, now)
                .ifPresentOrElse(
                        one -> between(form, licence, now, time(one.checkedInAt(), zone), left(one, now, zone)),
                        () -> onDuty.today(licence, community)
                                .filter(duty -> !now.toLocalTime().isBefore(duty.ends()))
                                .ifPresent(duty -> between(form, licence, now, duty.starts(), duty.ends())));
        return form;
    }

    private String community(String licence, List<OwnCommunities.Place> places) {
        return onDuty.current(licence)
                .or(() -> unrecorded(licence))
                .map(DutyAttendance::communityCode)
                .or(() -> places.stream()
                        .map(OwnCommunities.Place::code)
                        .filter(code -> onDuty.today(licence, code).isPresent())
                        .findFirst())
                .orElse(places.get(0).code());
    }

    /** The last duty of today, as long as its visit is to be recorded. */
    private Optional<DutyAttendance> unrecorded(String licence) {
        return onDuty.last(licence).stream()
                .filter(one -> one.checkedOutAt() != null)
                .filter(one -> one.day().equals(LocalDate.ofInstant(clock.instant(), zone(one.communityCode()))))
                .findFirst()
                .filter(one -> !isRecorded(licence, local(one.checkedInAt(), one), local(one.checkedOutAt(), one)));
    }

    private LocalDateTime local(Instant moment, DutyAttendance one) {
        return one.day().atTime(time(moment, zone(one.communityCode())));
    }

    private boolean isRecorded(String licence, LocalDateTime from, LocalDateTime until) {
        return entries.findFirstByLicenceNumberAndNatureAndStateInAndOccurredFromBetween(
                        licence,
                        Nature.VISIT,
                        List.of(LogState.SUBMITTED, LogState.RETURNED, LogState.SIGNED),
                        from,
                        until)
                .isPresent();
    }

    private Optional<DutyAttendance> attended(String licence, String community, LocalDateTime now) {
        return onDuty.last(licence).stream()
                .filter(one -> one.day().equals(now.toLocalDate()))
                .filter(one -> one.communityCode().equals(community))
                .findFirst();
    }

    private void between(Map<String, String> form, String licence, LocalDateTime now, LocalTime from, LocalTime until) {
        form.put("from", from.toString());
        form.put("until", until.toString());
        boolean recorded = isRecorded(licence, now.with(from), now.with(until));
        form.put("nature", (recorded ? Nature.MATTER : Nature.VISIT).id());
        form.put("kind", (recorded ? ServiceKind.ADVICE : ServiceKind.RECEPTION).id());
    }

    private static LocalTime left(DutyAttendance attendance, LocalDateTime now, ZoneId zone) {
        return attendance.checkedOutAt() == null ? now.toLocalTime() : time(attendance.checkedOutAt(), zone);
    }

    /** The correct whole of a record begins with a copy of the wrong one. */
    static Map<String, String> correcting(LogEntry wrong) {
        var form = new HashMap<String, String>();
        form.put("corrects", wrong.number());
        form.put("community", wrong.communityCode());
        form.put("nature", wrong.nature().id());
        form.put("day", wrong.from().toLocalDate().toString());
        form.put("from", wrong.from().toLocalTime().toString());
        form.put("until", wrong.until().toLocalTime().toString());
        form.put("served", wrong.served().id());
        form.put("whom", wrong.whom());
        form.put("kind", wrong.kind().id());
        form.put("content", wrong.content());
        form.put("result", wrong.result());
        return form;
    }

    /** When the lawyer signed in, local, such as 14:02. */
    String since(DutyAttendance attendance) {
        return time(attendance.checkedInAt(), zone(attendance.communityCode())).toString();
    }

    private static LocalTime time(Instant moment, ZoneId zone) {
        return LocalTime.ofInstant(moment, zone).truncatedTo(ChronoUnit.MINUTES);
    }

    private ZoneId zone(String community) {
        return districts.zone(community.substring(0, 6));
    }
}
