package org.communitycounsel.worklog;

import java.time.LocalDate;
import org.communitycounsel.platform.Word;

/** How far back a reader looks: what was due in the periods that ended then. */
public enum LookBack implements Word {
    MONTH("month", "上月", 1),
    QUARTER("quarter", "上季度", 3),
    HALF_YEAR("halfYear", "上个半年", 6),
    YEAR("year", "上年", 12);

    private final String id;
    private final String chinese;
    private final int months;

    LookBack(String id, String chinese, int months) {
        this.id = id;
        this.chinese = chinese;
        this.months = months;
    }

    /** The first day. */
    LocalDate first(LocalDate today) {
        return next(today).minusMonths(months);
    }

    /** The last day, before today. */
    LocalDate last(LocalDate today) {
        return next(today).minusDays(1);
    }

    private LocalDate next(LocalDate today) {
        int month = today.getMonthValue() - 1;
        return today.withDayOfYear(1).plusMonths(month - month % months);
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
