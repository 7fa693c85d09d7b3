package org.communitycounsel.pairing;

import org.communitycounsel.platform.Word;

/** Why a pairing was begun. */
public enum PairingOrigin implements Word {
    OFFICE("office", "司法所发起"),
    ROUND("round", "批次结对"),
    REPLACEMENT("replacement", "更换律师"),
    EXPIRY("expiry", "协议到期");

    private final String id;
    private final String chinese;

    PairingOrigin(String id, String chinese) {
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
