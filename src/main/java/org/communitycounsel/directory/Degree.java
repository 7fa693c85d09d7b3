package org.communitycounsel.directory;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;
import java.util.Optional;

/** A person's highest degree, in rising order; college (大专) is the least that qualifies. SH17-2.1b. */
public enum Degree {
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

    /** The id by which tables, forms and the database name it, such as {@code bachelor}. */
    public String id() {
        return id;
    }

    public String chinese() {
        return chinese;
    }

    /** The degree of that id. */
    public static Optional<Degree> of(String id) {
        return Arrays.stream(values()).filter(degree -> degree.id.equals(id)).findFirst();
    }

    @Converter(autoApply = true)
    static class Column implements AttributeConverter<Degree, String> {

        @Override
        public String convertToDatabaseColumn(Degree degree) {
            return degree == null ? null : degree.id;
        }

        @Override
        public Degree convertToEntityAttribute(String id) {
            return id == null ? null : of(id).orElseThrow();
        }
    }
}
