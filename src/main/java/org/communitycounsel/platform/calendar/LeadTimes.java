package org.communitycounsel.platform.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import org.communitycounsel.platform.district.Districts;
import org.springframework.stereotype.Component;

/**
 * How long before a day something has to be said, and when such a day begins: in the district's zone and calendar. The day
 * on which it is said does not count (民法典第201条), whatever the hour; a day that is counted to is not moved out of a
 * holiday, since nothing has to be done on it.
 */
@Component
public class LeadTimes {

    private final WorkingCalendar calendar;
    private final Districts districts;

    LeadTimes(WorkingCalendar calendar, Districts districts) {
        this.calendar = calendar;
        this.districts = districts;
    }

    /** The day it is in the district. */
    public LocalDate day(String district, Instant moment) {
        return LocalDate.ofInstant(moment, districts.zone(district));
    }

    /**
     * The earliest day of which it can be said so long ahead.
     *
     * @param said when it is said
     * @param amount how long ahead, 0 or more
     * @param unit {@code calendarDays}, {@code workingDays} or {@code months}
     */
    public LocalDate earliest(String district, Instant said, int amount, String unit) {
        return period(amount, unit).nominalLastDay(day(district, said), calendar.of(district));
    }

    /** Such as 3个工作日. */
    public String inWords(int amount, String unit) {
        return period(amount, unit).chinese();
    }

    private static Period period(int amount, String unit) {
        return new Period(amount, Period.Unit.of(unit));
    }

    /** The first moment of the day. */
    public Date beginning(String district, LocalDate day) {
        return Date.from(day.atStartOfDay(districts.zone(district)).toInstant());
    }

    /** The first moment of the last working day before the day. */
    public Date workingDayBefore(String district, LocalDate day) {
        return beginning(district, calendar.plusWorkingDays(district, day, -1));
    }

    /** The later of the two. */
    public static Date later(Date one, Date other) {
        return one.after(other) ? one : other;
    }
}
