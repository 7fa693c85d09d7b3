package org.communitycounsel.pairing;

import org.communitycounsel.platform.Word;

/** Who signs an agreement. HZ09-4.2b: the firm and the community; HZ09-4.2d: the school and the community. */
public enum Party implements Word {
    FIRM("firm", "律师事务所"),
    SCHOOL("school", "高校法学院"),
    COMMUNITY("community", "社区居委会");

    private final String id;
    private final String chinese;

    Party(String id, String chinese) {
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
