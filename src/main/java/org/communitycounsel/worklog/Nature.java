package org.communitycounsel.worklog;

import org.communitycounsel.platform.Word;

/** What a record is of: one record a visit, one record a matter. HZ09-5.3a, JG-11. */
public enum Nature implements Word {
    VISIT("visit", "到社区服务一次"),
    MATTER("matter", "办理一件事");

    private final String id;
    private final String chinese;

    Nature(String id, String chinese) {
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
