package org.communitycounsel.schedule;

import java.time.LocalDate;

/**
 * A dated duty of a plan.
 *
 * @param planned the date by the rule
 * @param date when it is done; null where it is left out
 * @param holiday what the planned date is, such as 国庆节 or 周日; null where the duty is done on it
 */
record Duty(ServicePlan plan, LocalDate planned, LocalDate date, String holiday) {

    /** Under which date it is listed. */
    LocalDate listed() {
        return date == null ? planned : date;
    }

    boolean leftOut() {
        return date == null;
    }

    /** Chinese; empty where the duty is done on its planned date. */
    String remark() {
        if (holiday == null) {
            return "";
        }
        return leftOut()
                ? holiday + "，停一次"
                : "由%d月%d日（%s）顺延".formatted(planned.getMonthValue(), planned.getDayOfMonth(), holiday);
    }
}
