package org.communitycounsel.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.communitycounsel.pairing.process.PairingRound;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.dossier.Dossiers;
import org.communitycounsel.platform.engine.WalksEveryFlowOf;
import org.communitycounsel.platform.identity.Role;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ApplicationTest
@WalksEveryFlowOf("pairing-round")
class PairingRoundTest {

    @Autowired
    ApplicationContext beans;

    @Autowired
    Searches searches;

    @Autowired
    PairingRound flow;

    @Nested
    @DisplayName("HZ24-1.1a 每个社区至少一名律师：成批发起结对")
    class Begins {

        @Test
        void the_start_takes_down_all_communities_and_begins_none() {
            var scenario = new RoundScenario(beans, 30);

            String dossier = scenario.started();

            assertThat(scenario.round(dossier).progress()).isEqualTo("共30个社区：已发起0，待发起30");
            assertThat(scenario.searches()).isEmpty();
        }

        @Test
        void every_community_gets_one_search_a_part_at_a_time() {
            var scenario = new RoundScenario(beans, 30);
            String dossier = scenario.started();

            scenario.runNextJob(dossier);
            assertThat(scenario.round(dossier).progress()).isEqualTo("共30个社区：已发起25，待发起5");

            scenario.runToItsEnd(dossier);
            assertThat(scenario.round(dossier).state()).isEqualTo(RoundState.DONE);
            scenario.eachCommunityHasExactlyOneSearch(dossier, 30);
            assertThat(scenario.isOver(dossier)).isTrue();
        }

        @Test
        void those_with_a_lawyer_or_a_search_are_not_in_it() {
            var scenario = new RoundScenario(beans, 4);
            scenario.searchBegan(scenario.community(2));

            String dossier = scenario.started();

            assertThat(scenario.round(dossier).all()).isEqualTo(3);
        }

        @Test
        void it_can_be_confined_to_some_streets() {
            var scenario = new RoundScenario(beans, 5);

            String dossier = scenario.started(scenario.otherStreet);
            scenario.runToItsEnd(dossier);

            assertThat(beans.getBean(Rounds.class).byStreet(dossier))
                    .singleElement()
                    .satisfies(street -> {
                        assertThat(street.streetCode()).isEqualTo(scenario.otherStreet);
                        assertThat(street.seeking()).isEqualTo(2);
                    });
        }

        @Test
        void the_outcome_is_in_the_dossier_and_told_to_the_office_and_the_justice_offices_concerned() {
            var scenario = new RoundScenario(beans, 2);
            String dossier = scenario.started(scenario.street);

            scenario.runToItsEnd(dossier);

            assertThat(beans.getBean(Dossiers.class).find(dossier).orElseThrow().outcome())
                    .isEqualTo("共1个社区：已发起1");
            assertThat(scenario.notices(Role.COORDINATION_OFFICE, scenario.district))
                    .singleElement()
                    .satisfies(notice -> assertThat(notice.text()).contains("共1个社区：已发起1"));
            assertThat(scenario.notices(Role.JUSTICE_OFFICE, scenario.street))
                    .singleElement()
                    .satisfies(notice -> assertThat(notice.text()).contains("东街道有1个社区"));
            assertThat(scenario.notices(Role.JUSTICE_OFFICE, scenario.otherStreet))
                    .isEmpty();
        }
    }

    @Nested
    @DisplayName("一个区同时只有一个批次")
    class OneAtATime {

        @Test
        void a_second_one_is_refused_and_says_where_the_first_is() {
            var scenario = new RoundScenario(beans, 2);
            String first = scenario.started(scenario.street);

            assertThat(refusal(catchThrowable(scenario::started))).contains("本区已有批次结对正在进行（案卷" + first + "）");
        }

        @Test
        @Timeout(60)
        void of_two_started_at_once_one_is_refused() throws Exception {
            var scenario = new RoundScenario(beans, 2);

            var outcomes = together(scenario::started, scenario::started);

            assertThat(outcomes)
                    .filteredOn(Throwable.class::isInstance)
                    .singleElement()
                    .satisfies(
                            refused -> assertThat(refusal((Throwable) refused)).contains("批次结对"));
            assertThat(beans.getBean(Rounds.class).of(java.util.Set.of(scenario.district)))
                    .hasSize(1);
        }

