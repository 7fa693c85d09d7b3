package org.communitycounsel.dispute;

import org.communitycounsel.platform.Word;

/** A side of a dispute. */
public enum Side implements Word {
    ONE("one", "一方"),
    OTHER("other", "对方");

    private final String id;
    private final String chinese;

    Side(String id, String chinese) {
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
