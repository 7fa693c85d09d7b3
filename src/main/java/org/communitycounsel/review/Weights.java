package org.communitycounsel.review;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.communitycounsel.pairing.PairingForm;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.Word;
import org.communitycounsel.platform.district.Decisions;
import org.springframework.stereotype.Component;

/** What the figures are worth in a district: the tables {@code review-weights}, {@code review-grades} and {@code review-outcomes}. */
@Component
public class Weights {

    static final String WEIGHTS = "review-weights";
    static final String GRADES = "review-grades";
    static final String OUTCOMES = "review-outcomes";

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private final Decisions decisions;

    Weights(Decisions decisions) {
        this.decisions = decisions;
    }

    /** A district's weights, in the table's order; together 100 points. */
    public List<Weight> of(String district, PairingForm form) {
        var weights = decisions.evaluate(district, WEIGHTS, Map.of("pairingForm", form.id())).stream()
                .map(Weights::weight)
                .toList();
        if (weights.stream()
                        .map(Weight::points)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .compareTo(WHOLE)
                != 0) {
            throw new Refusal("决策表 %s 各项满分之和应为100分（%s）。请联系流程设计人员补正该表。".formatted(WEIGHTS, form.chinese()));
        }
        return weights;
    }

    private static Weight weight(Map<String, Object> row) {
        return new Weight(
                Word.of(Measure.class, (String) row.get("item")).orElseThrow(() -> unknown(row, "item")),
                Word.of(Dimension.class, (String) row.get("dimension")).orElseThrow(() -> unknown(row, "dimension")),
                number(row, "points"),
                number(row, "none"),
                number(row, "full"),
                number(row, "missing"),
                (String) row.get("clause"));
    }

    private static Refusal unknown(Map<String, Object> row, String column) {
        return new Refusal("决策表 %s 中的“%s”无法识别。请联系流程设计人员补正该表。".formatted(WEIGHTS, row.get(column)));
    }

    private static BigDecimal number(Map<String, Object> row, String column) {
        return new BigDecimal(row.get(column).toString());
    }

    /** A grade and the clause it rests on. */
    public record Graded(Grade grade, String clause) {}

    /** What a score comes to. */
    public Graded grade(String district, BigDecimal score) {
        var row = only(district, GRADES, Map.of("score", score.doubleValue()), score.toPlainString() + "分");
        return new Graded(Word.of(Grade.class, (String) row.get("grade")).orElseThrow(), (String) row.get("clause"));
    }

    /**
     * What comes of a grade.
     *
     * @param subsidyFactor by which the subsidy is multiplied (HZ24-2.2b)
     * @param commended whether who has it stands on the year's commendation list (HZ09-7.4d)
     * @param replaced whether the lawyer is replaced (HZ09-7.4d)
     */
    public record Consequence(BigDecimal subsidyFactor, boolean commended, boolean replaced, String clause) {}

    /** What comes of a grade in the district. */
    public Consequence consequence(String district, Grade grade) {
        var row = only(district, OUTCOMES, Map.of("grade", grade.id()), grade.chinese());
        return new Consequence(
                number(row, "subsidyFactor"),
                Boolean.TRUE.equals(row.get("commended")),
                Boolean.TRUE.equals(row.get("replaced")),
                (String) row.get("clause"));
    }

    private Map<String, Object> only(String district, String table, Map<String, Object> inputs, String of) {
        var rows = decisions.evaluate(district, table, inputs);
        if (rows.size() != 1) {
            throw new Refusal("决策表 %s 对“%s”应有且只有一行。请联系流程设计人员补正该表。".formatted(table, of));
        }
        return rows.get(0);
    }
}
