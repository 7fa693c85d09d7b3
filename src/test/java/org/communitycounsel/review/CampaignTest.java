package org.communitycounsel.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communitycounsel.platform.Scenario.endOf;
import static org.communitycounsel.platform.Scenario.isRefused;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.calendar.MovableClock;
import org.communitycounsel.platform.engine.WalksEveryFlowOf;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.review.process.ReviewCampaign;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ApplicationTest
@WalksEveryFlowOf({"review-campaign", "review-season"})
@DisplayName("HZ09-7.4c 每半年对结对律所和律师考评：一个区一期一批")
class CampaignTest {

    private static final LocalDateTime JULY = LocalDateTime.of(2026, 7, 1, 9, 0);

    /** More than one job of the engine begins. */
    private static final int MANY = 26;

    private ReviewScenario scenario;

    @BeforeEach
    void begin(@Autowired ApplicationContext beans) {
        scenario = new ReviewScenario(beans);
    }

    @Nested
    @DisplayName("考评谁")
    class WhoIsReviewed {

        @Test
        void each_pairing_in_service_within_the_half_year_once() {
            var serving = scenario.pairing();
            var endedInTheHalf = scenario.pairing();
            var endedBefore = scenario.pairing();
            scenario.clockMovesTo(LocalDateTime.of(2026, 5, 6, 9, 0));
            scenario.pairings.end(endedBefore);
            scenario.clockMovesTo(LocalDateTime.of(2026, 8, 20, 9, 0));
            scenario.pairings.end(endedInTheHalf);
            scenario.clockMovesTo(LocalDateTime.of(2027, 1, 5, 9, 0));
            var tooNew = scenario.pairing();

            var campaign = scenario.campaign(scenario.campaign());

            assertThat(campaign.period())
                    .isEqualTo(new ReviewPeriod(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 12, 31)));
            assertThat(campaign.all()).isEqualTo(2);
            assertThat(campaign.begun()).isEqualTo(2);
            assertThat(served(serving)).containsExactly(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 12, 31));
            assertThat(served(endedInTheHalf)).containsExactly(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 8, 20));
            assertThat(reviews(endedBefore)).isZero();
            assertThat(reviews(tooNew)).isZero();
        }

        private List<LocalDate> served(Pairing pairing) {
            var review = scenario.review(scenario.reviewOf(pairing));
            return List.of(review.servedFrom(), review.servedUntil());
        }

        @Test
        void the_lawyer_who_serves_at_the_end_is_reviewed() {
            var pairing = scenario.pairing();
            String successor = scenario.lawyer("沈岚");
            scenario.clockMovesTo(LocalDateTime.of(2026, 4, 20, 9, 0));
            scenario.isReplaced(pairing, successor);
            scenario.itIs(JULY);
            scenario.campaign();

            assertThat(scenario.bean(Reviewing.class).lawyers(scenario.review(scenario.reviewOf(pairing))))
                    .containsExactly(successor);
        }

        @Test
        void who_only_covers_at_the_end_is_not_reviewed_but_who_served_before() {
            var pairing = scenario.pairing();
            String served = scenario.lawyerOf(pairing);
            scenario.clockMovesTo(LocalDateTime.of(2026, 6, 20, 9, 0));
            scenario.isCovered(pairing, scenario.lawyer("沈岚"));
            scenario.itIs(JULY);
            scenario.campaign();

            assertThat(scenario.bean(Reviewing.class).lawyers(scenario.review(scenario.reviewOf(pairing))))
                    .containsExactly(served);
        }

        @Test
        void fewer_than_thirty_days_are_left_out_and_it_is_said() {
            scenario.clockMovesTo(LocalDateTime.of(2026, 6, 2, 9, 0));
            var brief = scenario.pairing();
            scenario.itIs(JULY);

            String campaign = scenario.campaign();

            assertThat(reviews(brief)).isZero();
            assertThat(scenario.bean(Campaigns.class).leftOut(campaign))
                    .singleElement()
                    .satisfies(left -> {
                        assertThat(left.number()).isEqualTo(brief.dossierNumber());
                        assertThat(left.reason()).isEqualTo("本期服务29天，不足考评的天数");
                        assertThat(left.failed()).isFalse();
                    });
            scenario.hasEndedAt(campaign, "review-campaign", "campaignDone");
        }

        @Test
        void thirty_days_are_enough() {
            scenario.clockMovesTo(LocalDateTime.of(2026, 6, 1, 9, 0));
            var pairing = scenario.pairing();
            scenario.itIs(JULY);
            scenario.campaign();

            assertThat(reviews(pairing)).isOne();
        }

        @Test
        void a_district_without_pairings_has_nothing_to_review() {
            scenario.itIs(JULY);
            isRefused("没有服务过的结对", scenario::campaign);
        }
    }

    @Nested
    @DisplayName("几件同时生效")
    class FinalTogether {

        @Test
        void they_do_not_hold_each_other_up_and_one_knows_that_it_is_the_last() throws Exception {
            var pairings = List.of(scenario.pairing(), scenario.pairing());
            scenario.itIs(JULY);
            scenario.campaign();
            var reviews = pairings.stream().map(scenario::reviewOf).toList();
            reviews.forEach(review -> {
                scenario.allIsGathered(review);
                scenario.officeGrades(review, Grade.GOOD, "核对原始记录，予以认定");
            });

            var entered = new CyclicBarrier(reviews.size());
            var people = Executors.newFixedThreadPool(reviews.size());
            try {
                var answers = people.invokeAll(reviews.stream()
                        .map(review -> (Callable<Optional<String>>) () -> concluded(review, entered))
                        .toList());

                assertThat(List.of(answers.get(0).get(), answers.get(1).get()))
                        .filteredOn(Optional::isPresent)
                        .hasSize(1);
            } finally {
                people.shutdownNow();
            }
        }

        /** The entry in the credit record is written in both transactions before either asks whether it is the last. */
        private Optional<String> concluded(String review, CyclicBarrier entered) {
            return scenario.inTransaction(() -> {
                scenario.bean(Reviewing.class).conclude(review);
                try {
                    entered.await(1, TimeUnit.MINUTES);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
                return scenario.bean(Campaigns.class)
                        .lastOf(scenario.review(review).campaignId());
            });
        }
    }

    @Nested
    @DisplayName("同一结对同一期只考评一次")
    class NeverTwice {

        @Test
        void a_second_campaign_of_the_half_year_is_refused() {
            scenario.pairing();
            scenario.itIs(JULY);
            String first = scenario.campaign();

            isRefused("2026年上半年的考评已经发起（案卷%s）".formatted(first), scenario::campaign);
        }

        @Test
        void the_database_lets_no_second_review_through() {
            var pairing = scenario.pairing();
            scenario.itIs(JULY);
            var campaign = scenario.campaign(scenario.campaign());

            assertThatThrownBy(() -> scenario.bean(Reviewing.class).open(campaign, pairing.id()))
                    .hasMessageContaining("review_once");
        }

        @Test
        void a_pairing_whose_turn_was_is_let_be() {
            var pairing = scenario.pairing();
            scenario.itIs(JULY);
            String campaign = scenario.campaign();
            var begun = scenario.campaign(campaign);
            var campaigns = scenario.bean(Campaigns.class);

            scenario.inTransaction(() -> campaigns.begin(campaign, pairing.id(), () -> {
                throw new AssertionError("begun again");
            }));
            scenario.inTransaction(() -> campaigns.skip(campaign, pairing.id(), "不足考评的天数"));
            scenario.inTransaction(() -> campaigns.missed(campaign, pairing.id()));

            assertThat(scenario.campaign(campaign)).isEqualTo(begun);
            assertThat(campaigns.leftOut(campaign)).isEmpty();
        }

        @Test
        void what_broke_off_in_the_middle_goes_on_where_it_was() {
            var pairings =
                    IntStream.range(0, MANY).mapToObj(i -> scenario.pairing()).toList();
            scenario.itIs(JULY);
            String campaign = scenario.as(
                    scenario.office, () -> scenario.bean(ReviewCampaign.class).begin(scenario.district));
            var broken = beginning(campaign);
            assertThatThrownBy(() -> scenario.inTransaction(() -> {
                        management().executeJob(broken.getId());
                        throw new IllegalStateException("killed before the job's own commit");
                    }))
                    .hasMessageContaining("killed");
            assertThat(scenario.campaign(campaign).begun()).isEqualTo(25);

            scenario.runJobs();

            assertThat(scenario.campaign(campaign).begun()).isEqualTo(MANY);
            assertThat(scenario.campaign(campaign).state()).isEqualTo(CampaignState.UNDER_WAY);
            assertThat(pairings)
                    .allSatisfy(pairing -> assertThat(reviews(pairing)).isOne());
            assertThat(flows(pairings)).isEqualTo(MANY);
        }

        private long flows(List<Pairing> pairings) {
            return pairings.stream()
                    .mapToLong(pairing -> scenario.bean(RuntimeService.class)
                            .createProcessInstanceQuery()
                            .processInstanceBusinessKey(scenario.reviewOf(pairing))
                            .processDefinitionKey("half-yearly-review")
                            .count())
                    .sum();
        }

        @Test
        void a_fault_of_one_leaves_the_others_alone_and_is_tried_three_times() {
            var faulty = scenario.pairing();
            var other = scenario.pairing();
            scenario.itIs(JULY);
            String campaign = scenario.as(
                    scenario.office, () -> scenario.bean(ReviewCampaign.class).begin(scenario.district));
            scenario.database()
                    .sql(
                            "update pairing set term_from = null, began_at = null, state = 'ended', ended_at = now(), end_reason = '残缺' where id = ?")
                    .param(faulty.id())
                    .update();

            scenario.runJobs();

            assertThat(reviews(other)).isOne();
            assertThat(scenario.bean(Campaigns.class).leftOut(campaign))
                    .singleElement()
                    .satisfies(left -> {
                        assertThat(left.failed()).isTrue();
                        assertThat(left.reason()).contains("尝试3次均未能发起");
                    });
        }
    }

    @Nested
    @DisplayName("一月、七月的第一个工作日起")
    class Season {

        @Test
        void the_timer_waits_for_july() {
            assertThat(season().getDuedate())
                    .isAfter(Date.from(
                            JULY.atZone(MovableClock.ZONE).minusMonths(6).toInstant()));
            assertThat(scenario.bean(Campaigns.class).due(scenario.district)).isEmpty();
        }

        @Test
        void on_the_first_working_day_of_july_every_district_with_pairings_is_begun_by_itself_and_once() {
            scenario.pairing();
            scenario.clockMovesTo(LocalDateTime.of(2026, 7, 1, 0, 10));

            management().executeJob(season().getId());
            management().executeJob(season().getId());

            var campaigns = scenario.bean(Campaigns.class).of(List.of(scenario.district));
            assertThat(campaigns).singleElement().satisfies(campaign -> {
                assertThat(campaign.period().chinese()).isEqualTo("2026年上半年");
                assertThat(campaign.all()).isOne();
            });
            management().executeJob(beginning(campaigns.get(0).dossierNumber()).getId());
            assertThat(scenario.campaign(campaigns.get(0).dossierNumber()).begun())
                    .isOne();
        }

        @Test
        void new_year_s_day_is_none_the_first_working_day_of_january_is() {
            // Thursday to Saturday are off, Sunday the 4th is worked instead
            for (int day : List.of(1, 2, 3)) {
                scenario.clockMovesTo(LocalDateTime.of(2026, 1, day, 9, 0));
                assertThat(scenario.bean(Campaigns.class).due(scenario.district))
                        .isEmpty();
            }

            scenario.clockMovesTo(LocalDateTime.of(2026, 1, 4, 0, 10));
            assertThat(scenario.bean(Campaigns.class).due(scenario.district))
                    .hasValueSatisfying(period -> assertThat(period.chinese()).isEqualTo("2025年下半年"));
        }

        @Test
        void an_application_that_was_down_that_day_makes_up_for_it() {
            scenario.pairing();
            scenario.clockMovesTo(LocalDateTime.of(2026, 7, 9, 12, 10));

            assertThat(scenario.bean(Campaigns.class).due(scenario.district)).isPresent();
        }

        private Job season() {
            return scenario.bean(ManagementService.class)
                    .createJobQuery()
                    .processDefinitionKey("review-season")
                    .singleResult();
        }
    }

    @Test
    @DisplayName("期限错开，不在同一秒到期")
    void the_deadlines_of_a_campaign_do_not_fall_in_the_same_second() {
        IntStream.range(0, 10).forEach(i -> scenario.pairing());
        scenario.itIs(JULY);
        scenario.campaign();

        var closings = scenario.database()
                .sql("""
                        select job.duedate_ from act_ru_job job
                        join act_ru_execution flow on flow.id_ = job.process_instance_id_
                        where flow.business_key_ like ? and job.handler_type_ = 'timer-transition'""")
                .param(scenario.district + "-KP-%")
                .query(Date.class)
                .list();
        assertThat(closings).hasSize(10);
        assertThat(closings.stream().distinct().count()).isGreaterThan(8);
        var day = LocalDate.of(2026, 7, 15);
        assertThat(closings)
                .allSatisfy(closing -> assertThat(closing)
                        .isAfterOrEqualTo(endOf(day))
                        .isBefore(Date.from(day.plusDays(1)
                                .atTime(1, 0)
                                .atZone(MovableClock.ZONE)
                                .toInstant())));
    }

    @Test
    @DisplayName("JG-20b 全部生效后汇总，通知办公室和区司法局")
    void when_the_last_review_stands_the_campaign_is_over() {
        var pairings = List.of(scenario.pairing(), scenario.pairing());
        scenario.itIs(JULY);
        String campaign = scenario.campaign();
        scenario.itIs(LocalDateTime.of(2026, 7, 16, 1, 0));
        scenario.officeGrades(scenario.reviewOf(pairings.get(0)), Grade.PASSED, "数据不全，按走访情况评定");
        scenario.itIs(LocalDateTime.of(2026, 7, 24, 9, 0));
        assertThat(scenario.campaign(campaign).concluded()).isOne();
        assertThat(scenario.campaign(campaign).state()).isEqualTo(CampaignState.UNDER_WAY);

        scenario.itIs(LocalDateTime.of(2026, 7, 28, 9, 0));
        scenario.itIs(LocalDateTime.of(2026, 8, 10, 9, 0));

        assertThat(scenario.campaign(campaign).state()).isEqualTo(CampaignState.DONE);
        scenario.hasEndedAt(campaign, "review-campaign", "campaignDone");
        for (Role role : List.of(Role.COORDINATION_OFFICE, Role.DISTRICT_BUREAU)) {
            assertThat(scenario.noticesTo(role.at(scenario.district))).contains("半年考评已完成");
        }
    }

    private long reviews(Pairing pairing) {
        return scenario.database()
                .sql("select count(*) from review where pairing_id = ?")
                .param(pairing.id())
                .query(Long.class)
                .single();
    }

    /** The campaign's job that begins reviews. */
    private Job beginning(String campaign) {
        String instance = scenario.bean(RuntimeService.class)
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(campaign)
                .singleResult()
                .getId();
        return management().createJobQuery().processInstanceId(instance).singleResult();
    }

    private ManagementService management() {
        return scenario.bean(ManagementService.class);
    }
}
