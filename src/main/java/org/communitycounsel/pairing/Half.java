package org.communitycounsel.pairing;

import java.util.Arrays;
import java.util.Optional;

/** The half of a working day in which the lawyer is in the community. HZ09-5.1a. */
public enum Half {
    MORNING("morning", "上午"),
    AFTERNOON("afternoon", "下午");

    private final String id;
    private final String chinese;

    Half(String id, String chinese) {
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

    public static Optional<Half> of(String id) {
        return Arrays.stream(values()).filter(value -> value.id.equals(id)).findFirst();
    }
}
