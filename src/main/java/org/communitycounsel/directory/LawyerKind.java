package org.communitycounsel.directory;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;
import java.util.Optional;

/** In what capacity a person serves. SH17-2.1a. */
public enum LawyerKind {
    LAWYER("lawyer", "律师"),
    LEGAL_WORKER("legalWorker", "基层法律服务工作者"),
    /** A retired judge or prosecutor, or a scholar of law. */
    VOLUNTEER("volunteer", "志愿者");

    private final String id;
    private final String chinese;

    LawyerKind(String id, String chinese) {
        this.id = id;
        this.chinese = chinese;
    }

    /** The id by which tables, forms and the database name it, such as {@code legalWorker}. */
    public String id() {
        return id;
    }

    public String chinese() {
        return chinese;
    }

    /** The kind of that id. */
    public static Optional<LawyerKind> of(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
    }

    @Converter(autoApply = true)
    static class Column implements AttributeConverter<LawyerKind, String> {

        @Override
        public String convertToDatabaseColumn(LawyerKind kind) {
            return kind == null ? null : kind.id;
        }

        @Override
        public LawyerKind convertToEntityAttribute(String id) {
            return id == null ? null : of(id).orElseThrow();
        }
    }
}
