package org.communitycounsel.schedule.process;

import java.util.Arrays;

/** Why what was decided did not come about: the error codes of {@code change-effect}. */
enum Failure {
    SIGNING_REFUSED("signingRefused", "一方拒绝签署补充协议"),
    SIGNING_OVERDUE("signingOverdue", "到生效日补充协议仍未签署归档"),
    PLACE_LOST("placeLost", "接任律师的名额已满或者已不在律师名册");

    private final String code;
    private final String chinese;

    Failure(String code, String chinese) {
        this.code = code;
        this.chinese = chinese;
    }

    String code() {
        return code;
    }

    static String inWords(String code) {
        return Arrays.stream(values())
                .filter(failure -> failure.code.equals(code))
                .map(failure -> failure.chinese)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no failure " + code));
    }
}
