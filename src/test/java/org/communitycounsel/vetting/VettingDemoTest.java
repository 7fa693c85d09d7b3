package org.communitycounsel.vetting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.communitycounsel.directory.Lawyers;
import org.communitycounsel.platform.DemoTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DemoTest
class VettingDemoTest {

    @Autowired
    Nominations nominations;

    @Autowired
    Lawyers lawyers;

    @Autowired
    Roster roster;

    @Autowired
    TaskService tasks;

    @Test
    void there_are_lawyers_in_every_state_and_some_nobody_has_recommended() {
        Set<NominationState> states = new HashSet<>();
        nominations.findAll().forEach(nomination -> states.add(nomination.state()));

        assertThat(states).containsExactlyInAnyOrder(NominationState.values());
        assertThat(roster.of(List.of("330102"))).hasSizeGreaterThan(4);
        assertThat(lawyers.count() - nominations.count()).isGreaterThan(3);
    }

    @Test
    void every_step_has_a_task_to_do() {
        assertThat(tasks.createTaskQuery().list())
                .extracting(task -> task.getTaskDefinitionKey())
                .contains(
                        "supplementNomination",
                        "qualifyLawyer",
                        "publishParticulars",
                        "recordOpinions",
                        "decideObjections",
                        "recordCourse",
                        "renewCertificate")
                .doesNotContain("confirmRenewal");
    }
}
