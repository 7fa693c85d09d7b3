package org.communitycounsel.vetting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row of every table of the vetting has an example here; a row without one fails the class. */
class TablesTest {

    private static final String BASE = "processes/vetting/";
    private static final String SHANGCHENG = "processes/districts/shangcheng/";
    private static final String SHANGHAI = "processes/districts/shanghai/";
    private static final Set<String> MATCHED = new HashSet<>();
    private static final DmnEngine ENGINE = engine();

    private static DmnEngine engine() {
        var configuration = new DefaultDmnEngineConfiguration();
        DmnDecisionTableEvaluationListener listener =
                event -> event.getMatchingRules().forEach(rule -> MATCHED.add(current + "#" + rule.getId()));
        configuration.getCustomPostDecisionTableEvaluationListeners().add(listener);
        return configuration.buildEngine();
    }

    private static String current;

    private static List<Map<String, Object>> rows(String file, Map<String, Object> inputs) {
        current = file;
        try (InputStream table = Files.newInputStream(Path.of(file))) {
            String key = Path.of(file).getFileName().toString().replace(".dmn", "");
            return ENGINE.evaluateDecisionTable(ENGINE.parseDecision(key, table), inputs)
                    .getResultList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    static void every_row_has_an_example() {
        List<String> without = new ArrayList<>();
        for (String folder : List.of(BASE, SHANGCHENG, SHANGHAI)) {
            for (String file : tables(folder)) {
                Dmn.readModelFromFile(Path.of(file).toFile()).getModelElementsByType(Rule.class).stream()
                        .map(rule -> file + "#" + rule.getId())
                        .filter(row -> !MATCHED.contains(row))
                        .forEach(without::add);
            }
        }
        assertThat(without).as("rows without an example").isEmpty();
    }

    /** The module's own tables, and those by which a district replaces them. */
    private static List<String> tables(String folder) {
        return Set.of(Path.of(folder).toFile().list()).stream()
                .filter(name -> name.endsWith(".dmn"))
                .filter(name -> Files.exists(Path.of(BASE + name)))
                .map(folder::concat)
                .toList();
    }

    private static List<String> unmet(String folder, Map<String, Object> facts) {
        return rows(folder + "lawyer-conditions.dmn", facts).stream()
                .map(row -> row.get("condition") + " " + row.get("clause") + " " + row.get("kind"))
                .toList();
    }

    /** One who meets every condition everywhere, but for what is given: name, value, name, value, … */
    private static Map<String, Object> candidate(Object... but) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("serviceKind", "community");
        facts.put("personKind", "lawyer");
        facts.put("degree", "associate");
        facts.put("yearsOfPractice", 2);
        facts.put("goodStanding", true);
        facts.put("yearsSinceDiscipline", null);
        facts.put("materials", "degreeCopy healthAndTime licenceCopy settlesDisputes");
        for (int i = 0; i < but.length; i += 2) {
            facts.put((String) but[i], but[i + 1]);
        }
        return facts;
    }

    @Nested
    @DisplayName("HZ09-4.2a 遴选条件（全市）")
    class Conditions {

        @Test
        void two_years_and_a_college_degree_are_enough() {
            assertThat(unmet(BASE, candidate())).isEmpty();
            assertThat(unmet(BASE, candidate("yearsSinceDiscipline", 1))).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "personKind, legalWorker, personKind HZ09-4.2a failed",
            "personKind, volunteer, personKind HZ09-4.2a failed",
            "degree, none, degree SH17-2.1b failed"
        })
        void a_condition_that_fails_is_named_with_its_clause(String fact, String value, String found) {
            assertThat(unmet(BASE, candidate(fact, value))).containsExactly(found);
        }

        @Test
        void less_than_two_years_of_practice() {
            assertThat(unmet(BASE, candidate("yearsOfPractice", 1)))
                    .containsExactly("yearsOfPractice SH17-2.1b failed");
        }

        @Test
        void conduct() {
            assertThat(unmet(BASE, candidate("goodStanding", false))).containsExactly("goodStanding SH17-2.1b failed");
            assertThat(unmet(BASE, candidate("yearsSinceDiscipline", 0)))
                    .containsExactly("discipline SH17-2.1b failed");
        }

        @Test
        void every_missing_material_is_named() {
            assertThat(unmet(BASE, candidate("materials", "")))
                    .containsExactly(
                            "licenceCopy HZ09-4.2a missing",
                            "degreeCopy SH17-2.1b missing",
                            "healthAndTime SH17-2.1b missing",
                            "settlesDisputes SH17-2.1b missing");
        }
    }

