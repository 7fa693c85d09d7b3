package org.communitycounsel.worklog;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.communitycounsel.schedule.DutyRoster;

/** What the demo's lawyer of one community did, duty by duty; invented, and the same for the same community and days. */
class InventedPast {

    private static final Duration UNTIL_RECORDED = Duration.ofHours(2);
    private static final Duration LATE = Duration.ofHours(34);

    private final PastLogs.Cast cast;
    private final LocalDate turn;
    private final ZoneId zone;
    private final UnaryOperator<Instant> signDue;
    private final Random chance;
    private final List<Deed> deeds = new ArrayList<>();
    private final List<Presence> presences = new ArrayList<>();

    /**
     * @param turn from this day on the lawyer is as the cast says
     * @param signDue until when a record is signed, by when it was recorded
     */
    InventedPast(PastLogs.Cast cast, LocalDate turn, ZoneId zone, UnaryOperator<Instant> signDue) {
        this.cast = cast;
        this.turn = turn;
        this.zone = zone;
        this.signDue = signDue;
        this.chance = new Random(cast.community().hashCode());
    }

    /** A record to be, with the fate of its signature. @param returned why it was given back once, or null */
    record Deed(PastLogs.Cast cast, Told told, Instant recordedAt, Instant signDue, Instant signedAt, String returned) {

        /** When it was given back. */
        Instant returnedAt() {
            return recordedAt.plus(UNTIL_RECORDED);
        }
    }

    /** That the lawyer was there for a duty. */
    record Presence(PastLogs.Cast cast, DutyRoster.Scheduled duty, Instant came, Instant went) {}

    List<Deed> deeds() {
        return deeds;
    }

    List<Presence> presences() {
        return presences;
    }

    /** @param until the last day of which a record tells; later duties are attended only */
    InventedPast of(Collection<DutyRoster.Scheduled> duties, LocalDate from, LocalDate until) {
        for (var duty : duties) {
            if (chance.nextInt(100) < diligence(duty.date()).attends()) {
                attend(duty, !duty.date().isAfter(until));
            }
        }
        for (LocalDate month = from; !month.plusDays(20).isAfter(until); month = month.plusMonths(1)) {
            event(month);
        }
        return this;
    }

    private PastLogs.Diligence diligence(LocalDate day) {
        return day.isBefore(turn) ? cast.diligence().atFirst() : cast.diligence();
    }

    private void attend(DutyRoster.Scheduled duty, boolean told) {
        var came = duty.date().atTime(duty.starts().plusMinutes(chance.nextInt(8)));
        var went = duty.date().atTime(duty.ends().minusMinutes(chance.nextInt(6)));
        presences.add(new Presence(cast, duty, moment(came), moment(went)));
        if (told) {
            add(Nature.VISIT, came, went, InventedWork.RECEPTION);
            matters(duty);
        }
    }

    private void matters(DutyRoster.Scheduled duty) {
        int matters = chance.nextInt(diligence(duty.date()).matters() + 1);
        for (int n = 0; n < matters; n++) {
            var from = duty.date().atTime(duty.starts().plusMinutes(10 + 50L * n));
            add(Nature.MATTER, from, from.plusMinutes(25 + chance.nextInt(20)), InventedWork.any(chance));
        }
    }

    /** A lecture a quarter, and a training a half-year; a poor lawyer gives every other lecture. */
    private void event(LocalDate month) {
        var day = month.plusDays(11).with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY));
        boolean poor = diligence(day) == PastLogs.Diligence.POOR;
        if (month.getMonthValue() % (poor ? 6 : 3) == 2) {
            add(Nature.MATTER, day.atTime(9, 30), day.atTime(11, 0), InventedWork.LECTURE);
        }
        if (!poor && month.getMonthValue() % 6 == 4) {
            add(Nature.MATTER, day.atTime(14, 0), day.atTime(16, 0), InventedWork.TRAINING);
        }
    }

    private void add(Nature nature, LocalDateTime from, LocalDateTime until, InventedWork work) {
        Instant recorded = moment(until).plus(UNTIL_RECORDED);
        Instant due = signDue.apply(recorded);
        int fate = chance.nextInt(100);
        int trouble = diligence(from.toLocalDate()).trouble();
        boolean late = fate < trouble / 2;
        boolean returned = !late && fate < trouble;
        Instant inTime = recorded.plus(Duration.ofHours(15 + 24L * chance.nextInt(2) + chance.nextInt(6)));
        deeds.add(new Deed(
                cast,
                work.told(cast.community(), nature, from, until),
                recorded,
                due,
                late ? due.plus(LATE) : inTime,
                returned ? "服务时间与实际不符，请核对后重新提交。" : null));
    }

    private Instant moment(LocalDateTime time) {
        return time.atZone(zone).toInstant();
    }
}
