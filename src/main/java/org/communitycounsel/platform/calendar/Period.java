package org.communitycounsel.platform.calendar;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.communitycounsel.platform.Refusal;

/**
 * A period as the law counts one (民法典 part 1, chapter 10).
 *
 * <ul>
 *   <li>Days and months: the day it begins on does not count (第201条); the last day ends at 24:00.
 *   <li>Months: the last day is the day of the same number, or the month's last where there is none (第202条).
 *   <li>Calendar days and months: where the last day is a day off, the period ends with the next working day (第203条).
 *   <li>Working days: days off do not count. 0 days is the day itself, or the next working day where it is a day off.
 *   <li>Hours run from the moment itself, day and night, on working days and days off (第201条).
 * </ul>
 */
record Period(int amount, Unit unit) {

    private static final int LONGEST = 10_000;

    /** Stands for 24:00: still within the last day in every display and query. */
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    enum Unit {
        WORKING_DAYS("workingDays", "个工作日"),
        CALENDAR_DAYS("calendarDays", "个自然日"),
        MONTHS("months", "个月"),
        HOURS("hours", "小时");

        /** As tables write it. */
        final String id;

        final String chinese;

        Unit(String id, String chinese) {
            this.id = id;
            this.chinese = chinese;
        }

        static Unit of(String id) {
            for (var unit : values()) {
                if (unit.id.equals(id)) {
                    return unit;
                }
            }
            throw new Refusal("期限单位“" + id + "”无法识别，可用的单位是 workingDays、calendarDays、months、hours。");
        }
    }

    Period {
        if (amount < 0 || amount > LONGEST) {
            throw new Refusal("期限“" + amount + unit.chinese + "”超出范围，应在 0 至 " + LONGEST + " 之间。");
        }
    }

    /** @param start when the period begins, in the zone of the place */
    Deadline from(ZonedDateTime start, PlaceCalendar calendar, String clause) {
        var explanation = new Explanation(this, start, calendar);
        if (unit == Unit.HOURS) {
            var due = start.plusHours(amount);
            return new Deadline(due.toInstant(), explanation.hours(due), clause);
        }
        var last = calendar.onOrAfter(nominalLastDay(start.toLocalDate(), calendar));
        var due = last.atTime(END_OF_DAY).atZone(start.getZone()).toInstant();
        return new Deadline(due, explanation.days(last), clause);
    }

    /** The last day before it is moved out of a holiday. */
    LocalDate nominalLastDay(LocalDate start, PlaceCalendar calendar) {
        return switch (unit) {
            case WORKING_DAYS -> calendar.plus(start, amount);
            case CALENDAR_DAYS -> start.plusDays(amount);
            case MONTHS -> start.plusMonths(amount);
            case HOURS -> throw new IllegalStateException("hours have no last day");
        };
    }

    String chinese() {
        return amount + unit.chinese;
    }
}
