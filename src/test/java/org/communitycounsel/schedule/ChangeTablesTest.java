package org.communitycounsel.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row of the tables of changes has an example. */
class ChangeTablesTest {

    private static final DmnEngine ENGINE =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    private static List<Map<String, Object>> rows(String file, Map<String, Object> inputs) throws IOException {
        try (var table = Files.newInputStream(Path.of("processes", file))) {
            String key = Path.of(file).getFileName().toString().replace(".dmn", "");
            return ENGINE.evaluateDecisionTable(ENGINE.parseDecision(key, table), inputs)
                    .getResultList();
        }
    }

    private static void hasRows(String file, int rows) {
        assertThat(Dmn.readModelFromFile(Path.of("processes", file).toFile()).getModelElementsByType(Rule.class))
                .as("a row without an example")
                .hasSize(rows);
    }

    @ParameterizedTest(name = "{0} {1}")
    @DisplayName("JG-17a 提前三日")
    @CsvSource({
        "schedule, hours, 3, calendarDays, return, JG-17a",
        "schedule, community, 3, calendarDays, return, JG-17a",
        "schedule, lawyer, 3, calendarDays, urgent, JG-17a",
        "schedule, leave, 3, calendarDays, urgent, JG-17a",
        "districts/shanghai, hours, 3, workingDays, return, SH17-2.3a",
        "districts/shanghai, community, 3, workingDays, return, SH17-2.3a",
        "districts/shanghai, lawyer, 3, workingDays, urgent, SH17-2.3a",
        "districts/shanghai, leave, 3, workingDays, urgent, SH17-2.3a"
    })
    void notice(String folder, String kind, int amount, String unit, String late, String clause) throws IOException {
        assertThat(rows(folder + "/change-notice.dmn", Map.of("kind", kind)))
                .containsExactly(Map.of("amount", amount, "unit", unit, "lateOutcome", late, "clause", clause));
        hasRows(folder + "/change-notice.dmn", 2);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("JG-17b 工作变动或其他特殊原因")
    @CsvSource({
        "hours, 'workChange, court, other', ''",
        "community, 'workChange, other', ''",
        "lawyer, 'workChange, illness, family, other', 'illness, family'",
        "leave, 'workChange, illness, family, planned, court, other', 'illness, family'"
    })
    void reasons(String kind, String reasons, String urgent) throws IOException {
        var rows = rows("schedule/change-reasons.dmn", Map.of("kind", kind));

        assertThat(rows).extracting(row -> row.get("reason")).containsExactly((Object[]) reasons.split(", "));
        assertThat(rows).extracting(row -> row.get("clause")).containsOnly("JG-17b");
        assertThat(String.join(
                        ", ",
                        rows.stream()
                                .filter(row -> row.get("urgent").equals(true))
                                .map(row -> row.get("reason").toString())
                                .toList()))
                .isEqualTo(urgent);
        hasRows("schedule/change-reasons.dmn", 6);
    }

    @ParameterizedTest(name = "{0} {1}")
    @DisplayName("JG-17 各步骤的期限")
    @CsvSource({
        "schedule-change, revise, 2, workingDays, 1",
        "change-hearing, community, 24, hours, 2",
        "change-hearing, lawyer, 24, hours, 2",
        "change-decision, reallocate, 4, hours, 2",
        "change-decision, supervise, 8, hours, 2",
        "change-effect, sign, 24, hours, 1"
    })
    void deadlines(String process, String step, int amount, String unit, int rows) throws IOException {
        String file = "schedule/%s-deadlines.dmn".formatted(process);
        assertThat(rows(file, Map.of("step", step)))
                .singleElement()
                .satisfies(
                        row -> assertThat(row).containsEntry("amount", amount).containsEntry("unit", unit));
        hasRows(file, rows);
    }
}