    @Nested
    @DisplayName("SC20-4.4a 上城区：远程法律服务志愿律师须执业五年以上")
    class Shangcheng {

        @Test
        void four_years_are_enough_for_a_community_and_not_for_the_remote_centre() {
            assertThat(unmet(SHANGCHENG, candidate("yearsOfPractice", 4))).isEmpty();
            assertThat(unmet(SHANGCHENG, candidate("yearsOfPractice", 4, "serviceKind", "remoteCentre")))
                    .containsExactly("yearsOfPractice SC20-4.4a failed");
            assertThat(unmet(SHANGCHENG, candidate("yearsOfPractice", 5, "serviceKind", "remoteCentre")))
                    .isEmpty();
        }

        @Test
        void all_else_is_as_in_the_city() {
            var facts = candidate(
                    "personKind",
                    "volunteer",
                    "degree",
                    "none",
                    "yearsOfPractice",
                    1,
                    "goodStanding",
                    false,
                    "yearsSinceDiscipline",
                    0,
                    "materials",
                    "");

            assertThat(unmet(SHANGCHENG, facts)).isEqualTo(unmet(BASE, facts)).hasSize(9);
        }
    }

    @Nested
    @DisplayName("SH17-2.1a/b 上海市：律师、基层法律服务工作者，大专以上，执业两年以上")
    class Shanghai {

        @Test
        void legal_workers_are_advisers_and_volunteers_are_not() {
            assertThat(unmet(SHANGHAI, candidate("personKind", "legalWorker"))).isEmpty();
            assertThat(unmet(SHANGHAI, candidate("personKind", "volunteer")))
                    .containsExactly("personKind SH17-2.1a failed");
        }

        @Test
        void every_other_condition_is_named() {
            assertThat(unmet(
                            SHANGHAI,
                            candidate(
                                    "degree",
                                    "none",
                                    "yearsOfPractice",
                                    1,
                                    "goodStanding",
                                    false,
                                    "yearsSinceDiscipline",
                                    0,
                                    "materials",
                                    "")))
                    .hasSize(8)
                    .allMatch(found -> found.contains("SH17-2.1"));
        }
    }

    @ParameterizedTest
    @DisplayName("期限")
    @CsvSource({
        "vetting/lawyer-vetting-deadlines, supplement, 5, workingDays",
        "vetting/lawyer-vetting-deadlines, qualify, 10, workingDays",
        "vetting/candidate-publicity-deadlines, publish, 3, workingDays",
        "vetting/candidate-publicity-deadlines, publicity, 5, workingDays",
        "vetting/candidate-publicity-deadlines, opinions, 3, workingDays",
        "vetting/candidate-publicity-deadlines, objections, 10, workingDays",
        "vetting/course-training-deadlines, course, 30, workingDays",
        "vetting/certificate-renewal-deadlines, confirm, 10, workingDays",
        "vetting/certificate-renewal-deadlines, again, 10, workingDays",
        "districts/shanghai/candidate-publicity-deadlines, publish, 3, workingDays",
        "districts/shanghai/candidate-publicity-deadlines, publicity, 7, calendarDays",
        "districts/shanghai/candidate-publicity-deadlines, opinions, 5, workingDays",
        "districts/shanghai/candidate-publicity-deadlines, objections, 10, workingDays"
    })
    void every_step_has_one_deadline(String table, String step, int amount, String unit) {
        assertThat(rows("processes/" + table + ".dmn", Map.of("step", step)))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("amount", amount)
                        .containsEntry("unit", unit)
                        .containsKey("clause"));
    }

    @Test
    @DisplayName("HZ24-1.1c 集中课堂培训、网络培训、专题研讨、执业纪律学习")
    void the_four_courses() {
        assertThat(rows(BASE + "training-courses.dmn", Map.of("serviceKind", "community", "personKind", "lawyer")))
                .extracting(row -> row.get("name") + " " + row.get("hours") + " " + row.get("retakes"))
                .containsExactly("集中课堂培训 8 1", "网络培训 12 2", "专题研讨 4 1", "执业纪律学习 4 1");
    }

    @ParameterizedTest
    @DisplayName("HZ09-4.2a 证书期限")
    @CsvSource({"community, 36, 60, 24", "remoteCentre, 24, 60, 16"})
    void terms_of_certificates(String serviceKind, int validMonths, int renewalDays, int educationHours) {
        assertThat(rows(BASE + "certificate-terms.dmn", Map.of("serviceKind", serviceKind)))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("validMonths", validMonths)
                        .containsEntry("renewalDays", renewalDays)
                        .containsEntry("educationHours", educationHours));
    }
}
