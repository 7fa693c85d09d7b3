package org.communitycounsel.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communitycounsel.platform.Scenario.endOf;
import static org.communitycounsel.platform.Scenario.isRefused;
import static org.communitycounsel.review.ReviewScenario.ofCommunity;
import static org.communitycounsel.review.ReviewScenario.ofLawyer;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.dossier.Dossiers;
import org.communitycounsel.platform.engine.WalksEveryFlowOf;
import org.communitycounsel.platform.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ApplicationTest
@WalksEveryFlowOf({"half-yearly-review", "review-inputs"})
@DisplayName("HZ09-7.4 半年考评：收集、计分、评议、异议、生效")
class HalfYearlyReviewTest {

    /** A working day before the make-up Sunday of 20 September and the holidays of September and October 2026. */
    private static final LocalDateTime SEPTEMBER = LocalDateTime.of(2026, 9, 9, 10, 0);

    private ReviewScenario scenario;
    private Told told;
    private Pairing pairing;
    private String campaign;
    private String review;

    @BeforeEach
    void the_reviews_of_the_first_half_of_2026_begin(@Autowired ApplicationContext beans, @Autowired Told told) {
        this.told = told;
        told.events.clear();
        scenario = new ReviewScenario(beans);
        pairing = scenario.pairing();
        scenario.itIs(SEPTEMBER);
        campaign = scenario.campaign();
        review = scenario.reviewOf(pairing);
    }

    @Nested
    @DisplayName("HZ09-7.4a/c、JG-7.2、HZ24-2.3b、JG-20b 收集材料")
    class Gathering {

        @Test
        void community_justice_office_and_firm_of_the_place_are_asked_at_once_and_nobody_else() {
            assertThat(scenario.askedIn(review, "askCommunity"))
                    .containsExactly("community." + pairing.communityCode());
            assertThat(scenario.askedIn(review, "visitByOffice")).containsExactly("justiceOffice." + scenario.street);
            assertThat(scenario.askedIn(review, "surveyResidents")).containsExactly("justiceOffice." + scenario.street);
            assertThat(scenario.askedIn(review, "summariseByFirm")).containsExactly("lawFirm." + scenario.firm);
        }

        @Test
        void ten_working_days_count_the_make_up_sunday() {
            for (String step : List.of("askCommunity", "visitByOffice", "surveyResidents", "summariseByFirm")) {
                assertThat(scenario.task(review, step).getDueDate()).isEqualTo(endOf(LocalDate.of(2026, 9, 22)));
            }
        }

        @Test
        void all_gathered_it_is_scored_at_once_and_every_figure_says_where_it_comes_from() {
            scenario.allIsGathered(review);

            var score = scenario.score(review);
            assertThat(score.get("communityQuality").points()).isEqualByComparingTo("12");
            assertThat(score.get("residentSatisfaction").figure()).isEqualByComparingTo("100");
            assertThat(score.get("residentSatisfaction").origin()).isEqualTo("问卷100份：满意90、基本满意10、不满意0");
            assertThat(score.get("officeRating").origin()).isEqualTo("司法所走访6次后评分");
            assertThat(score.get("spotCheckPresence").written()).isEqualTo("缺");
            assertThat(score.get("spotCheckPresence").origin()).isEqualTo("本期没有被抽查");
            assertThat(score.values()).extracting(Reviewing.Line::clause).allMatch(clause -> clause.contains("-"));
            assertThat(scenario.review(review).score())
                    .isEqualByComparingTo(score.values().stream()
                            .map(Reviewing.Line::points)
                            .reduce(BigDecimal.ZERO, BigDecimal::add));
            assertThat(scenario.review(review).state()).isEqualTo(ReviewState.DELIBERATING);
        }

