package org.communitycounsel.pairing;

import org.communitycounsel.platform.Word;

/** What an agreement is signed for. */
public enum Purpose implements Word {
    FIRST("first", "首次签约"),
    RENEWAL("renewal", "续签"),
    /** Another lawyer, under the agreement that holds. HZ09-4.2c, JG-17c. */
    SUPPLEMENT("supplement", "补充协议");

    private final String id;
    private final String chinese;

    Purpose(String id, String chinese) {
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
