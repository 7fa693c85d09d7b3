package org.communitycounsel.dispute;

import org.communitycounsel.platform.Word;

/** How a side consented to mediation. JG-14. */
public enum ConsentManner implements Word {
    WRITTEN("written", "书面"),
    ORAL("oral", "口头，有见证人"),
    PHONE("phone", "电话");

    private final String id;
    private final String chinese;

    ConsentManner(String id, String chinese) {
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
