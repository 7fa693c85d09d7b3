package org.communitycounsel.dispute;

import org.communitycounsel.platform.Word;

/** How grave a dispute is. JG-12b, SH17-2.3d, SH17-2.3e; which is graver than which says the table {@code dispute-guidance}. */
public enum Grade implements Word {
    ORDINARY("ordinary", "一般纠纷"),
    MAJOR_INTERESTS("majorInterests", "重大利益"),
    CONFLICT_OF_INTEREST("conflictOfInterest", "利益冲突"),
    MASS_INCIDENT("massIncident", "群体性事件苗头");

    private final String id;
    private final String chinese;

    Grade(String id, String chinese) {
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
