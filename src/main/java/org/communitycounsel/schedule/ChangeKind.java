package org.communitycounsel.schedule;

import org.communitycounsel.platform.Word;

/** What a firm asks to be changed. JG-17a. */
public enum ChangeKind implements Word {
    HOURS("hours", "调整服务时间"),
    COMMUNITY("community", "调整结对社区"),
    LAWYER("lawyer", "更换律师"),
    LEAVE("leave", "请假代班");

    private final String id;
    private final String chinese;

    ChangeKind(String id, String chinese) {
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

    /** Whether who serves by the pairing changes, which takes a supplement to its agreement. */
    boolean changesPairing() {
        return this == COMMUNITY || this == LAWYER;
    }

    /** Whether somebody has to be found who takes over. */
    boolean needsLawyer() {
        return this == LAWYER || this == LEAVE;
    }
}
