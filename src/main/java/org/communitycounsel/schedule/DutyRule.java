package org.communitycounsel.schedule;

import java.util.Arrays;

/** How duties recur. */
public enum DutyRule {
    /** A half day every week. HZ09-5.1a, JG-9a, HZ24-1.3a. */
    WEEKLY("weekly"),
    /** So many hours a month, on one or more half days of the same weekday. HZ24-1.3b, SH17-2.3a. */
    MONTHLY_HOURS("monthlyHours"),
    /** A fixed day of each month. SC20-4.1c. */
    MONTHLY_DAY("monthlyDay");

    private final String id;

    DutyRule(String id) {
        this.id = id;
    }

    /** The id by which the table {@code duty-hours} and the database name it. */
    public String id() {
        return id;
    }

    static DutyRule of(String id) {
        return Arrays.stream(values())
                .filter(rule -> rule.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "值班规则“%s”不存在，请在决策表 duty-hours 中改为 weekly、monthlyHours 或 monthlyDay。".formatted(id)));
    }
}
