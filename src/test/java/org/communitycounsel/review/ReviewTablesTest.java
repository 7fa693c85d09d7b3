package org.communitycounsel.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.communitycounsel.pairing.PairingForm;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.district.Decisions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
@DisplayName("The tables of the half-yearly review, row by row")
class ReviewTablesTest {

    private static final String DISTRICT = "330102";

    @Autowired
    Weights weights;

    @Autowired
    Decisions decisions;

    /** Just before, at, between, and just before and at the two figures of each row; and no figure. */
    @ParameterizedTest
    @CsvSource({
        "dutyAttendance, 60, 0.0",
        "dutyAttendance, 60.3, 0.1",
        "dutyAttendance, 77.5, 7.5",
        "dutyAttendance, 94.8, 14.9",
        "dutyAttendance, 95, 15.0",
        "dutyAttendance, 100, 15.0",
        "dutyAttendance, , 9.0",
        "serviceHours, 0, 0.0",
        "serviceHours, 3, 4.0",
        "serviceHours, 5.9, 7.9",
        "serviceHours, 6, 8.0",
        "serviceHours, 30, 8.0",
        "serviceHours, , 0.0",
        "entries, 0, 0.0",
        "entries, 2, 3.5",
        "entries, 3.9, 6.8",
        "entries, 4, 7.0",
        "entries, 40, 7.0",
        "entries, , 0.0",
        "lectures, 0, 0.0",
        "lectures, 0.5, 2.5",
        "lectures, 0.98, 4.9",
        "lectures, 1, 5.0",
        "lectures, 2, 5.0",
        "lectures, , 0.0",
        "signedAtOnce, 70, 0.0",
        "signedAtOnce, 70.4, 0.1",
        "signedAtOnce, 82.5, 4.0",
        "signedAtOnce, 94.7, 7.9",
        "signedAtOnce, 95, 8.0",
        "signedAtOnce, 100, 8.0",
        "signedAtOnce, , 0.0",
        "communityQuality, 1, 0.0",
        "communityQuality, 2, 3.0",
        "communityQuality, 3, 6.0",
        "communityQuality, 4, 9.0",
        "communityQuality, 5, 12.0",
        "communityQuality, , 7.2",
        "officeRating, 1, 0.0",
        "officeRating, 2, 1.3",
        "officeRating, 3, 2.5",
        "officeRating, 4, 3.8",
        "officeRating, 5, 5.0",
        "officeRating, , 3.0",
        "communityEffect, 1, 0.0",
        "communityEffect, 2, 2.5",
        "communityEffect, 3, 5.0",
        "communityEffect, 4, 7.5",
        "communityEffect, 5, 10.0",
        "communityEffect, , 6.0",
        "residentSatisfaction, 50, 0.0",
        "residentSatisfaction, 50.2, 0.1",
        "residentSatisfaction, 72.5, 7.5",
        "residentSatisfaction, 94.8, 14.9",
        "residentSatisfaction, 95, 15.0",
        "residentSatisfaction, 100, 15.0",
        "residentSatisfaction, , 9.0",
        "spotCheckPresence, 0, 0.0",
        "spotCheckPresence, 50, 4.0",
        "spotCheckPresence, 100, 8.0",
        "spotCheckPresence, , 8.0",
        "complaints, 0, 4.0",
        "complaints, 1, 2.0",
        "complaints, 2, 0.0",
        "complaints, 3, 0.0",
        "complaints, , 4.0",
        "firmSummary, 0, 0.0",
        "firmSummary, 1, 3.0",
        "firmSummary, , 0.0"
    })
    void a_figure_is_worth_its_points(String item, BigDecimal figure, BigDecimal points) {
        var weight = weights.of(DISTRICT, PairingForm.ONE_LAWYER).stream()
                .filter(each -> each.measure().id().equals(item))
                .findFirst()
                .orElseThrow();

        assertThat(weight.score(new Figure(weight.measure(), figure, "测试")).points())
                .isEqualTo(points);
        assertThat(weight.clause()).matches("(HZ09|HZ24|JG|SH17)-.*");
    }

    @ParameterizedTest
    @EnumSource(PairingForm.class)
    @DisplayName("HZ24-2.2a 投入、产出质量、效益效果，连同纪律")
    void quantity_quality_effect_and_discipline_are_100_points_and_every_measure_counts_once(PairingForm form) {
        var rows = weights.of(DISTRICT, form);

        assertThat(rows).extracting(Weight::measure).containsExactlyInAnyOrder(Measure.values());
        assertThat(Arrays.stream(Dimension.values())
                        .map(dimension -> rows.stream()
                                .filter(row -> row.dimension() == dimension)
                                .map(Weight::points)
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .intValueExact())
                        .toList())
                .isEqualTo(List.of(35, 25, 25, 15));
    }

    @ParameterizedTest
    @CsvSource({
        "0, failed",
        "59.9, failed",
        "60, passed",
        "74.9, passed",
        "75, good",
        "89.9, good",
        "90, outstanding",
        "100, outstanding"
    })
    void a_score_comes_to_a_grade(BigDecimal score, String grade) {
        assertThat(weights.grade(DISTRICT, score).grade().id()).isEqualTo(grade);
    }

    @ParameterizedTest
    @CsvSource({
        "outstanding, 1.2, true, false",
        "good, 1.0, false, false",
        "passed, 0.8, false, false",
        "failed, 0.0, false, true"
    })
    @DisplayName("HZ09-7.4d 突出的表彰，不合格的更换；HZ24-2.2b 补贴上浮或下调")
    void a_grade_has_its_consequence(String grade, BigDecimal factor, boolean commended, boolean replaced) {
        var consequence = weights.consequence(
                DISTRICT,
                org.communitycounsel.platform.Word.of(Grade.class, grade).orElseThrow());

        assertThat(consequence.subsidyFactor()).isEqualByComparingTo(factor);
        assertThat(consequence.commended()).isEqualTo(commended);
        assertThat(consequence.replaced()).isEqualTo(replaced);
    }

    @ParameterizedTest
    @CsvSource({"1, 6", "2, 0", "6, 0", "7, 6", "8, 0", "12, 0"})
    @DisplayName("HZ09-7.4c 每半年考评")
    void reviews_begin_in_january_and_july(int month, int months) {
        assertThat(decisions.evaluate(DISTRICT, "review-season", Map.of("month", month)).stream()
                        .map(row -> row.get("months"))
                        .toList())
                .isEqualTo(months == 0 ? List.of() : List.of(months));
    }

    @ParameterizedTest
    @CsvSource({"1, 10, 1", "10, 10, 1", "500, 10, 1"})
    void a_tenth_of_a_street_is_checked_on_the_spot(int pairings, int percent, int least) {
        assertThat(decisions.evaluate(DISTRICT, "spot-check-sample", Map.of("pairings", pairings)))
                .singleElement()
                .satisfies(
                        row -> assertThat(row).containsEntry("percent", percent).containsEntry("least", least));
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, false", "2, true", "3, true"})
    @DisplayName("JG-21 多次抽查不到位")
    void several_absences_are_two(int absences, boolean replaced) {
        assertThat(decisions.evaluate(DISTRICT, "spot-check-absences", Map.of("absences", absences)))
                .hasSize(replaced ? 1 : 0);
    }
}
