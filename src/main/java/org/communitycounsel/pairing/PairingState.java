package org.communitycounsel.pairing;

import org.communitycounsel.platform.Word;

/** How far a pairing is. */
public enum PairingState implements Word {
    SEEKING("seeking", "选择中"),
    CHOSEN("chosen", "已选定，待签约"),
    ACTIVE("active", "已结对"),
    ENDED("ended", "已结束"),
    FAILED("failed", "未结成");

    private final String id;
    private final String chinese;

    PairingState(String id, String chinese) {
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
