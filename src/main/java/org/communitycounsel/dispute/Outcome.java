package org.communitycounsel.dispute;

import org.communitycounsel.platform.Word;

/** How a dispute ended. */
public enum Outcome implements Word {
    AGREED("agreed", "调解达成协议"),
    SETTLED("settled", "已化解"),
    REFERRED("referred", "已转其他途径处理");

    private final String id;
    private final String chinese;

    Outcome(String id, String chinese) {
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
