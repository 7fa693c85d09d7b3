package org.communitycounsel.review;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A figure of a review and where it comes from.
 *
 * @param value to two decimals; null where there is nothing to count from, or who was to say it did not
 * @param origin Chinese: from what it was computed, or why it is missing
 */
public record Figure(Measure measure, BigDecimal value, String origin) {

    private static final int DECIMALS = 2;

    public Figure {
        value = value == null ? null : value.setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    static Figure missing(Measure measure, String why) {
        return new Figure(measure, null, why);
    }

    /** A share in per cent; missing where there is nothing to take it of. @param ifNone Chinese: why it is missing then */
    static Figure share(Measure measure, long part, long whole, String origin, String ifNone) {
        return whole == 0 ? missing(measure, ifNone) : new Figure(measure, per(part * 100, whole), origin);
    }

    /** To more decimals than are kept. */
    static BigDecimal per(long amount, long by) {
        return BigDecimal.valueOf(amount).divide(BigDecimal.valueOf(by), DECIMALS * 2, RoundingMode.HALF_UP);
    }
}
