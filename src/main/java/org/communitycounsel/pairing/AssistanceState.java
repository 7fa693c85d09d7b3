package org.communitycounsel.pairing;

import org.communitycounsel.platform.Word;

/** How far the assistants of a pairing are. HZ09-4.2d. */
public enum AssistanceState implements Word {
    CHOOSING("choosing", "正在选派"),
    SERVING("serving", "助理在岗"),
    ENDED("ended", "已结束");

    private final String id;
    private final String chinese;

    AssistanceState(String id, String chinese) {
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
