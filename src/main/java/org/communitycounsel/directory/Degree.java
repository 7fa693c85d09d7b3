package org.communitycounsel.directory;

import jakarta.persistence.Converter;
import org.communitycounsel.platform.Word;
import org.communitycounsel.platform.database.ById;

/** A person's highest degree, in rising order; college (大专) is the least that qualifies. SH17-2.1b. */
public enum Degree implements Word {
    NONE("none", "大专以下"),
    ASSOCIATE("associate", "大专"),
    BACHELOR("bachelor", "本科"),
    MASTER("master", "硕士"),
    DOCTOR("doctor", "博士");

    private final String id;
    private final String chinese;

    Degree(String id, String chinese) {
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

    @Converter(autoApply = true)
    static class Column extends ById<Degree> {
        Column() {
            super(Degree.values(), Degree::id);
        }
    }
}
