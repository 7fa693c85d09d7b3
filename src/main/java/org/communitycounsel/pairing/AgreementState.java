package org.communitycounsel.pairing;

import org.communitycounsel.platform.Word;

/** How far a version of an agreement is. */
public enum AgreementState implements Word {
    DRAFT("draft", "待签署"),
    SIGNED("signed", "双方已签署"),
    FILED("filed", "已归档"),
    SUPERSEDED("superseded", "已被新版本取代"),
    REFUSED("refused", "未签成");

    private final String id;
    private final String chinese;

    AgreementState(String id, String chinese) {
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
