package org.communitycounsel.schedule;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.stream.Stream;
import org.communitycounsel.platform.calendar.Day;
import org.communitycounsel.platform.calendar.WorkingCalendar;
import org.springframework.stereotype.Component;

/**
 * The dated duties of a month. They are computed from plan and calendar whenever they are asked for, not kept: a holiday
 * published or adjusted later shows at once, everywhere, and there is nothing that could contradict the plan. What was in
 * fact done is kept elsewhere.
 */
@Component
class Duties {

    private final WorkingCalendar calendar;

    Duties(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    /** Those listed under a date of the month, one of the month before too where it was put off into this one. */
    Stream<Duty> of(ServicePlan plan, YearMonth month) {
        return Stream.concat(planned(plan, month.minusMonths(1)), planned(plan, month))
                .filter(duty -> YearMonth.from(duty.listed()).equals(month));
    }

    /** Those the plan has in the month, whatever becomes of them. */
    Stream<Duty> planned(ServicePlan plan, YearMonth month) {
        return plan.dates(month).map(planned -> duty(plan, planned));
    }

    private Duty duty(ServicePlan plan, LocalDate planned) {
        var day = calendar.day(plan.districtCode(), planned);
        if (!rests(plan, day)) {
            return new Duty(plan, planned, planned, null);
        }
        return new Duty(plan, planned, instead(plan, planned), name(day));
    }

    private LocalDate instead(ServicePlan plan, LocalDate planned) {
        if (plan.onHoliday() == OnHoliday.SKIPPED) {
            return null;
        }
        var next = calendar.workingDayOnOrAfter(plan.districtCode(), planned);
        return plan.isValidOn(next) ? next : null;
    }

    /** A weekday has been agreed upon, be it a Saturday: only a holiday counts; a day of the month may be any. */
    private static boolean rests(ServicePlan plan, Day day) {
        return plan.rule() == DutyRule.MONTHLY_DAY ? !day.working() : day.isHoliday();
    }

    private static String name(Day day) {
        return day.name() != null
                ? day.name()
                : Slot.weekdayChinese(day.date().getDayOfWeek().getValue());
    }
}
