package org.communitycounsel.pairing;

import org.communitycounsel.platform.Word;

/** How far a round is. */
public enum RoundState implements Word {
    RUNNING("running", "进行中"),
    DONE("done", "已完成"),
    STOPPED("stopped", "已停止");

    private final String id;
    private final String chinese;

    RoundState(String id, String chinese) {
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
