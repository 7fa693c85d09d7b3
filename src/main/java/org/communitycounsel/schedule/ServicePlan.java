package org.communitycounsel.schedule;

import static java.util.stream.Collectors.joining;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.communitycounsel.pairing.Half;

/**
 * When a pairing's lawyers are in the community, from a day to a day; local times of the district.
 *
 * @param id null before it is kept
 * @param weekday 1 (Monday) to 7; null where a day of the month is fixed
 * @param visits half days a month, for {@link DutyRule#MONTHLY_HOURS} only, else null
 * @param dayOfMonth for {@link DutyRule#MONTHLY_DAY} only, else null; in a shorter month its last day
 * @param clause of the rule
 * @param validUntil last day
 */
public record ServicePlan(
        Long id,
        long pairing,
        String communityCode,
        DutyRule rule,
        Integer weekday,
        Integer visits,
        Integer dayOfMonth,
        Half half,
        LocalTime starts,
        LocalTime ends,
        OnHoliday onHoliday,
        String clause,
        LocalDate validFrom,
        LocalDate validUntil) {

    /** Which weekdays of a month are taken first, so that visits are spread over it. */
    private static final List<Integer> SPREAD = List.of(1, 3, 2, 4);

    /** The same for other days. @param from first and until: last day */
    ServicePlan between(LocalDate from, LocalDate until) {
        return new ServicePlan(
                null,
                pairing,
                communityCode,
                rule,
                weekday,
                visits,
                dayOfMonth,
                half,
                starts,
                ends,
                onHoliday,
                clause,
                from,
                until);
    }

    /** The same at another time. @param newWeekday null where a day of the month is fixed */
    ServicePlan at(Integer newWeekday, Half newHalf, DutyHours.Row hours) {
        return new ServicePlan(
                null,
                pairing,
                communityCode,
                rule,
                newWeekday,
                rule == DutyRule.MONTHLY_HOURS ? hours.visits(newHalf) : null,
                dayOfMonth,
                newHalf,
                hours.starts(newHalf),
                hours.ends(newHalf),
                onHoliday,
                clause,
                validFrom,
                validUntil);
    }

    /** The half day of the week; empty where a day of the month is fixed. */
    Optional<Slot> slot() {
        return Optional.ofNullable(weekday).map(day -> new Slot(day, half));
    }

    /** Six digits. */
    public String districtCode() {
        return communityCode.substring(0, 6);
    }

    /** The dates of the month by the rule, whatever the calendar says of them; within the plan's validity. */
    Stream<LocalDate> dates(YearMonth month) {
        var dates = switch (rule) {
            case WEEKLY -> IntStream.rangeClosed(1, 5).mapToObj(nth -> weekday(month, nth));
            case MONTHLY_HOURS -> nths().mapToObj(nth -> weekday(month, nth));
            case MONTHLY_DAY -> Stream.of(month.atDay(Math.min(dayOfMonth, month.lengthOfMonth())));
        };
        return dates.filter(date -> YearMonth.from(date).equals(month)).filter(this::isValidOn);
    }

    /** Whether it has a date at all; a short span may fall between two. */
    boolean hasDates() {
        return Stream.iterate(
                        YearMonth.from(validFrom),
                        month -> !month.atDay(1).isAfter(validUntil),
                        month -> month.plusMonths(1))
                .anyMatch(month -> dates(month).findAny().isPresent());
    }

    private LocalDate weekday(YearMonth month, int nth) {
        return month.atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(nth, DayOfWeek.of(weekday)));
    }

    private IntStream nths() {
        return SPREAD.stream().limit(visits).mapToInt(nth -> nth).sorted();
    }

    boolean isValidOn(LocalDate date) {
        return !date.isBefore(validFrom) && !date.isAfter(validUntil);
    }

    /** Such as 14:00—17:00. */
    public String hours() {
        return starts + "—" + ends;
    }

    /** Chinese, such as {@code 每周三下午14:00—17:00，法定节假日除外}. */
    public String inWords() {
        return days() + half.chinese() + hours() + (onHoliday == OnHoliday.SKIPPED ? "，法定节假日除外" : "，逢节假日顺延至下一工作日");
    }

    private String days() {
        return switch (rule) {
            case WEEKLY -> "每" + Slot.weekdayChinese(weekday);
            case MONTHLY_HOURS ->
                "每月第" + nths().mapToObj(String::valueOf).collect(joining("、")) + "个" + Slot.weekdayChinese(weekday);
            case MONTHLY_DAY -> "每月" + dayOfMonth + "日";
        };
    }
}
