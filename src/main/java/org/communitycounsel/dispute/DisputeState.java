package org.communitycounsel.dispute;

import org.communitycounsel.platform.Word;

/** How far a dispute is. */
public enum DisputeState implements Word {
    OPEN("open", "办理中"),
    ENDED("ended", "已办结"),
    JOINED("joined", "已并案");

    private final String id;
    private final String chinese;

    DisputeState(String id, String chinese) {
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
