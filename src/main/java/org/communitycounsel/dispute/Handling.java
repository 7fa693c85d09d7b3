package org.communitycounsel.dispute;

import org.communitycounsel.platform.Word;

/** What the justice office does about a dispute. */
public enum Handling implements Word {
    MEDIATION("mediation", "调解"),
    OPINION("opinion", "现场法律意见"),
    AID("aid", "法律援助"),
    TRANSFER("transfer", "移送主管部门"),
    JOINT("joint", "联合处置");

    private final String id;
    private final String chinese;

    Handling(String id, String chinese) {
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
