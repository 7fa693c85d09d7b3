package org.communitycounsel.pairing;

import org.communitycounsel.platform.Word;

/** What became of a candidate in one round of the choice. */
public enum CandidateState implements Word {
    RECOMMENDED("recommended", "推荐人选"),
    PREFERRED("preferred", "社区已选"),
    ASKED("asked", "征求意见中"),
    DECLINED("declined", "不同意"),
    SILENT("silent", "逾期未答复"),
    CONFLICTED("conflicted", "应当回避"),
    FULL("full", "名额已满"),
    UNAVAILABLE("unavailable", "已不在名册"),
    CONSENTED("consented", "同意"),
    WITHDRAWN("withdrawn", "已退出");

    private final String id;
    private final String chinese;

    CandidateState(String id, String chinese) {
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
