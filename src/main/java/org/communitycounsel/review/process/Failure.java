package org.communitycounsel.review.process;

import java.util.Arrays;

/** Why nobody of the firm follows within the pairing: the error codes of {@code replacement-supplement}. */
enum Failure {
    NOBODY_NAMED("nobodyNamed", "律所没有推荐接任律师"),
    SIGNING_REFUSED("signingRefused", "一方拒绝签署补充协议"),
    SIGNING_OVERDUE("signingOverdue", "补充协议逾期未签署归档"),
    PLACE_LOST("placeLost", "接任律师的名额已满或者不能到该社区服务");

    private final String code;
    private final String chinese;

    Failure(String code, String chinese) {
        this.code = code;
        this.chinese = chinese;
    }

    String code() {
        return code;
    }

    /** The code's words; what is no code is words already. */
    static String inWords(String code) {
        return Arrays.stream(values())
                .filter(failure -> failure.code.equals(code))
                .map(failure -> failure.chinese)
                .findFirst()
                .orElse(code);
    }
}
