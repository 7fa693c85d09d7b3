package org.communitycounsel.vetting;

import java.util.Arrays;
import java.util.Optional;

/** What a lawyer is recommended for. HZ09-4.2a, SC20-4.4a. */
public enum ServiceKind {
    COMMUNITY("community", "社区律师"),
    REMOTE_CENTRE("remoteCentre", "远程法律服务志愿律师");

    private final String id;
    private final String chinese;

    ServiceKind(String id, String chinese) {
        this.id = id;
        this.chinese = chinese;
    }

    /** The id by which tables, forms and the database name it, such as {@code remoteCentre}. */
    public String id() {
        return id;
    }

    public String chinese() {
        return chinese;
    }

    /** The kind of that id. */
    public static Optional<ServiceKind> of(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
    }
}
