package org.communitycounsel.review;

import org.communitycounsel.platform.Word;

/** The figures a review is made of, as the table {@code review-weights} names them; each knows how it is written. */
public enum Measure implements Word {
    DUTY_ATTENDANCE("dutyAttendance", "值班到岗率", "%"),
    SERVICE_HOURS("serviceHours", "月均服务时长", "小时"),
    ENTRIES("entries", "月均服务记录", "条"),
    LECTURES("lectures", "每季讲座和培训", "场"),
    SIGNED_AT_ONCE("signedAtOnce", "日志一次签认率", "%"),
    COMMUNITY_QUALITY("communityQuality", "社区评价：服务质量", "分"),
    OFFICE_RATING("officeRating", "司法所走访评价", "分"),
    COMMUNITY_EFFECT("communityEffect", "社区评价：服务实效", "分"),
    RESIDENT_SATISFACTION("residentSatisfaction", "居民问卷满意率", "%"),
    SPOT_CHECK_PRESENCE("spotCheckPresence", "抽查到岗率", "%"),
    COMPLAINTS("complaints", "查实的投诉", "件"),
    FIRM_SUMMARY("firmSummary", "律所总结", "份");

    private final String id;
    private final String chinese;
    private final String unit;

    Measure(String id, String chinese, String unit) {
        this.id = id;
        this.chinese = chinese;
        this.unit = unit;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String chinese() {
        return chinese;
    }

    /** What stands behind the number, such as %. */
    public String unit() {
        return unit;
    }
}
