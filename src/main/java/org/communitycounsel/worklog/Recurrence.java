package org.communitycounsel.worklog;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import org.communitycounsel.platform.Word;

/** The period a target recurs in. */
public enum Recurrence implements Word {
    WEEK("week", "本周", "每周"),
    MONTH("month", "本月", "每月"),
    QUARTER("quarter", "本季度", "每季度"),
    YEAR("year", "本年", "每年");

    private final String id;
    private final String chinese;
    private final String each;

    Recurrence(String id, String chinese, String each) {
        this.id = id;
        this.chinese = chinese;
        this.each = each;
    }

    /** Such as 每周. */
    public String each() {
        return each;
    }

    /** The first day of the period that the day is in; a week begins on Monday. */
    LocalDate first(LocalDate day) {
        return switch (this) {
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1);
            case YEAR -> day.withDayOfYear(1);
        };
    }

    /** The last day of the period that the day is in. */
    LocalDate last(LocalDate day) {
        LocalDate first = first(day);
        return switch (this) {
            case WEEK -> first.plusWeeks(1).minusDays(1);
            case MONTH -> first.plusMonths(1).minusDays(1);
            case QUARTER -> first.plusMonths(3).minusDays(1);
            case YEAR -> first.plusYears(1).minusDays(1);
        };
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String chinese() {
        return chinese;
    }
}