        @Test
        void what_is_missing_at_the_deadline_is_recorded_so_and_scored_as_the_table_says() {
            scenario.communitySays(review, 4, 3);
            scenario.itIs(LocalDateTime.of(2026, 9, 22, 23, 59));
            assertThat(scenario.review(review).state()).isEqualTo(ReviewState.GATHERING);

            scenario.itIs(LocalDateTime.of(2026, 9, 23, 1, 0));

            assertThat(scenario.review(review).state()).isEqualTo(ReviewState.DELIBERATING);
            var score = scenario.score(review);
            assertThat(score.get("communityQuality").points()).isEqualByComparingTo("9");
            assertThat(score.get("officeRating").figure()).isNull();
            assertThat(score.get("officeRating").points()).isEqualByComparingTo("3");
            assertThat(score.get("officeRating").origin()).isEqualTo("司法所走访未在期限内提交");
            assertThat(score.get("residentSatisfaction").points()).isEqualByComparingTo("9");
            assertThat(score.get("firmSummary").points()).isEqualByComparingTo("0");
            assertThat(scenario.entries(review))
                    .contains("缺材料：司法所走访未在期限内提交，按评分表缺材料计分", "缺材料：律所总结未在期限内提交，按评分表缺材料计分")
                    .doesNotContain("缺材料：社区意见未在期限内提交，按评分表缺材料计分");
            assertThat(scenario.tasks(review, "summariseByFirm")).isEmpty();
        }

        @Test
        void what_comes_after_all_is_scored_is_not_taken() {
            scenario.allIsGathered(review);

            isRefused(
                    "材料已经收齐",
                    () -> scenario.inTransaction(
                            () -> scenario.bean(ReviewInputs.class).byFirm(review, "补交的总结", scenario.firmAccount)));
        }

        @Test
        void a_complaint_found_true_needs_its_facts() {
            isRefused(
                    "写明投诉的事实",
                    () -> scenario.complete(
                            scenario.justice,
                            scenario.task(review, "visitByOffice"),
                            Map.of("visits", 6, "rating", "3", "complaints", 1)));
            assertThat(scenario.tasks(review, "visitByOffice")).hasSize(1);
        }

        @Test
        @DisplayName("社区的评分和意见原文不写进案卷")
        void what_the_community_says_does_not_stand_in_the_dossier_the_firm_reads() {
            scenario.communitySays(review, 2, 1);

            assertThat(scenario.entries(review))
                    .anyMatch(entry -> entry.startsWith("办结：社区反馈"))
                    .noneMatch(entry -> entry.contains("解答耐心") || entry.contains("较差") || entry.contains("很差"));
        }
    }

    @Nested
    @DisplayName("HZ09-7.4c 协调小组办公室评议")
    class Deliberation {

        @BeforeEach
        void gathered() {
            scenario.allIsGathered(review);
        }

        @Test
        void the_office_of_the_district_has_seven_working_days_across_both_holidays() {
            assertThat(scenario.askedIn(review, "deliberate"))
                    .containsExactly("coordinationOffice." + scenario.district);
            assertThat(scenario.task(review, "deliberate").getDueDate()).isEqualTo(endOf(LocalDate.of(2026, 9, 18)));

            scenario.itIs(LocalDateTime.of(2026, 9, 19, 1, 0));
            assertThat(scenario.review(review).objectionUntil())
                    .as("five working days from Saturday, with the make-up Sunday")
                    .isEqualTo(endOf(LocalDate.of(2026, 9, 24)).toInstant());
        }

        @Test
        void the_score_s_grade_needs_no_reason() {
            scenario.officeGrades(review, Grade.PASSED, null);

            assertThat(scenario.review(review).grade()).isEqualTo(Grade.PASSED);
            assertThat(scenario.review(review).gradedBy()).isEqualTo(scenario.office);
        }

        @Test
        void another_grade_needs_a_written_reason_which_is_shown() {
            isRefused("请写明“理由”", () -> scenario.officeGrades(review, Grade.GOOD, null));
            assertThat(scenario.tasks(review, "deliberate")).hasSize(1);

            scenario.officeGrades(review, Grade.GOOD, "帮助社区化解群体性纠纷，成效突出");

            assertThat(scenario.review(review).computedGrade()).isEqualTo(Grade.PASSED);
            assertThat(scenario.review(review).grade()).isEqualTo(Grade.GOOD);
            assertThat(scenario.bean(Dossiers.class).entries(review)).anySatisfy(entry -> {
                assertThat(entry.text()).startsWith("公布结果：").endsWith("良好");
                assertThat(entry.grounds()).isEqualTo("计分等次“合格”，评议改定，理由：帮助社区化解群体性纠纷，成效突出");
            });
        }

