package org.communitycounsel.directory;

import jakarta.persistence.Converter;
import org.communitycounsel.platform.Word;
import org.communitycounsel.platform.database.ById;

/** In what capacity a person serves. SH17-2.1a. */
public enum LawyerKind implements Word {
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

    @Override
    public String id() {
        return id;
    }

    @Override
    public String chinese() {
        return chinese;
    }

    @Converter(autoApply = true)
    static class Column extends ById<LawyerKind> {
        Column() {
            super(LawyerKind.values(), LawyerKind::id);
        }
    }
}
