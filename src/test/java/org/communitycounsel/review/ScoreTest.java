package org.communitycounsel.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("HZ09-7.4c 半年考评的计分")
class ScoreTest {

    private static final Weight MORE_IS_BETTER =
            weight(Measure.DUTY_ATTENDANCE, Dimension.QUANTITY, "15", "60", "95", "9");
    private static final Weight LESS_IS_BETTER = weight(Measure.COMPLAINTS, Dimension.DISCIPLINE, "4", "2", "0", "4");

    private static Weight weight(
            Measure measure, Dimension dimension, String points, String none, String full, String missing) {
        return new Weight(
                measure,
                dimension,
                new BigDecimal(points),
                new BigDecimal(none),
                new BigDecimal(full),
                new BigDecimal(missing),
                "HZ09-7.4c");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0",
        "59.99, 0.0",
        "60, 0.0",
        "60.24, 0.1",
        "77.5, 7.5",
        "94.99, 15.0",
        "95, 15.0",
        "100, 15.0",
        ", 9.0"
    })
    void points_grow_in_proportion_between_the_two_figures_of_the_row(BigDecimal figure, BigDecimal points) {
        assertThat(MORE_IS_BETTER.score(figure(Measure.DUTY_ATTENDANCE, figure)).points())
                .isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({"0, 4.0", "1, 2.0", "2, 0.0", "3, 0.0", ", 4.0"})
    void less_is_better_where_the_row_says_so(BigDecimal figure, BigDecimal points) {
        assertThat(LESS_IS_BETTER.score(figure(Measure.COMPLAINTS, figure)).points())
                .isEqualTo(points);
    }

    @Test
    void the_total_is_the_sum_of_what_is_shown() {
        var score = Score.of(
                List.of(MORE_IS_BETTER, LESS_IS_BETTER),
                List.of(
                        figure(Measure.COMPLAINTS, BigDecimal.ONE),
                        figure(Measure.DUTY_ATTENDANCE, new BigDecimal("77.4999"))));

        assertThat(score.items())
                .extracting(Scored::points)
                .containsExactly(new BigDecimal("7.5"), new BigDecimal("2.0"));
        assertThat(score.total()).isEqualTo(new BigDecimal("9.5"));
        assertThat(score.of(Dimension.QUANTITY)).isEqualTo(new BigDecimal("7.5"));
        assertThat(score.of(Dimension.EFFECT)).isEqualTo(new BigDecimal("0.0"));
    }

    @Test
    void every_figure_says_where_it_comes_from_and_a_missing_one_why() {
        assertThat(Figure.share(Measure.DUTY_ATTENDANCE, 2, 3, "应到3次，实到2次", "没有应到的值班"))
                .satisfies(figure -> {
                    assertThat(figure.value()).isEqualTo(new BigDecimal("66.67"));
                    assertThat(figure.origin()).isEqualTo("应到3次，实到2次");
                });
        assertThat(Figure.share(Measure.DUTY_ATTENDANCE, 0, 0, "应到0次，实到0次", "没有应到的值班"))
                .isEqualTo(Figure.missing(Measure.DUTY_ATTENDANCE, "没有应到的值班"));
    }

    @Test
    void a_row_that_makes_no_sense_is_refused() {
        assertThatThrownBy(() -> weight(Measure.ENTRIES, Dimension.QUANTITY, "7", "4", "4", "0"))
                .hasMessageContaining("不能相同");
        assertThatThrownBy(() -> weight(Measure.ENTRIES, Dimension.QUANTITY, "7", "0", "4", "7.1"))
                .hasMessageContaining("缺材料时得分");
    }

    private static Figure figure(Measure measure, BigDecimal value) {
        return new Figure(measure, value, "测试");
    }
}
