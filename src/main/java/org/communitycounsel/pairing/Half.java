package org.communitycounsel.pairing;

import org.communitycounsel.platform.Word;

/** The half of a working day in which the lawyer is in the community. HZ09-5.1a. */
public enum Half implements Word {
    MORNING("morning", "上午"),
    AFTERNOON("afternoon", "下午");

    private final String id;
    private final String chinese;

    Half(String id, String chinese) {
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