        @Test
        void an_office_that_does_not_deliberate_in_time_does_not_hold_the_review_up() {
            scenario.itIs(LocalDateTime.of(2026, 9, 19, 1, 0));

            assertThat(scenario.review(review).grade()).isEqualTo(Grade.PASSED);
            assertThat(scenario.review(review).gradedBy()).isNull();
            assertThat(scenario.entries(review)).contains("评议期限已到，按计分定为“合格”");
        }

        @Test
        void firm_and_lawyer_are_told_the_result_and_until_when_they_may_object() {
            scenario.officeGrades(review, Grade.PASSED, null);

            String licence = scenario.lawyerOf(pairing);
            assertThat(scenario.noticesTo(Role.LAW_FIRM.at(scenario.firm))).contains("考评结果");
            assertThat(scenario.noticesTo(Role.LAWYER.at(licence))).contains("考评结果");
            assertThat(scenario.noticesTo(Role.COMMUNITY.at(pairing.communityCode())))
                    .doesNotContain("考评结果");
        }
    }

    @Nested
    @DisplayName("异议由没有参加评定的人员裁决")
    class Objection {

        @BeforeEach
        void failed() {
            scenario.allIsGathered(review);
            scenario.officeGrades(review, Grade.FAILED, "多次无故缺席社区安排的活动");
        }

        @Test
        void it_goes_to_the_district_bureau_which_has_five_working_days() {
            scenario.lawyerObjects(review, "缺席的两次均已提前请假并由同事代班");

            assertThat(scenario.askedIn(review, "decideObjection"))
                    .containsExactly("districtBureau." + scenario.district);
            assertThat(scenario.task(review, "decideObjection").getDueDate())
                    .isEqualTo(endOf(LocalDate.of(2026, 9, 16)));
            assertThat(scenario.entries(review)).contains("提出异议");
        }

        @Test
        void upheld_the_grade_is_mended_and_nobody_is_replaced() {
            scenario.lawyerObjects(review, "缺席的两次均已提前请假并由同事代班");
            scenario.decides(scenario.bureau, review, "passed");

            assertThat(scenario.review(review).grade()).isEqualTo(Grade.PASSED);
            assertThat(scenario.review(review).decidedBy()).isEqualTo(scenario.bureau);
            assertThat(scenario.review(review).state()).isEqualTo(ReviewState.FINAL);
            assertThat(told.events).isEmpty();
            scenario.hasEndedAt(review, "half-yearly-review", "reviewConcluded");
        }

        @Test
        @DisplayName("HZ09-7.4d 不合格的予以更换")
        void rejected_the_failing_grade_stands_and_the_lawyer_is_to_be_replaced() {
            scenario.lawyerObjects(review, "评价与事实不符");
            assertThat(told.events).isEmpty();

            scenario.decides(scenario.bureau, review, "rejected");

            assertThat(told.events).singleElement().isInstanceOfSatisfying(LawyerFailed.class, failed -> {
                assertThat(failed.pairing()).isEqualTo(pairing.id());
                assertThat(failed.licenceNumber()).isEqualTo(scenario.lawyerOf(pairing));
                assertThat(failed.reviewNumber()).isEqualTo(review);
                assertThat(failed.grounds()).contains("2026年上半年", "不合格", "HZ09-7.4d");
            });
        }

        @Test
        void who_graded_does_not_decide_even_as_a_member_of_the_bureau() {
            scenario.account(scenario.office, Role.DISTRICT_BUREAU, scenario.district, scenario.district);
            scenario.lawyerObjects(review, "评价与事实不符");

            isRefused("须由没有参加评定的人员裁决", () -> scenario.decides(scenario.office, review, "rejected"));
            assertThat(scenario.tasks(review, "decideObjection")).hasSize(1);

            scenario.account(scenario.colleague, Role.DISTRICT_BUREAU, scenario.district, scenario.district);
            scenario.decides(scenario.colleague, review, "passed");
            assertThat(scenario.review(review).grade()).isEqualTo(Grade.PASSED);
        }

