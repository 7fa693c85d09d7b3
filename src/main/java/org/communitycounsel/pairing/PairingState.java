package org.communitycounsel.pairing;

import java.util.Arrays;
import java.util.Optional;

/** How far a pairing is. */
public enum PairingState {
    SEEKING("seeking", "选择中"),
    CHOSEN("chosen", "已选定，待签约"),
    ACTIVE("active", "已结对"),
    ENDED("ended", "已结束"),
    FAILED("failed", "未结成");

    private final String id;
    private final String chinese;

    PairingState(String id, String chinese) {
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

    public static Optional<PairingState> of(String id) {
        return Arrays.stream(values()).filter(value -> value.id.equals(id)).findFirst();
    }
}
