package org.communitycounsel.review;

import org.communitycounsel.platform.Word;

/** Why a lawyer is to be replaced. HZ09-7.4d, JG-21. */
public enum ReplacementCause implements Word {
    FAILED_REVIEW("failedReview", "考评不合格"),
    ABSENT("absent", "多次抽查不到位"),
    IRRESPONSIBLE("irresponsible", "社区反映不负责"),
    LEFT_ROSTER("leftRoster", "离开律师名册");

    private final String id;
    private final String chinese;

    ReplacementCause(String id, String chinese) {
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
