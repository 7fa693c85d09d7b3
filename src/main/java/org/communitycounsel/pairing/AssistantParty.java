package org.communitycounsel.pairing;

import org.communitycounsel.platform.Word;

/** Who signs the assistants' agreement, in this order. HZ09-4.2d: the school and the community. */
public enum AssistantParty implements Word {
    SCHOOL("school", "高校法学院"),
    COMMUNITY("community", "社区居委会");

    private final String id;
    private final String chinese;

    AssistantParty(String id, String chinese) {
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
