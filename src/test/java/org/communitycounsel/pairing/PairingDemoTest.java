package org.communitycounsel.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.communitycounsel.platform.DemoTest;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.platform.notification.Notices;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DemoTest
class PairingDemoTest {

    @Autowired
    Pairings pairings;

    @Autowired
    Leaders leaders;

    @Autowired
    Assistants assistants;

    @Autowired
    IdentityService identity;

    @Autowired
    TaskService tasks;

    @Autowired
    Notices notices;

    private Set<String> groupsOf(String account) {
        return Set.copyOf(identity.createGroupQuery().groupMember(account).list().stream()
                .map(group -> group.getId())
                .toList());
    }

    @Test
    void there_are_pairings_under_way_and_in_service_and_every_step_has_a_task_to_do() {
        assertThat(pairings.findAll())
                .extracting(Pairing::state)
                .containsAll(EnumSet.of(PairingState.SEEKING, PairingState.CHOSEN, PairingState.ACTIVE));
        assertThat(tasks.createTaskQuery().list())
                .extracting(task -> task.getTaskDefinitionKey())
                .contains(
                        "stateNeeds",
                        "rankCandidates",
                        "consentByFirm",
                        "consentByLawyer",
                        "signByFirm",
                        "signByCommunity",
                        "recommendStudents",
                        "decideRenewal");
    }

    @Test
    void the_leaders_accounts_are_lawyers_who_serve_there_and_are_appointed() {
        for (String[] leader : new String[][] {{"groupleader", "330102001"}, {"arealeader", "330102"}}) {
            var appointed = leaders.leaderOf(leader[1]).orElseThrow();

            assertThat(groupsOf(leader[0]))
                    .contains(
                            Role.LAWYER.at(appointed.licenceNumber()),
                            (leader[1].length() == 9 ? Role.GROUP_LEADER : Role.AREA_LEADER).at(leader[1]));
            assertThat(identity.createUserQuery()
                            .userId(leader[0])
                            .singleResult()
                            .getLastName())
                    .isEqualTo(appointed.name());
        }
    }

    @Test
    void the_students_account_is_of_one_who_assists_and_has_been_told() {
        var student = assistants.findAll().stream()
                .filter(one -> groupsOf("student").contains(one.group()))
                .findFirst()
                .orElseThrow();

        assertThat(student.state()).isEqualTo(AssistantState.SERVING);
        assertThat(notices.to(List.of(student.group()), "student", 10, 0))
                .extracting(notice -> notice.subject())
                .containsExactly("您已担任社区律师助理");
    }
}
