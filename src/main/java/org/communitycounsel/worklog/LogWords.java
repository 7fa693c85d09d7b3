package org.communitycounsel.worklog;

import static java.util.stream.Collectors.joining;

import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.communitycounsel.directory.Communities;
import org.communitycounsel.directory.Lawyers;
import org.communitycounsel.directory.Streets;
import org.communitycounsel.platform.calendar.ChineseDates;
import org.communitycounsel.platform.district.Districts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A record as people read it. */
@Component
public class LogWords {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final Communities communities;
    private final Streets streets;
    private final Lawyers lawyers;
    private final Returns returns;
    private final Attendances attendances;
    private final Districts districts;

    LogWords(
            Communities communities,
            Streets streets,
            Lawyers lawyers,
            Returns returns,
            Attendances attendances,
            Districts districts) {
        this.communities = communities;
        this.streets = streets;
        this.lawyers = lawyers;
        this.returns = returns;
        this.attendances = attendances;
        this.districts = districts;
    }

    /** Such as {@code 2026年3月9日 14:00—15:30}. */
    public static String time(LogEntry entry) {
        return ChineseDates.full(entry.from().toLocalDate()) + " " + TIME.format(entry.from()) + "—"
                + TIME.format(entry.until());
    }

    /** For forms: {@code community}, {@code street}, {@code lawyer}, {@code nature}, {@code time}, {@code served}, … in Chinese. */
    @Transactional(readOnly = true)
    public Map<String, Object> of(LogEntry entry) {
        var words = new LinkedHashMap<String, Object>();
        words.put("community", community(entry.communityCode()));
        words.put("street", streets.findById(entry.streetCode()).orElseThrow().name());
        words.put("lawyer", lawyer(entry.licenceNumber()));
        words.put("nature", entry.nature().chinese());
        words.put("time", time(entry));
        words.put("attendance", attendance(entry));
        words.put("served", "%s（%s）".formatted(entry.served().chinese(), entry.whom()));
        words.put("kind", entry.kind().chinese());
        words.put("content", entry.content());
        words.put("result", entry.result());
        words.put("corrects", entry.corrects() == null ? "" : entry.corrects());
        words.put("returned", String.join("；", returned(entry)));
        return words;
    }

    /** When the lawyer signed in and out in the community that day, for whoever has to say that a visit is true. HZ24-2.3. */
    @Transactional(readOnly = true)
    public String attendance(LogEntry entry) {
        var day = entry.from().toLocalDate();
        String times = attendances.findByPairingIdAndDayBetweenOrderById(entry.pairing(), day, day).stream()
                .filter(one -> one.licenceNumber().equals(entry.licenceNumber()))
                .map(this::times)
                .collect(joining("，"));
        return times.isEmpty() ? "当天没有签到" : times;
    }

    private String times(DutyAttendance attendance) {
        var zone = districts.zone(attendance.communityCode().substring(0, 6));
        String came = TIME.format(attendance.checkedInAt().atZone(zone)) + "签到";
        return attendance.checkedOutAt() == null
                ? came + "，没有签退"
                : came + "，" + TIME.format(attendance.checkedOutAt().atZone(zone)) + "签退";
    }

    /** Why it was given back, the oldest first. */
    @Transactional(readOnly = true)
    public List<String> returned(LogEntry entry) {
        return returns.of(entry.id());
    }

    public String community(String code) {
        return communities.findById(code).orElseThrow().name();
    }

    public String lawyer(String licence) {
        return lawyers.findById(licence).orElseThrow().name();
    }
}
