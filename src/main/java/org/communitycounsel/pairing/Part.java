package org.communitycounsel.pairing;

import java.util.Arrays;
import java.util.Optional;

/** What a lawyer is in a pairing. */
public enum Part {
    STATIONED("stationed", "驻点律师"),
    LIAISON("liaison", "联络律师");

    private final String id;
    private final String chinese;

    Part(String id, String chinese) {
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

    public static Optional<Part> of(String id) {
        return Arrays.stream(values()).filter(value -> value.id.equals(id)).findFirst();
    }
}
