package org.communitycounsel.review;

import org.communitycounsel.platform.Word;

/** What others say of a pairing's half-year. HZ09-7.4a/c, JG-7.2, HZ24-2.3b, JG-20b. */
public enum InputKind implements Word {
    COMMUNITY("community", "社区意见"),
    OFFICE("office", "司法所走访"),
    RESIDENTS("residents", "居民问卷"),
    FIRM("firm", "律所总结");

    private final String id;
    private final String chinese;

    InputKind(String id, String chinese) {
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
