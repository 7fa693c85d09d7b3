package org.communitycounsel.vetting;

import org.communitycounsel.platform.Word;

/** What a lawyer is recommended for. HZ09-4.2a, SC20-4.4a. */
public enum ServiceKind implements Word {
    COMMUNITY("community", "社区律师"),
    REMOTE_CENTRE("remoteCentre", "远程法律服务志愿律师");

    private final String id;
    private final String chinese;

    ServiceKind(String id, String chinese) {
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
