package org.communitycounsel.dispute;

import org.communitycounsel.platform.Word;

/** How a mediation ended. */
public enum MediationResult implements Word {
    AGREED("agreed", "达成协议"),
    FAILED("failed", "调解不成"),
    WITHDRAWN("withdrawn", "一方撤回同意"),
    DECLINED("declined", "律师婉拒"),
    REFUSED("refused", "一方不同意调解"),
    LAPSED("lapsed", "逾期"),
    INTERRUPTED("interrupted", "因重新定级或者并案中断"),
    REPLACED("replaced", "调解律师已更换");

    private final String id;
    private final String chinese;

    MediationResult(String id, String chinese) {
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
