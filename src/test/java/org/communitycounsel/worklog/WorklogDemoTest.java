package org.communitycounsel.worklog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.pairing.PairingState;
import org.communitycounsel.pairing.Pairings;
import org.communitycounsel.platform.DemoTest;
import org.communitycounsel.platform.calendar.MovableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The demo is loaded on Monday, 9 March 2026: its past begins with the second half-year before, on 1 January 2025. */
@DemoTest
@DisplayName("演示的工作日志")
class WorklogDemoTest {

    static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    static final LocalDate BEGIN_OF_HALF = LocalDate.of(2025, 7, 1);
    static final LocalDate END_OF_HALF = LocalDate.of(2025, 12, 31);

    @Autowired
    Pairings pairings;

    @Autowired
    LogEntries entries;

    @Autowired
    Verification verification;

    @Autowired
    Worklog worklog;

    @Autowired
    TaskService tasks;

    @Autowired
    MovableClock clock;

    @BeforeEach
    void itIsMondayMorning() {
        clock.reset();
    }

    /** Those the demo began, not those that tests began later. */
    List<Pairing> served() {
        return pairings.findByDistrictCodeAndStateOrderByCommunityCode("330102", PairingState.ACTIVE).stream()
                .filter(pairing -> pairing.termFrom().equals(FIRST))
                .toList();
    }

    List<ServiceFigures> figuresOfTheHalf() {
        return served().stream()
                .map(pairing -> worklog.figures(pairing.id(), BEGIN_OF_HALF, END_OF_HALF))
                .toList();
    }

    @Test
    void each_pairing_in_service_has_a_past_of_a_whole_half_year() {
        assertThat(figuresOfTheHalf()).hasSizeGreaterThanOrEqualTo(3).allSatisfy(figures -> {
            assertThat(figures.dutiesDue()).isBetween(24, 27);
            assertThat(figures.visits()).isEqualTo(figures.dutiesAttended()).isPositive();
            assertThat(figures.hours()).isPositive();
        });
    }

    @Test
    void the_lawyers_differ_enough_for_a_review_to_tell_them_apart() {
        var figures = figuresOfTheHalf();
        var outstanding = figures.get(0);
        var poor = figures.get(2);

        assertThat(outstanding.dutiesAttended()).isGreaterThan(outstanding.dutiesDue() * 9 / 10);
        assertThat(outstanding.lectures()).isEqualTo(2);
        assertThat(outstanding.trainings()).isEqualTo(1);
        assertThat(outstanding.matters()).isGreaterThan(20);
        assertThat(poor.dutiesAttended()).isLessThan(poor.dutiesDue() * 2 / 3);
        assertThat(poor.trainings()).isZero();
        assertThat(poor.returned() + poor.signedLate()).isPositive();
    }

    @Test
    void all_volumes_are_intact() {
        assertThat(verification.communities("330102"))
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(community ->
                        assertThat(verification.verify(community).findings()).isEmpty());
    }

    @Test
    void records_wait_for_a_head_and_one_was_given_back() {
        assertThat(tasks.createTaskQuery().taskDefinitionKey("signLog").count()).isPositive();
        assertThat(tasks.createTaskQuery().taskDefinitionKey("reviseLog").count())
                .isPositive();
        assertThat(entries.findAll().stream().map(LogEntry::state).collect(Collectors.toSet()))
                .containsAll(Set.of(LogState.SIGNED, LogState.SUBMITTED, LogState.RETURNED));
    }
}