        @Test
        void the_database_holds_it_too() {
            scenario.lawyerObjects(review, "评价与事实不符");
            assertThatThrownBy(() -> scenario.database().sql("""
                                    update review set decided_by = graded_by, decided_grade = 'good', decision_reason = '改'
                                    where dossier_number = ?""").param(review).update())
                    .hasMessageContaining("review_decided_by_another");
        }

        @Test
        void a_decision_that_upholds_it_names_another_grade() {
            scenario.lawyerObjects(review, "评价与事实不符");
            isRefused(
                    "请选择“裁决”",
                    () -> scenario.complete(
                            scenario.bureau,
                            scenario.task(review, "decideObjection"),
                            Map.of("decision", "perfect", "decisionReason", "核对日志后认定")));
        }

        @Test
        void firm_and_lawyer_may_each_object_once() {
            scenario.lawyerObjects(review, "评价与事实不符");
            scenario.firmObjects(review, "本所核实律师已履职");

            isRefused("已经提出过异议", () -> scenario.firmObjects(review, "再次说明"));
            assertThat(scenario.tasks(review, "decideObjection")).hasSize(1);
            assertThat(scenario.bean(Reviewing.class).objections(scenario.review(review)))
                    .extracting(Reviewing.Objection::by)
                    .containsExactly("社区律师", "律师事务所");
        }

        @Test
        void after_five_working_days_it_is_too_late_also_in_the_hour_in_which_reviews_are_closed() {
            scenario.clockMovesTo(LocalDateTime.of(2026, 9, 17, 0, 0));

            isRefused("异议期已过", () -> scenario.lawyerObjects(review, "评价与事实不符"));

            scenario.itIs(LocalDateTime.of(2026, 9, 17, 1, 0));
            assertThat(scenario.review(review).state()).isEqualTo(ReviewState.FINAL);
            isRefused("不能提出异议", () -> scenario.lawyerObjects(review, "评价与事实不符"));
        }
    }

    @Nested
    @DisplayName("HZ09-7.4d、SH17-3.3、HZ24-2.2b 结果")
    class Outcome {

        private void stands(Grade grade) {
            scenario.allIsGathered(review);
            scenario.officeGrades(review, grade, "按评议情况改定等次");
            scenario.itIs(LocalDateTime.of(2026, 9, 17, 1, 0));
        }

        @Test
        @DisplayName("异议裁决不比原来更不利；不改定等次的，是维持")
        void a_decision_never_lowers_the_grade_nor_upholds_it_without_a_change() {
            scenario.allIsGathered(review);
            scenario.officeGrades(review, Grade.GOOD, "按评议情况改定等次");
            scenario.lawyerObjects(review, "居民问卷只收回三份");

            isRefused("异议裁决不能低于原等次“良好”", () -> scenario.decides(scenario.bureau, review, "passed"));
            isRefused("请选择改定的等次", () -> scenario.decides(scenario.bureau, review, "good"));
            scenario.decides(scenario.bureau, review, "outstanding");
            assertThat(scenario.review(review).grade()).isEqualTo(Grade.OUTSTANDING);
        }

        @Test
        void the_outstanding_enter_the_credit_record_and_the_commendation_list_and_move_the_subsidy_up() {
            stands(Grade.OUTSTANDING);

            assertThat(scenario.review(review).subsidyFactor()).isEqualByComparingTo("1.2");
            var credit = scenario.bean(CreditRecord.class);
            assertThat(credit.of(List.of(scenario.lawyerOf(pairing)), List.of()))
                    .singleElement()
                    .satisfies(entry -> {
                        assertThat(entry.gradeWord()).isEqualTo(Grade.OUTSTANDING);
                        assertThat(entry.dossier()).isEqualTo(review);
                        assertThat(entry.period()).isEqualTo("2026年上半年");
                        assertThat(entry.commended()).isTrue();
                    });
            assertThat(credit.commended(List.of(scenario.district), 2026))
                    .extracting(CreditRecord.Commended::lawyer)
                    .contains("周明");
            assertThat(credit.commended(List.of(scenario.district), 2025)).isEmpty();
            assertThat(told.events).isEmpty();
        }