        @Test
        void another_may_follow_and_is_refused_where_nothing_is_left_to_do() {
            var scenario = new RoundScenario(beans, 2);
            scenario.runToItsEnd(scenario.started(scenario.street));
            scenario.runToItsEnd(scenario.started());

            assertThat(refusal(catchThrowable(scenario::started))).contains("都已结对或正在结对");
        }

        @Test
        void who_is_not_the_office_of_one_district_or_names_foreign_streets_is_refused() {
            var scenario = new RoundScenario(beans, 2);
            scenario.account("bureau" + scenario.district, Role.DISTRICT_BUREAU, scenario.district, scenario.district);

            assertThat(catchThrowable(() -> scenario.startedBy("bureau" + scenario.district)))
                    .isNotNull();
            assertThat(refusal(catchThrowable(() -> scenario.started("330102001"))))
                    .contains("不都属于本区");
            assertThat(scenario.searches()).isEmpty();
        }
    }

    @Nested
    @DisplayName("个别社区不能发起的，不影响其他社区")
    class OneByOne {

        @Test
        void a_community_that_found_a_search_meanwhile_is_skipped_with_the_reason() {
            var scenario = new RoundScenario(beans, 3);
            String dossier = scenario.started();
            scenario.searchBegan(scenario.community(1));

            scenario.runToItsEnd(dossier);

            assertThat(scenario.round(dossier).progress()).isEqualTo("共3个社区：已发起2，跳过1");
            assertThat(beans.getBean(Rounds.class).leftOut(dossier))
                    .singleElement()
                    .satisfies(row -> assertThat(row.reason()).startsWith("已另行开始结对（案卷"));
            assertThat(scenario.searches()).hasSize(3);
        }

        @Test
        void one_that_is_refused_is_skipped_with_what_was_said() {
            var scenario = new RoundScenario(beans, 3);
            searches.refused.add(scenario.community(0));
            String dossier = scenario.started();

            scenario.runToItsEnd(dossier);

            assertThat(beans.getBean(Rounds.class).leftOut(dossier))
                    .extracting(Rounds.LeftOut::reason)
                    .containsExactly("该社区暂不能结对。");
            scenario.eachCommunityHasExactlyOneSearch(dossier, 2);
        }

        @Test
        void one_with_a_fault_is_tried_again_after_the_others_and_then_left_out() {
            var scenario = new RoundScenario(beans, 30);
            searches.faulty.add(scenario.community(0));
            String dossier = scenario.started();

            scenario.runNextJob(dossier);
            assertThat(scenario.round(dossier).progress()).isEqualTo("共30个社区：已发起24，待发起6");
            scenario.runToItsEnd(dossier);

            assertThat(scenario.round(dossier).progress()).isEqualTo("共30个社区：已发起29，未能发起1");
            assertThat(beans.getBean(Rounds.class).leftOut(dossier))
                    .singleElement()
                    .satisfies(row -> assertThat(row.reason()).contains("尝试3次"));
            scenario.eachCommunityHasExactlyOneSearch(dossier, 29);
        }

        @Test
        void one_whose_fault_passes_is_begun_after_all() {
            var scenario = new RoundScenario(beans, 2);
            searches.faulty.add(scenario.community(0));
            String dossier = scenario.started();
            scenario.runNextJob(dossier);
            searches.reset();

            scenario.runToItsEnd(dossier);

            assertThat(scenario.round(dossier).progress()).isEqualTo("共2个社区：已发起2");
            scenario.eachCommunityHasExactlyOneSearch(dossier, 2);
        }
    }

    @Nested
    @DisplayName("中断后继续，不重复、不遗漏")
    class ExactlyOnce {

        @Test
        void what_was_begun_before_the_application_died_stays_and_the_rest_follows() {
            var scenario = new RoundScenario(beans, 40);
            String dossier = scenario.started();
            searches.killedAfter.set(7);
            assertThatThrownBy(() -> scenario.runNextJob(dossier)).hasRootCauseInstanceOf(Searches.Killed.class);
            assertThat(scenario.round(dossier).begun()).isEqualTo(7);
            assertThat(scenario.searches()).hasSize(7);

            searches.reset();
            scenario.runToItsEnd(dossier);

            scenario.eachCommunityHasExactlyOneSearch(dossier, 40);
        }

