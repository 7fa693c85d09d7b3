package org.communitycounsel.pairing;

import java.util.Arrays;
import java.util.Optional;

/** Why a pairing was begun. */
public enum PairingOrigin {
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

    /** The id by which tables, forms and the database name it. */
    public String id() {
        return id;
    }

    public String chinese() {
        return chinese;
    }

    public static Optional<PairingOrigin> of(String id) {
        return Arrays.stream(values()).filter(value -> value.id.equals(id)).findFirst();
    }
}
