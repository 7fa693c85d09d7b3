package org.communitycounsel.schedule;

import java.util.Arrays;

/** What becomes of a duty that falls on a day off. */
public enum OnHoliday {
    NEXT_WORKING_DAY("nextWorkingDay"),
    SKIPPED("skipped");

    private final String id;

    OnHoliday(String id) {
        this.id = id;
    }

    /** The id by which the table {@code duty-hours} and the database name it. */
    public String id() {
        return id;
    }

    static OnHoliday of(String id) {
        return Arrays.stream(values())
                .filter(value -> value.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "节假日处理“%s”不存在，请在决策表 duty-hours 中改为 nextWorkingDay 或 skipped。".formatted(id)));
    }
}
