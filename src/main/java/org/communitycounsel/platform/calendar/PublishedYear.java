package org.communitycounsel.platform.calendar;

import com.tyme.holiday.LegalHoliday;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A year as the State Council arranged it, from the tables of tyme4j; plain weeks where the arrangement is not in them. */
record PublishedYear(int year, boolean published, List<Day> days) {

    private static final String SOURCE = "国务院办公厅节假日安排";

    /** tyme4j has one name for the two when they fall together. */
    private static final Map<String, String> FULL_NAMES = Map.of("国庆中秋", "国庆节、中秋节");

    private static final Map<Integer, PublishedYear> YEARS = new ConcurrentHashMap<>();

    static PublishedYear of(int year) {
        return YEARS.computeIfAbsent(year, PublishedYear::read);
    }

    private static PublishedYear read(int year) {
        boolean published = holiday(nationalDay(year)) != null;
        var first = LocalDate.of(year, 1, 1);
        var days = first.datesUntil(first.plusYears(1)).map(PublishedYear::day).toList();
        return new PublishedYear(year, published, days);
    }

    /** Every arrangement gives this day off; so a year is arranged when this day is. */
    static LocalDate nationalDay(int year) {
        return LocalDate.of(year, 10, 1);
    }

    private static Day day(LocalDate date) {
        var holiday = holiday(date);
        return holiday == null
                ? Day.ofWeek(date)
                : new Day(date, holiday.isWork(), name(holiday), Day.Ground.ARRANGEMENT, SOURCE);
    }

    private static String name(LegalHoliday holiday) {
        return FULL_NAMES.getOrDefault(holiday.getName(), holiday.getName());
    }

    private static LegalHoliday holiday(LocalDate date) {
        return LegalHoliday.fromYmd(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }
}
