package org.communitycounsel.pairing;

import org.communitycounsel.platform.Word;

/** How far a change of the lawyer within a pairing has come. */
public enum SupplementState implements Word {
    PROPOSED("proposed", "已决定，待签署生效"),
    IN_FORCE("inForce", "已生效"),
    VOID("void", "未生效");

    private final String id;
    private final String chinese;

    SupplementState(String id, String chinese) {
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
