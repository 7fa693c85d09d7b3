package org.communitycounsel.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.communitycounsel.pairing.Half;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("值班时间表")
class DutyHoursTableTest {

    private static final String CITY = "processes/schedule/duty-hours.dmn";
    private static final String SHANGHAI = "processes/districts/shanghai/duty-hours.dmn";
    private static final String SHANGCHENG = "processes/districts/shangcheng/duty-hours.dmn";
    private static final Set<String> MATCHED = new HashSet<>();
    private static final DmnEngine ENGINE = engine();
    private static String current;

    private static DmnEngine engine() {
        var configuration = new DefaultDmnEngineConfiguration();
        DmnDecisionTableEvaluationListener listener =
                event -> event.getMatchingRules().forEach(rule -> MATCHED.add(current + "#" + rule.getId()));
        configuration.getCustomPostDecisionTableEvaluationListeners().add(listener);
        return configuration.buildEngine();
    }

    private static DutyHours.Row row(String file, String pairingForm, String communityName) {
        current = file;
        try (InputStream table = Files.newInputStream(Path.of(file))) {
            var rows = ENGINE.evaluateDecisionTable(
                            ENGINE.parseDecision(DutyHours.TABLE, table),
                            Map.of("pairingForm", pairingForm, "communityName", communityName))
                    .getResultList();
            assertThat(rows).as("rows for " + communityName).hasSize(1);
            return new DutyHours.Row(rows.get(0));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    static void every_row_has_an_example() {
        assertThat(List.of(CITY, SHANGHAI, SHANGCHENG))
                .flatMap(file ->
                        Dmn.readModelFromFile(Path.of(file).toFile()).getModelElementsByType(Rule.class).stream()
                                .map(rule -> file + "#" + rule.getId())
                                .toList())
                .isSubsetOf(MATCHED);
    }

    @ParameterizedTest
    @CsvSource({
        CITY + ", oneLawyer, 河坊街社区, WEEKLY, HZ09-5.1a、JG-9a、HZ24-1.3a",
        CITY + ", firm, 河坊街社区, WEEKLY, HZ09-5.1a、JG-9a、HZ24-1.3a",
        CITY + ", oneLawyer, 龙井村, MONTHLY_HOURS, HZ24-1.3b",
        SHANGHAI + ", oneLawyer, 梅园二街坊居委会, MONTHLY_HOURS, SH17-2.3a",
        SHANGHAI + ", firm, 新东村, MONTHLY_HOURS, SH17-2.3a",
        SHANGCHENG + ", firm, 河坊街社区, MONTHLY_DAY, SC20-4.1c",
        SHANGCHENG + ", firm, 玉皇村, MONTHLY_DAY, SC20-4.1c",
        SHANGCHENG + ", oneLawyer, 河坊街社区, WEEKLY, HZ09-5.1a、JG-9a、HZ24-1.3a",
        SHANGCHENG + ", oneLawyer, 玉皇村, MONTHLY_HOURS, HZ24-1.3b"
    })
    void one_row_says_how_duties_recur_and_by_which_clause(
            String file, String pairingForm, String community, DutyRule rule, String clause) {
        var row = row(file, pairingForm, community);

        assertThat(row.rule()).isEqualTo(rule);
        assertThat(row.clause()).isEqualTo(clause);
        for (Half half : Half.values()) {
            assertThat(row.starts(half)).isBefore(row.ends(half));
        }
    }

    @Test
    @DisplayName("SH17-2.3a 每月合计不少于6小时；HZ24-1.3b 村每月一次；SC20-4.1c 每月15日")
    void figures() {
        assertThat(row(SHANGHAI, "oneLawyer", "梅园二街坊居委会").visits(Half.AFTERNOON))
                .isEqualTo(2);
        assertThat(row(CITY, "oneLawyer", "龙井村").visits(Half.MORNING)).isEqualTo(1);
        assertThat(row(SHANGCHENG, "firm", "河坊街社区").dayOfMonth()).isEqualTo(15);
        assertThat(row(SHANGCHENG, "firm", "河坊街社区").onHoliday()).isEqualTo(OnHoliday.NEXT_WORKING_DAY);
        assertThat(row(CITY, "oneLawyer", "河坊街社区").onHoliday()).isEqualTo(OnHoliday.SKIPPED);
    }
}
