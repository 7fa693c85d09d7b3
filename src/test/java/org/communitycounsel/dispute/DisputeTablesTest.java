package org.communitycounsel.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.district.Decisions;
import org.communitycounsel.platform.identity.Role;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
@DisplayName("The tables of disputes, row by row")
class DisputeTablesTest {

    private static final String DISTRICT = "330102";

    @Autowired
    Decisions decisions;

    @ParameterizedTest
    @CsvSource({
        "0,  2, false, false, ordinary",
        "0,  9, false, false, ordinary",
        "1,  2, false, false, massIncident",
        "5,  2, true,  true,  massIncident",
        "0, 10, false, false, massIncident",
        "0, 10, true,  true,  massIncident",
        "0,  2, true,  false, conflictOfInterest",
        "0,  2, true,  true,  conflictOfInterest",
        "0,  2, false, true,  majorInterests"
    })
    void the_gravest_sign_decides_the_grade(
            int signs, int people, boolean authorityIsSide, boolean majorInterests, String grade) {
        assertThat(evaluate(
                        "dispute-grades",
                        Map.of(
                                "signs", signs,
                                "people", people,
                                "authorityIsSide", authorityIsSide,
                                "majorInterests", majorInterests)))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("grade", grade));
    }

    @ParameterizedTest
    @CsvSource({
        "ordinary,           false, ''",
        "ordinary,           true,  ''",
        "massIncident,       false, justiceOffice 1 community 1 districtBureau 2",
        "massIncident,       true,  justiceOffice 1 coordinationOffice 1 districtBureau 2",
        "conflictOfInterest, false, justiceOffice 2 coordinationOffice 2",
        "conflictOfInterest, true,  justiceOffice 2 coordinationOffice 2",
        "majorInterests,     false, justiceOffice 2 coordinationOffice 4"
    })
    void the_grade_decides_who_is_told_and_within_how_many_hours(String grade, boolean authorityIsSide, String told) {
        var rows = evaluate("dispute-reports", Map.of("grade", grade, "authorityIsSide", authorityIsSide));

        assertThat(String.join(
                        " ",
                        rows.stream()
                                .map(row -> row.get("role") + " " + row.get("hours"))
                                .toList()))
                .isEqualTo(told);
        assertThat(rows).allSatisfy(row -> {
            assertThat(Role.ofGroup((String) row.get("role"))).isPresent();
            assertThat((String) row.get("clause")).isNotBlank();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "community,          justiceOffice,      1",
        "justiceOffice,      coordinationOffice, 1",
        "coordinationOffice, districtBureau,     2",
        "districtBureau,     cityBureau,         2",
        "cityBureau,         cityBureau,         2"
    })
    void who_does_not_acknowledge_is_passed_over_one_level_up(String role, String next, int hours) {
        assertThat(evaluate("dispute-ladder", Map.of("role", role)))
                .singleElement()
                .satisfies(
                        row -> assertThat(row).containsEntry("nextRole", next).containsEntry("hours", hours));
    }

    @Test
    void every_role_that_is_told_has_a_level_above() {
        for (Grade grade : Grade.values()) {
            for (boolean side : new boolean[] {true, false}) {
                evaluate("dispute-reports", Map.of("grade", grade.id(), "authorityIsSide", side))
                        .forEach(row -> assertThat(evaluate("dispute-ladder", Map.of("role", row.get("role"))))
                                .hasSize(1));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ordinary,           1,  50, 自愿调解, JG-12a",
        "majorInterests,     2,  70, 书面法律意见, SH17-2.3e",
        "conflictOfInterest, 3,  80, 先稳定居民情绪, JG-12b",
        "massIncident,       4, 100, 到场疏导, SH17-2.3d、SH17-3.4"
    })
    void each_grade_has_its_level_its_priority_and_a_guide(
            String grade, int level, int priority, String says, String clause) {
        assertThat(evaluate("dispute-guidance", Map.of("grade", grade)))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row)
                            .containsEntry("level", level)
                            .containsEntry("priority", priority)
                            .containsEntry("clause", clause);
                    assertThat((String) row.get("guidance")).contains(says);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "dispute-handling,  choose,    24, hours,        JG-12b",
        "dispute-handling,  opinion,   24, hours,        SH17-2.3e",
        "dispute-handling,  aid,        3, workingDays,  SH17-2.2",
        "dispute-handling,  transfer,   2, workingDays,  JG-12b",
        "dispute-handling,  joint,      5, workingDays,  JG-7.3b",
        "dispute-handling,  conclude,   3, workingDays,  JG-12a",
        "dispute-mediation, invite,     2, workingDays,  JG-13a",
        "dispute-mediation, answer,     1, workingDays,  JG-13a",
        "dispute-mediation, consent,    3, workingDays,  JG-14",
        "dispute-mediation, facts,     10, workingDays,  JG-14",
        "dispute-mediation, result,     5, workingDays,  JG-14",
        "dispute-mediation, mediation, 30, calendarDays, JG-14"
    })
    void deadlines(String process, String step, int amount, String unit, String clause) {
        assertThat(evaluate(process + "-deadlines", Map.of("step", step)))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .isEqualTo(new HashMap<>(Map.of("amount", amount, "unit", unit, "clause", clause))));
    }

    private List<Map<String, Object>> evaluate(String table, Map<String, Object> inputs) {
        return decisions.evaluate(DISTRICT, table, inputs);
    }
}