        @Test
        @Timeout(120)
        void two_executors_that_run_the_same_job_at_once_begin_nothing_twice() throws Exception {
            var scenario = new RoundScenario(beans, 60);
            String dossier = scenario.started();
            var management = beans.getBean(ManagementService.class);

            while (scenario.round(dossier).running()) {
                String job = scenario.job(dossier).getId();
                together(executed(management, job), executed(management, job), executed(management, job));
            }

            scenario.eachCommunityHasExactlyOneSearch(dossier, 60);
        }

        private Callable<Object> executed(ManagementService management, String job) {
            return () -> {
                management.executeJob(job);
                return job;
            };
        }
    }

    @Nested
    @DisplayName("办公室可以停止批次，已发起的继续办理")
    class Stop {

        @Test
        void what_has_begun_goes_on_and_the_rest_is_left_out() {
            var scenario = new RoundScenario(beans, 30);
            String dossier = scenario.started();
            scenario.runNextJob(dossier);

            flow.stop(dossier, "律师不足");

            assertThat(scenario.isOver(dossier)).isTrue();
            assertThat(scenario.round(dossier).state()).isEqualTo(RoundState.STOPPED);
            assertThat(scenario.round(dossier).progress()).isEqualTo("共30个社区：已发起25，跳过5");
            scenario.eachCommunityHasExactlyOneSearch(dossier, 25);
            assertThat(scenario.notices(Role.COORDINATION_OFFICE, scenario.district))
                    .singleElement()
                    .satisfies(notice -> assertThat(notice.text()).contains("律师不足"));
        }

        @Test
        void it_cannot_be_stopped_twice_nor_after_its_end() {
            var scenario = new RoundScenario(beans, 1);
            String dossier = scenario.started();
            flow.stop(dossier, "律师不足");

            assertThat(refusal(catchThrowable(() -> flow.stop(dossier, "律师不足"))))
                    .contains("已经结束");
        }

        @Test
        @Timeout(120)
        void a_stop_beside_a_running_job_leaves_no_search_unnoted() throws Exception {
            var scenario = new RoundScenario(beans, 200);
            String dossier = scenario.started();
            Callable<Object> executor = () -> {
                scenario.runToItsEnd(dossier);
                return null;
            };
            Callable<Object> office = () -> {
                while (scenario.round(dossier).begun() < 10) {
                    Thread.onSpinWait();
                }
                flow.stop(dossier, "律师不足");
                return "stopped";
            };

            assertThat(together(executor, office)).contains("stopped");

            var round = scenario.round(dossier);
            assertThat(round.state()).isEqualTo(RoundState.STOPPED);
            assertThat(round.begun()).isBetween(10, 199);
            assertThat(scenario.isOver(dossier)).isTrue();
            scenario.eachCommunityHasExactlyOneSearch(dossier, round.begun());
        }
    }

    /** Runs all at the same moment. @return what each returned or threw */
    @SafeVarargs
    private static java.util.List<Object> together(Callable<?>... acts) throws Exception {
        var ready = new CountDownLatch(acts.length);
        var pool = Executors.newFixedThreadPool(acts.length);
        try {
            var futures = Stream.of(acts)
                    .map(act -> pool.submit(() -> {
                        ready.countDown();
                        ready.await(10, TimeUnit.SECONDS);
                        try {
                            return (Object) act.call();
                        } catch (Throwable failure) {
                            return failure;
                        }
                    }))
                    .toList();
            var outcomes = new java.util.ArrayList<Object>();
            for (var future : futures) {
                outcomes.add(future.get());
            }
            return outcomes;
        } finally {
            pool.shutdownNow();
        }
    }

    private static String refusal(Throwable thrown) {
        return Stream.iterate(thrown, failure -> failure != null, Throwable::getCause)
                .filter(Refusal.class::isInstance)
                .map(Throwable::getMessage)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no refusal", thrown));
    }
}
