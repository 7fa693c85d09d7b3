package org.communitycounsel.pairing;

import org.communitycounsel.platform.Word;

/** How far a recommended student is. HZ09-4.2d. */
public enum AssistantState implements Word {
    RECOMMENDED("recommended", "已推荐"),
    SERVING("serving", "在岗"),
    DECLINED("declined", "未派驻"),
    LEFT("left", "已离岗");

    private final String id;
    private final String chinese;

    AssistantState(String id, String chinese) {
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
