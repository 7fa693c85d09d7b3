package org.communitycounsel.review;

import java.math.BigDecimal;

/** A figure with the points it got. @param points to a tenth */
public record Scored(Weight weight, Figure figure, BigDecimal points) {

    public Scored {
        if (weight.measure() != figure.measure()) {
            throw new IllegalArgumentException("%s is no %s".formatted(figure.measure(), weight.measure()));
        }
    }

    public boolean isMissing() {
        return figure.value() == null;
    }
}
