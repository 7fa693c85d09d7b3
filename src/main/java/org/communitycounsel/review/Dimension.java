package org.communitycounsel.review;

import org.communitycounsel.platform.Word;

/** What a review looks at. HZ24-2.2a: input, quality of output, effect; and discipline (JG-21). */
public enum Dimension implements Word {
    QUANTITY("quantity", "工作量"),
    QUALITY("quality", "质量"),
    EFFECT("effect", "效果"),
    DISCIPLINE("discipline", "纪律");

    private final String id;
    private final String chinese;

    Dimension(String id, String chinese) {
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
