package org.communitycounsel.worklog;

import org.communitycounsel.platform.Word;

/** How far a target is. It is at risk when, as things are planned, it will not be reached before its period ends; missed once that is over. */
public enum Progress implements Word {
    DONE("done", "已完成"),
    UNDER_WAY("underWay", "进行中"),
    AT_RISK("atRisk", "将逾期"),
    UNSIGNED("unsigned", "待签字"),
    MISSED("missed", "未完成");

    private final String id;
    private final String chinese;

    Progress(String id, String chinese) {
        this.id = id;
        this.chinese = chinese;
    }

    /** Whether it is not as it should be. */
    public boolean isBad() {
        return this == AT_RISK || this == MISSED;
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
