package org.communitycounsel.directory.imports;

import java.util.Arrays;

/** How far an import has come. */
public enum ImportState {
    CHECKING("checking", "正在检查"),
    CHECKED("checked", "检查通过，待确认"),
    IMPORTING("importing", "正在导入"),
    DONE("done", "已导入"),
    REFUSED("refused", "未通过，没有写入"),
    FAILED("failed", "出错，没有写入"),
    INTERRUPTED("interrupted", "中断，没有写入"),
    DISCARDED("discarded", "已放弃");

    private final String id;
    private final String chinese;

    ImportState(String id, String chinese) {
        this.id = id;
        this.chinese = chinese;
    }

    public String id() {
        return id;
    }

    public String chinese() {
        return chinese;
    }

    public boolean isRunning() {
        return this == CHECKING || this == IMPORTING;
    }

    static ImportState of(String id) {
        return Arrays.stream(values())
                .filter(state -> state.id.equals(id))
                .findFirst()
                .orElseThrow();
    }
}
