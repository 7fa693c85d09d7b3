package org.communitycounsel.platform.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.function.IntFunction;

/** Counts the working days of one place. */
class PlaceCalendar {

    private final IntFunction<CalendarYear> years;

    PlaceCalendar(IntFunction<CalendarYear> years) {
        this.years = years;
    }

    Day day(LocalDate date) {
        return years.apply(date.getYear()).day(date);
    }

    boolean isWorkingDay(LocalDate date) {
        return day(date).working();
    }

    boolean isPublished(int year) {
        return years.apply(year).isPublished();
    }

    /** The n-th working day after the date, or before it where n is negative; the date itself where n is 0. */
    LocalDate plus(LocalDate date, int n) {
        int step = Integer.signum(n);
        var reached = date;
        for (int left = Math.abs(n); left > 0; ) {
            reached = reached.plusDays(step);
            if (isWorkingDay(reached)) {
                left--;
            }
        }
        return reached;
    }

    /** How many working days lie after {@code from} up to and with {@code to}; negative, and mirrored, where to is earlier. */
    int between(LocalDate from, LocalDate to) {
        int step = to.isBefore(from) ? -1 : 1;
        int count = 0;
        for (var date = from; !date.equals(to); ) {
            date = date.plusDays(step);
            count += isWorkingDay(date) ? step : 0;
        }
        return count;
    }

    /** The date, or the next working day where the date is none. */
    LocalDate onOrAfter(LocalDate date) {
        return isWorkingDay(date) ? date : plus(date, 1);
    }

    /** The days after {@code from} up to and with {@code to}. */
    List<Day> days(LocalDate from, LocalDate to) {
        return from.plusDays(1).datesUntil(to.plusDays(1)).map(this::day).toList();
    }
}
