package org.communitycounsel.review;

import org.communitycounsel.platform.Word;

/** How far a review is. */
public enum ReviewState implements Word {
    GATHERING("gathering", "收集材料"),
    DELIBERATING("deliberating", "评议中"),
    ANNOUNCED("announced", "已公布，异议期内"),
    OBJECTED("objected", "异议裁决中"),
    FINAL("final", "已生效");

    private final String id;
    private final String chinese;

    ReviewState(String id, String chinese) {
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
