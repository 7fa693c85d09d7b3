package org.communitycounsel.vetting;

import java.util.Set;
import org.communitycounsel.platform.Word;

/** Where a nomination stands. The first four are open: a lawyer has at most one nomination in them. */
public enum NominationState implements Word {
    NOMINATED("nominated", "待资格认定"),
    RETURNED("returned", "补正材料"),
    PUBLICIZED("publicized", "公示中"),
    TRAINING("training", "培训中"),
    CERTIFIED("certified", "已颁发证书"),
    REFUSED("refused", "未通过"),
    LAPSED("lapsed", "已失效"),
    WITHDRAWN("withdrawn", "已撤回");

    static final Set<NominationState> OPEN = Set.of(NOMINATED, RETURNED, PUBLICIZED, TRAINING);

    private final String id;
    private final String chinese;

    NominationState(String id, String chinese) {
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

    public boolean open() {
        return OPEN.contains(this);
    }
}
