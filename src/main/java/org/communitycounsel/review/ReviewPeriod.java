package org.communitycounsel.review;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.communitycounsel.platform.calendar.ChineseDates;

/** The months a review looks at. HZ09-7.4c: half a year. @param from first day of a month @param until last day of a month */
public record ReviewPeriod(LocalDate from, LocalDate until) {

    private static final int HALF = 6;

    public ReviewPeriod {
        if (from.getDayOfMonth() != 1 || until.plusDays(1).getDayOfMonth() != 1 || !until.isAfter(from)) {
            throw new IllegalArgumentException("whole months: " + from + " to " + until);
        }
    }

    /** The months that were over when the day's month began. */
    static ReviewPeriod before(LocalDate day, int months) {
        var begin = day.withDayOfMonth(1);
        return new ReviewPeriod(begin.minusMonths(months), begin.minusDays(1));
    }

    /** The last half-year, January to June or July to December, that was over on the day. */
    public static ReviewPeriod lastHalfYear(LocalDate day) {
        return before(halfYearOf(day).from(), HALF);
    }

    /** The half-year the day lies in. */
    static ReviewPeriod halfYearOf(LocalDate day) {
        var from = day.withDayOfMonth(1).withMonth(day.getMonthValue() > HALF ? HALF + 1 : 1);
        return new ReviewPeriod(from, from.plusMonths(HALF).minusDays(1));
    }

    /** The period as long before this one. */
    public ReviewPeriod previous() {
        return before(from, months());
    }

    int months() {
        return (int) ChronoUnit.MONTHS.between(from, until.plusDays(1));
    }

    int days() {
        return days(from, until);
    }

    /** Both days count. */
    static int days(LocalDate from, LocalDate until) {
        return (int) ChronoUnit.DAYS.between(from, until) + 1;
    }

    /** Such as 2026年上半年. */
    public String chinese() {
        boolean half = months() == HALF && from.getMonthValue() % HALF == 1;
        if (half) {
            return from.getYear() + (from.getMonthValue() == 1 ? "年上半年" : "年下半年");
        }
        return ChineseDates.full(from) + "至" + ChineseDates.full(until);
    }
}
