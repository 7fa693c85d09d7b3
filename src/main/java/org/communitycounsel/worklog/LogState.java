package org.communitycounsel.worklog;

import org.communitycounsel.platform.Word;

/** How far a record is. */
public enum LogState implements Word {
    SUBMITTED("submitted", "待签字"),
    RETURNED("returned", "退回修改"),
    SIGNED("signed", "已签字入卷"),
    LAPSED("lapsed", "逾期未改，未入卷"),
    WITHDRAWN("withdrawn", "已撤回，未入卷");

    private final String id;
    private final String chinese;

    LogState(String id, String chinese) {
        this.id = id;
        this.chinese = chinese;
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