        @Test
        @DisplayName("HZ09-7.4d 同一年有不合格的，不予表彰")
        void the_outstanding_who_fail_in_the_same_year_are_not_commended() {
            stands(Grade.OUTSTANDING);
            String lawyer = scenario.lawyerOf(pairing);
            long second = scenario.database()
                    .sql("""
                            insert into review_campaign (dossier_number, district_code, period_from, period_until, started_at)
                            values (?, ?, '2026-07-01', '2026-12-31', now()) returning id""")
                    .params(pairing.dossierNumber(), scenario.district)
                    .query(Long.class)
                    .single();
            scenario.database().sql("""
                            insert into credit_entry (district_code, campaign_id, review_id, licence_number, firm_code, period_from,
                                period_until, score, grade, subsidy_factor, commended, replaced, grounds, entered_at)
                            select district_code, ?, review_id, licence_number, firm_code, '2026-07-01', '2026-12-31', 50, 'failed',
                                0, false, true, grounds, entered_at from credit_entry where licence_number = ?""").params(second, lawyer).update();
            assertThat(scenario.bean(CreditRecord.class).of(List.of(lawyer), List.of()))
                    .extracting(CreditRecord.Entry::commended)
                    .containsExactly(false, true);

            assertThat(scenario.bean(CreditRecord.class).commended(List.of(scenario.district), 2026))
                    .extracting(CreditRecord.Commended::lawyer)
                    .doesNotContain("周明");
        }

        @Test
        void firm_lawyer_and_community_are_told_and_the_dossier_is_closed() {
            stands(Grade.GOOD);

            for (String group : List.of(
                    Role.LAW_FIRM.at(scenario.firm),
                    Role.LAWYER.at(scenario.lawyerOf(pairing)),
                    Role.COMMUNITY.at(pairing.communityCode()))) {
                assertThat(scenario.noticesTo(group)).contains("考评结果已生效");
            }
            assertThat(scenario.bean(Dossiers.class).find(review).orElseThrow().open())
                    .isFalse();
        }

        @Test
        void a_firm_s_score_is_the_mean_of_its_lawyers_when_the_campaign_is_over() {
            stands(Grade.GOOD);

            assertThat(scenario.campaign(campaign).state()).isEqualTo(CampaignState.DONE);
            assertThat(scenario.bean(CreditRecord.class).of(List.of(), List.of(scenario.firm)))
                    .filteredOn(entry -> entry.lawyer() == null)
                    .singleElement()
                    .satisfies(entry -> {
                        assertThat(entry.score())
                                .isEqualTo(scenario.review(review).score());
                        assertThat(entry.gradeWord()).isEqualTo(Grade.PASSED);
                    });
        }

        @Test
        void a_lawyer_who_has_left_the_pairing_is_not_replaced_again() {
            scenario.allIsGathered(review);
            scenario.officeGrades(review, Grade.FAILED, "多次无故缺席社区安排的活动");
            scenario.pairings.end(pairing);

            scenario.itIs(LocalDateTime.of(2026, 9, 17, 1, 0));

            assertThat(scenario.review(review).state()).isEqualTo(ReviewState.FINAL);
            assertThat(told.events).isEmpty();
        }
    }

    @Test
    @DisplayName("人员只办本人的事")
    void nobody_else_gives_the_opinion_of_a_community() {
        assertThat(scenario.as(ofLawyer(scenario.lawyerOf(pairing)), () -> scenario.visibleTasks()))
                .isZero();
        assertThat(scenario.as(ofCommunity(pairing.communityCode()), () -> scenario.visibleTasks()))
                .isEqualTo(1);
    }
}
