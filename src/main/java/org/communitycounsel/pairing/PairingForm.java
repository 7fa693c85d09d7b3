package org.communitycounsel.pairing;

import java.util.Arrays;
import java.util.Optional;

/** How a community is paired: with one lawyer stationed there (HZ24-1.1a), or with a firm and its liaison lawyers (SC20-4.1a). */
public enum PairingForm {
    ONE_LAWYER("oneLawyer", "一社区一律师"),
    FIRM("firm", "律所结对");

    private final String id;
    private final String chinese;

    PairingForm(String id, String chinese) {
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

    public static Optional<PairingForm> of(String id) {
        return Arrays.stream(values()).filter(value -> value.id.equals(id)).findFirst();
    }
}
