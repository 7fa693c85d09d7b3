package org.communitycounsel.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgreementTablesTest {

    private static final DmnEngine ENGINE = new DefaultDmnEngineConfiguration().buildEngine();

    private static List<Map<String, Object>> rows(String file, Map<String, Object> inputs) throws IOException {
        try (InputStream table = Files.newInputStream(Path.of("processes", file))) {
            String key = Path.of(file).getFileName().toString().replace(".dmn", "");
            return ENGINE.evaluateDecisionTable(ENGINE.parseDecision(key, table), inputs)
                    .getResultList();
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @DisplayName("HZ09-4.2c、HZ09-7.2a、SC20-4.8a、SH17-4.2 协议的期限和补贴")
    @CsvSource({
        "pairing, oneLawyer, 12, 6000, lawyer, false, 'HZ09-4.2c、HZ09-7.2a', 1",
        "pairing, firm, 12, 6000, lawyer, false, 'HZ09-4.2c、HZ09-7.2a', 1",
        "districts/shangcheng, firm, 12, 4000, firm, false, 'SC20-4.8a、HZ09-4.2c', 2",
        "districts/shangcheng, oneLawyer, 12, 6000, lawyer, false, 'HZ09-7.2a、HZ09-4.2c', 2",
        "districts/shanghai, oneLawyer, 12, 10000, community, true, 'SH17-4.2、SH17-3.1c', 1",
        "districts/shanghai, firm, 12, 10000, community, true, 'SH17-4.2、SH17-3.1c', 1"
    })
    void term_and_subsidy(
            String folder, String form, int months, int yuan, String per, boolean atLeast, String clause, int rows)
            throws IOException {
        String file = folder + "/agreement-terms.dmn";
        assertThat(rows(file, Map.of("pairingForm", form)))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("months", months)
                        .containsEntry("subsidyYuan", yuan)
                        .containsEntry("subsidyPer", per)
                        .containsEntry("atLeast", atLeast)
                        .containsEntry("clause", clause)
                        .hasEntrySatisfying(
                                "subsidySource",
                                source -> assertThat((String) source).contains("〔")));
        assertThat(Dmn.readModelFromFile(Path.of("processes", file).toFile()).getModelElementsByType(Rule.class))
                .as("a row without an example")
                .hasSize(rows);
    }

    @ParameterizedTest
    @DisplayName("协议签署的期限")
    @CsvSource({
        "signByFirm, 5",
        "firmReminder, 5",
        "firmSilence, 10",
        "signByCommunity, 5",
        "communityReminder, 5",
        "communitySilence, 10",
        "file, 3",
        "revise, 5"
    })
    void every_step_has_one_deadline(String step, int amount) throws IOException {
        String file = "pairing/agreement-signing-deadlines.dmn";
        assertThat(rows(file, Map.of("step", step)))
                .singleElement()
                .satisfies(
                        row -> assertThat(row).containsEntry("amount", amount).containsEntry("unit", "workingDays"));
        assertThat(Dmn.readModelFromFile(Path.of("processes", file).toFile()).getModelElementsByType(Rule.class))
                .hasSize(8);
    }
}
