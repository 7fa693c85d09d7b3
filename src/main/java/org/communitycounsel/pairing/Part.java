package org.communitycounsel.pairing;

import org.communitycounsel.platform.Word;

/** What a lawyer is in a pairing. */
public enum Part implements Word {
    STATIONED("stationed", "驻点律师"),
    LIAISON("liaison", "联络律师"),
    /** Takes over from a lawyer who was stood down, until it is settled who serves from then on. JG-21. */
    INTERIM("interim", "代管律师");

    private final String id;
    private final String chinese;

    Part(String id, String chinese) {
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
