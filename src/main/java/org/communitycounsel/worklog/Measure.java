package org.communitycounsel.worklog;

import org.communitycounsel.platform.Word;

/** What a target counts, and the word it is counted in. */
public enum Measure implements Word {
    HALF_DAYS("halfDays", "次"),
    HOURS("hours", "小时"),
    LECTURES("lectures", "次"),
    TRAININGS("trainings", "次");

    private final String id;
    private final String chinese;

    Measure(String id, String chinese) {
        this.id = id;
        this.chinese = chinese;
    }

    /** Whether hours have to be added up; else records are counted by their kind. */
    boolean countsTime() {
        return this == HALF_DAYS || this == HOURS;
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
