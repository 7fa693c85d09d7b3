package org.communitycounsel.review;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a figure is worth: a row of the table {@code review-weights}. Between the figure that gets nothing and the figure that
 * gets all, points grow in proportion; where {@code full} is the smaller of the two, less is better.
 *
 * @param points for the full figure
 * @param none the figure that gets no points, and any beyond
 * @param full the figure that gets all points, and any beyond
 * @param missing points where there is no figure
 * @param clause the clause the row rests on
 */
public record Weight(
        Measure measure,
        Dimension dimension,
        BigDecimal points,
        BigDecimal none,
        BigDecimal full,
        BigDecimal missing,
        String clause) {

    /** Points are kept to a tenth. */
    static final int DECIMALS = 1;

    private static final int EXACT = 10;

    public Weight {
        if (none.compareTo(full) == 0) {
            throw new IllegalArgumentException("%s: 得零分和得满分的数值不能相同".formatted(measure.chinese()));
        }
        if (points.signum() < 0 || missing.signum() < 0 || missing.compareTo(points) > 0) {
            throw new IllegalArgumentException("%s: 缺材料时得分应在零和满分之间".formatted(measure.chinese()));
        }
    }

    Scored score(Figure figure) {
        var got = figure.value() == null ? missing : points.multiply(share(figure.value()));
        return new Scored(this, figure, got.setScale(DECIMALS, RoundingMode.HALF_UP));
    }

    /** From 0 to 1. */
    private BigDecimal share(BigDecimal value) {
        return value.subtract(none)
                .divide(full.subtract(none), EXACT, RoundingMode.HALF_UP)
                .max(BigDecimal.ZERO)
                .min(BigDecimal.ONE);
    }
}
