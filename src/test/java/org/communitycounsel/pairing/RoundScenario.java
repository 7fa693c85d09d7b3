package org.communitycounsel.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.runtime.Job;
import org.communitycounsel.directory.Communities;
import org.communitycounsel.directory.Community;
import org.communitycounsel.directory.Street;
import org.communitycounsel.directory.Streets;
import org.communitycounsel.platform.Scenario;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.platform.notification.Notice;
import org.communitycounsel.platform.notification.Notices;
import org.springframework.context.ApplicationContext;

/** A district of its own for each test, with two streets and as many communities as asked for, and its coordination office. */
class RoundScenario extends Scenario {

    private static final AtomicInteger NUMBER = new AtomicInteger(330200);

    final String district = String.valueOf(NUMBER.getAndIncrement());
    final String street = district + "001";
    final String otherStreet = district + "002";
    final String office = "office" + district;

    RoundScenario(ApplicationContext beans, int communities) {
        super(beans);
        beans.getBean(Searches.class).reset();
        beans.getBean(Districts.class).register(district, "试点区", "杭州市");
        beans.getBean(Streets.class).saveAll(List.of(new Street(street, "东街道"), new Street(otherStreet, "西街道")));
        beans.getBean(Communities.class)
                .saveAll(IntStream.range(0, communities)
                        .mapToObj(i -> new Community(community(i), "第%d社区".formatted(i)))
                        .toList());
        account(office, Role.COORDINATION_OFFICE, district, district);
    }

    /** Even ones are in the one street, odd ones in the other. */
    String community(int number) {
        return (number % 2 == 0 ? street : otherStreet) + "%03d".formatted(number);
    }

    /** The office starts a round for all streets, or for those named. @return the dossier's number */
    String started(String... streets) {
        return startedBy(office, streets);
    }

    String startedBy(String account, String... streets) {
        Map<String, Object> form = new HashMap<>();
        form.put("pairingForm", "oneLawyer");
        form.put("streets", list(List.of(streets)));
        form.put("note", "年度结对");
        return start(account, "pairing-round", form);
    }

    /** The round's job that is to run next; fails where there is none. */
    Job job(String dossier) {
        var instance = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(dossier)
                .singleResult();
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance.getId())
                .singleResult();
    }

    void runNextJob(String dossier) {
        engine.getManagementService().executeJob(job(dossier).getId());
    }

    /** What the job executor would do until the round has ended. */
    void runToItsEnd(String dossier) {
        while (round(dossier).running()) {
            runNextJob(dossier);
        }
    }

    boolean isOver(String dossier) {
        return engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(dossier)
                        .count()
                == 0;
    }

    Round round(String dossier) {
        return beans.getBean(Rounds.class).find(dossier).orElseThrow();
    }

    /** A search for one community, as an office begins it. */
    void searchBegan(String community) {
        beans.getBean(org.communitycounsel.pairing.process.PairingAgreement.class)
                .begin(community, PairingForm.ONE_LAWYER, PairingOrigin.OFFICE, null, Set.of());
    }

    /** Every community has exactly one search, which runs in the engine under the dossier the round has noted. */
    void eachCommunityHasExactlyOneSearch(String dossier, int communities) {
        var noted = database().sql("""
                        select pairing from pairing_round_community
                        where round_id = (select id from pairing_round where dossier_number = ?) and state = 'begun'""").param(dossier).query(String.class).list();
        assertThat(noted).doesNotHaveDuplicates().hasSize(communities);
        assertThat(searches()).containsExactlyInAnyOrderElementsOf(noted);
        assertThat(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processDefinitionKey("pairing-agreement")
                        .tenantIdIn(district)
                        .list())
                .extracting(instance -> instance.getBusinessKey())
                .containsExactlyInAnyOrderElementsOf(noted);
        assertThat(database()
                        .sql("select number from dossier where kind = 'JD' and district_code = ?")
                        .param(district)
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(noted);
    }

    /** Dossier numbers of all searches in the district. */
    List<String> searches() {
        return database()
                .sql("select dossier_number from pairing where district_code = ?")
                .param(district)
                .query(String.class)
                .list();
    }

    List<Notice> notices(Role role, String place) {
        return beans.getBean(Notices.class).to(Set.of(role.at(place)), office, 10, 0);
    }
}
