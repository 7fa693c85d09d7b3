package org.communitycounsel.review;

import org.communitycounsel.platform.Word;

/** How far a campaign is. */
public enum CampaignState implements Word {
    RUNNING("running", "正在发起"),
    UNDER_WAY("underWay", "考评中"),
    DONE("done", "已完成");

    private final String id;
    private final String chinese;

    CampaignState(String id, String chinese) {
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
