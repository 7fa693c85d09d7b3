package org.communitycounsel.review;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a half-year of a pairing is worth, item by item, in the order of the table. HZ09-7.4c, HZ24-2.2a. */
public record Score(List<Scored> items) {

    /** Scores the figures; each weight needs its figure, be it one that says that it is missing. */
    static Score of(List<Weight> weights, Collection<Figure> figures) {
        Map<Measure, Figure> known = figures.stream().collect(Collectors.toMap(Figure::measure, Function.identity()));
        return new Score(weights.stream()
                .map(weight -> weight.score(known.get(weight.measure())))
                .toList());
    }

    /** The sum of all points, to a tenth. */
    public BigDecimal total() {
        return sum(items);
    }

    /** The points of one dimension. */
    public BigDecimal of(Dimension dimension) {
        return sum(items.stream()
                .filter(item -> item.weight().dimension() == dimension)
                .toList());
    }

    private static BigDecimal sum(List<Scored> items) {
        return items.stream().map(Scored::points).reduce(BigDecimal.ZERO.setScale(Weight.DECIMALS), BigDecimal::add);
    }
}
