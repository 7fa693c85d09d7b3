package org.communitycounsel.platform.calendar;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A day that a place works, or does not work, otherwise than published.
 *
 * @param place the district's code, a city's four-digit code, or {@code *} for all
 * @param name what the day is, such as 亚运会放假
 * @param source the reason or the document that decides it
 */
record AdjustedDay(
        String place,
        LocalDate date,
        boolean working,
        String name,
        String source,
        String recordedBy,
        Instant recordedAt) {

    Day day() {
        return new Day(date, working, name, Day.Ground.ADJUSTMENT, source);
    }

    /** Whether this is the day after the other and was decided with it. */
    boolean isNextOf(AdjustedDay other) {
        return equals(new AdjustedDay(
                other.place,
                other.date.plusDays(1),
                other.working,
                other.name,
                other.source,
                other.recordedBy,
                other.recordedAt));
    }
}
