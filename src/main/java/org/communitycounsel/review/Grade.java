package org.communitycounsel.review;

import org.communitycounsel.platform.Word;

/** What a review comes to, the best first. HZ09-7.4d: the outstanding are commended, who fails is replaced. */
public enum Grade implements Word {
    OUTSTANDING("outstanding", "优秀"),
    GOOD("good", "良好"),
    PASSED("passed", "合格"),
    FAILED("failed", "不合格");

    private final String id;
    private final String chinese;

    Grade(String id, String chinese) {
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
