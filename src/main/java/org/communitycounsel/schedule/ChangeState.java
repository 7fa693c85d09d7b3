package org.communitycounsel.schedule;

import java.util.Arrays;
import java.util.List;
import org.communitycounsel.platform.Word;

/** How far a change has come. */
public enum ChangeState implements Word {
    REPORTED("reported", "已报告", true),
    RETURNED("returned", "已退回改期", true),
    DECIDING("deciding", "待统一调配", true),
    APPROVED("approved", "已同意，待生效", true),
    IN_FORCE("inForce", "代班中", true),
    DONE("done", "已办结", false),
    REFUSED("refused", "不同意", false),
    WITHDRAWN("withdrawn", "律所已撤回", false),
    LAPSED("lapsed", "无需再办", false),
    FAILED("failed", "未能生效", false);

    private final String id;
    private final String chinese;
    private final boolean open;

    ChangeState(String id, String chinese, boolean open) {
        this.id = id;
        this.chinese = chinese;
        this.open = open;
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
        return open;
    }

    /** All in which something is still to be done. */
    public static List<ChangeState> ofOpen() {
        return Arrays.stream(values()).filter(ChangeState::open).toList();
    }
}
