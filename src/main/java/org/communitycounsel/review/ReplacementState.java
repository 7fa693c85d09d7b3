package org.communitycounsel.review;

import java.util.Arrays;
import java.util.List;
import org.communitycounsel.platform.Word;

/** How far a replacement is. */
public enum ReplacementState implements Word {
    VERIFYING("verifying", "核实中"),
    CONFIRMED("confirmed", "事由成立，待安排"),
    ARRANGED("arranged", "已安排更换"),
    COVERED("covered", "原律师已停止服务，接任办理中"),
    DONE("done", "已更换"),
    REJECTED("rejected", "不予更换"),
    LAPSED("lapsed", "无需更换");

    private final String id;
    private final String chinese;

    ReplacementState(String id, String chinese) {
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

    /** Whether something is still to be done. */
    public boolean open() {
        return ofOpen().contains(this);
    }

    static List<ReplacementState> ofOpen() {
        return Arrays.asList(VERIFYING, CONFIRMED, ARRANGED, COVERED);
    }
}
