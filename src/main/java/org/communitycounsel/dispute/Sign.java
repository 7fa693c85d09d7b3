package org.communitycounsel.dispute;

import org.communitycounsel.platform.Word;

/** A sign that a dispute may become a mass incident. SH17-2.3d. */
public enum Sign implements Word {
    GATHERING("gathering", "多人聚集、串联"),
    PETITION("petition", "扬言集体上访"),
    EXTREME("extreme", "扬言采取极端行为"),
    VIOLENCE("violence", "已发生肢体冲突"),
    SPREADING("spreading", "网上传播、媒体关注");

    private final String id;
    private final String chinese;

    Sign(String id, String chinese) {
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
