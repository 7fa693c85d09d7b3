package org.communitycounsel.platform.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * One day of a place's calendar.
 *
 * @param working whether work is done on it
 * @param name the holiday (国庆节), or what a make-up workday makes up for; null for an ordinary weekday or weekend
 * @param ground what makes it so
 * @param source the document or decision behind it, in Chinese; null for an ordinary day
 */
public record Day(LocalDate date, boolean working, String name, Ground ground, String source) {

    /** What decides whether a day is worked. */
    public enum Ground {
        /** Weekdays are worked, weekends are not. */
        WEEK,
        /** The State Council's yearly arrangement of holidays and make-up workdays. */
        ARRANGEMENT,
        /** A district's or city's own decision, recorded in the calendar. */
        ADJUSTMENT
    }

    static Day ofWeek(LocalDate date) {
        return new Day(date, !isWeekend(date), null, Ground.WEEK, null);
    }

    static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** A make-up workday (补班), or another working day somebody decided on. */
    public boolean isExtraWork() {
        return working && name != null;
    }

    /** A day off that is more than a weekend. */
    public boolean isHoliday() {
        return !working && name != null;
    }

    public boolean isAdjustment() {
        return ground == Ground.ADJUSTMENT;
    }
}
