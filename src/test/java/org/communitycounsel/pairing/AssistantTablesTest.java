package org.communitycounsel.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("HZ09-4.2d 助理结对的决策表")
class AssistantTablesTest {

    private static final DmnEngine ENGINE = new DefaultDmnEngineConfiguration().buildEngine();

    private static Map<String, Object> row(String key, Map<String, Object> inputs) throws IOException {
        try (InputStream table = Files.newInputStream(file(key))) {
            return ENGINE.evaluateDecisionTable(ENGINE.parseDecision(key, table), inputs)
                    .getSingleResult()
                    .getEntryMap();
        }
    }

    private static Path file(String key) {
        return Path.of("processes/pairing", key + ".dmn");
    }

    @ParameterizedTest
    @CsvSource({"oneLawyer", "firm"})
    void two_students_for_each_community(String form) throws IOException {
        assertThat(row("assistant-terms", Map.of("pairingForm", form)))
                .containsEntry("students", 2)
                .containsEntry("rounds", 3)
                .containsEntry("months", 12)
                .containsEntry("clause", "HZ09-4.2d");
    }

    @ParameterizedTest
    @CsvSource({
        "choice, assign, 3, 8",
        "choice, recommend, 10, 8",
        "choice, community, 5, 8",
        "choice, lawyer, 5, 8",
        "signing, school, 5, 4",
        "signing, community, 5, 4"
    })
    void every_step_is_reminded_at_its_deadline_and_given_up_after_twice_that(
            String process, String step, int days, int rows) throws IOException {
        String key = "assistant-%s-deadlines".formatted(process);

        assertThat(row(key, Map.of("step", step))).containsEntry("amount", days).containsEntry("unit", "workingDays");
        assertThat(row(key, Map.of("step", step + "Silence")))
                .containsEntry("amount", 2 * days)
                .containsEntry("unit", "workingDays");
        assertThat(Dmn.readModelFromFile(file(key).toFile()).getModelElementsByType(Rule.class))
                .hasSize(rows);
    }
}
