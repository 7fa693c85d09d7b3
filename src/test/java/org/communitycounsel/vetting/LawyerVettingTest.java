package org.communitycounsel.vetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communitycounsel.vetting.NominationState.CERTIFIED;
import static org.communitycounsel.vetting.NominationState.LAPSED;
import static org.communitycounsel.vetting.NominationState.PUBLICIZED;
import static org.communitycounsel.vetting.NominationState.REFUSED;
import static org.communitycounsel.vetting.NominationState.RETURNED;
import static org.communitycounsel.vetting.NominationState.TRAINING;
import static org.communitycounsel.vetting.NominationState.WITHDRAWN;
import static org.communitycounsel.vetting.VettingScenario.ALL_MATERIALS;
import static org.communitycounsel.vetting.VettingScenario.ASSOCIATION;
import static org.communitycounsel.vetting.VettingScenario.FIRM;
import static org.communitycounsel.vetting.VettingScenario.OTHER_STREET;
import static org.communitycounsel.vetting.VettingScenario.STREET;
import static org.communitycounsel.vetting.VettingScenario.isRefused;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.task.Task;
import org.communitycounsel.directory.Degree;
import org.communitycounsel.directory.LawyerKind;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.engine.FormChoices;
import org.communitycounsel.platform.engine.WalksEveryFlowOf;
import org.communitycounsel.platform.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ApplicationTest
@WalksEveryFlowOf({"lawyer-vetting", "candidate-publicity", "course-training"})
class LawyerVettingTest {

    /** Monday; the courses of the base table and five working days of publicity are what the tests count with. */
    private static final LocalDate START = LocalDate.of(2026, 3, 9);

    VettingScenario scenario;

    @BeforeEach
    void begin(@Autowired ApplicationContext beans) {
        scenario = new VettingScenario(beans);
    }

    @Nested
    @DisplayName("HZ09-4.2a 律师须经市律师协会资格认证，符合有关条件并经培训后，方可进驻社区")
    class QualifiedAndTrained {

        @Test
        void a_lawyer_who_meets_every_condition_is_certified_and_on_the_roster() {
            var lawyer = scenario.lawyer();
            var candidate =
                    scenario.recommended(lawyer).waitsFor(ASSOCIATION, "qualifyLawyer", LocalDate.of(2026, 3, 23));

            candidate.isCertified().isIn(CERTIFIED).endedAt("lawyerCertified");

            assertThat(scenario.roster().has(lawyer.licenceNumber())).isTrue();
            candidate.ofCertificate().firmAndLawyerLearn(candidate.certificate().number());
        }

        @Test
        void the_dossier_number_is_the_business_key() {
            var candidate = scenario.recommended(scenario.lawyer());

            assertThat(candidate.dossier()).matches("330102-LX-2026-[0-9]{6}");
            candidate.dossierSays("核对遴选条件：各项条件均符合");
        }

        @Test
        void the_certificate_has_a_number_and_is_valid_for_three_years() {
            var certificate =
                    scenario.recommended(scenario.lawyer()).isCertified().certificate();

            assertThat(certificate.number()).matches("330102-ZS-2026-[0-9]{6}");
            assertThat(certificate.issuedOn()).isEqualTo(scenario.today());
            assertThat(certificate.validUntil())
                    .isEqualTo(scenario.today().plusYears(3).minusDays(1));
        }

        @Test
        void a_lawyer_whom_the_association_does_not_qualify_learns_the_reason_and_so_does_the_firm() {
            scenario.recommended(scenario.lawyer())
                    .isNotQualified("近期服务评价不佳")
                    .isIn(REFUSED)
                    .endedAt("lawyerRefused")
                    .firmAndLawyerLearn("近期服务评价不佳");
        }

        @Test
        void a_refusal_without_reasons_is_not_accepted() {
            var candidate = scenario.recommended(scenario.lawyer());

            isRefused("请填写“理由”", () -> candidate.isNotQualified("  "));
            candidate.waitsFor(ASSOCIATION, "qualifyLawyer");
        }

        @Test
        void what_the_tables_cannot_hold_is_refused_and_no_fault() {
            var candidate = scenario.recommended(scenario.lawyer());

            isRefused("超过4000字", () -> candidate.isNotQualified("长".repeat(4001)));
            isRefused("无法保存的字符", () -> candidate.isNotQualified("\0"));
            candidate.waitsFor(ASSOCIATION, "qualifyLawyer");
        }

        @Test
        void a_refused_lawyer_can_be_recommended_again() {
            var lawyer = scenario.lawyer();
            scenario.recommended(lawyer).isNotQualified("材料存疑");

            scenario.recommended(lawyer).waitsFor(ASSOCIATION, "qualifyLawyer");
        }
    }

    @Nested
    @DisplayName("SH17-2.1b 大专以上学历，执业两年以上，良好的职业操守")
    class Conditions {

        @Test
        void a_failed_condition_is_put_before_the_association_with_its_clause() {
            var candidate = scenario.recommended(scenario.lawyer(LawyerKind.LAWYER, Degree.BACHELOR, 1));

            assertThat(candidate.nomination().findings())
                    .extracting(Finding::toString)
                    .containsExactly("执业须满两年（SH17-2.1b）");
            candidate.waitsFor(ASSOCIATION, "qualifyLawyer").dossierSays("执业须满两年 SH17-2.1b");
        }

        @Test
        void qualifying_against_a_failed_condition_is_refused_and_the_task_stays() {
            var candidate = scenario.recommended(scenario.lawyer(LawyerKind.LAWYER, Degree.NONE, 6));

            isRefused("学历须为大专以上（SH17-2.1b）", candidate::isQualified);
            candidate.waitsFor(ASSOCIATION, "qualifyLawyer").isNotQualified("学历不符");
        }
    }

    @Nested
    @DisplayName("HZ09-4.2a 材料不齐的退回补正，逾期不补即失效")
    class Material {

        @Test
        void an_incomplete_recommendation_goes_back_to_the_firm_for_five_working_days() {
            scenario.recommended(scenario.lawyer(), "community", Set.of(STREET), Set.of("licenceCopy"))
                    .isIn(RETURNED)
                    .waitsFor(Role.LAW_FIRM.at(FIRM), "supplementNomination", START.plusDays(7))
                    .hasNoTask("qualifyLawyer");
        }

        @Test
        void the_days_of_the_national_holiday_do_not_count_and_the_saturday_worked_instead_does() {
            scenario.itIs(LocalDateTime.of(2026, 9, 28, 10, 0));

            scenario.recommended(scenario.lawyer(), "community", Set.of(STREET), Set.of())
                    .waitsFor(Role.LAW_FIRM.at(FIRM), "supplementNomination", LocalDate.of(2026, 10, 10));
        }

        @Test
        void what_is_still_missing_is_asked_for_again() {
            scenario.recommended(scenario.lawyer(), "community", Set.of(STREET), Set.of("licenceCopy"))
                    .supplements(Set.of("licenceCopy", "degreeCopy"))
                    .isIn(RETURNED)
                    .waitsFor(Role.LAW_FIRM.at(FIRM), "supplementNomination")
                    .supplements(ALL_MATERIALS)
                    .waitsFor(ASSOCIATION, "qualifyLawyer");
        }

        @Test
        void a_recommendation_that_is_not_completed_in_time_lapses_and_both_learn_why() {
            var candidate = scenario.recommended(scenario.lawyer(), "community", Set.of(STREET), Set.of());

            scenario.daysPass(7);
            candidate.isIn(RETURNED);
            scenario.daysPass(1);

            candidate.isIn(LAPSED).endedAt("nominationLapsed").firmAndLawyerLearn("缺执业证复印件（HZ09-4.2a）");
        }
    }

    @Nested
    @DisplayName("SH17-3.1a 司法所公布候选人的基本信息、业务专长、社会声誉，听取居（村）委及群众意见")
    class InPublic {

        @Test
        void every_street_concerned_publishes_for_five_working_days() {
            var candidate = scenario.recommended(
                            scenario.lawyer(), "community", Set.of(STREET, OTHER_STREET), ALL_MATERIALS)
                    .isQualified()
                    .isIn(PUBLICIZED)
                    .waitsFor(Role.JUSTICE_OFFICE.at(STREET), "publishParticulars", START.plusDays(3));
            assertThat(candidate.tasks("publishParticulars"))
                    .extracting(Task::getName)
                    .containsExactlyInAnyOrder("发布公示（清波街道）：周明（浙江清波律师事务所）", "发布公示（湖滨街道）：周明（浙江清波律师事务所）");

            candidate.isPublishedIn(STREET).isPublishedIn(OTHER_STREET);
            scenario.daysPass(7);
            candidate.hasNoTask("recordOpinions");
            scenario.daysPass(1);
            assertThat(candidate.tasks("recordOpinions")).hasSize(2);

            candidate.isNotObjectedIn(STREET).isIn(PUBLICIZED);
            candidate.isNotObjectedIn(OTHER_STREET);
            scenario.runJobs();
            candidate.isIn(TRAINING);
        }

        @Test
        void an_office_cannot_answer_for_a_street_without_saying_what_it_heard() {
            var candidate =
                    scenario.recommended(scenario.lawyer()).isQualified().isPublishedIn(STREET);
            scenario.daysPass(8);

            isRefused("请填写“异议内容”", () -> candidate.isObjectedIn(STREET, " "));
        }

        @Test
        void an_objection_goes_to_the_association_and_ends_the_nomination_where_it_is_upheld() {
            objected()
                    .waitsFor(ASSOCIATION, "decideObjections", LocalDate.of(2026, 3, 31))
                    .objectionsAre("upheld", "经查属实")
                    .isIn(REFUSED)
                    .endedAt("lawyerRefused")
                    .firmAndLawyerLearn("公示异议成立：经查属实");
        }

        @Test
        void a_dismissed_objection_leads_on_to_training() {
            objected().objectionsAre("dismissed", "经查不实").isIn(TRAINING);
        }

        @Test
        void an_objection_is_kept_out_of_the_dossier() {
            var candidate = objected();

            assertThat(candidate.nomination().publicity().get(STREET).objections())
                    .isEqualTo("曾代理过社区的对方当事人");
            candidate.dossierDoesNotSay("曾代理过社区的对方当事人");
        }

        private VettingScenario.Candidate objected() {
            var candidate =
                    scenario.recommended(scenario.lawyer()).isQualified().isPublishedIn(STREET);
            scenario.daysPass(8);
            return candidate.isObjectedIn(STREET, "曾代理过社区的对方当事人");
        }
    }

    @Nested
    @DisplayName("HZ24-1.1c 集中课堂培训、网络培训、专题研讨、执业纪律学习")
    class Training {

        @Test
        void the_association_records_each_course_with_hours_and_result() {
            var candidate = inTraining();
            assertThat(candidate.tasks("recordCourse")).hasSize(4);
            candidate.waitsFor(ASSOCIATION, "recordCourse", LocalDate.of(2026, 4, 29));

            candidate.passes("online", 15);

            assertThat(candidate.nomination().course("online").attempts())
                    .containsExactly(new CourseAttempt(scenario.today(), 15, true, null));
            assertThat(candidate.tasks("recordCourse")).hasSize(3);
        }

        @Test
        void each_task_is_named_after_its_course() {
            assertThat(inTraining().tasks("recordCourse"))
                    .extracting(Task::getName)
                    .containsExactlyInAnyOrder(
                            "登记培训成绩（集中课堂培训）：周明（浙江清波律师事务所）",
                            "登记培训成绩（网络培训）：周明（浙江清波律师事务所）",
                            "登记培训成绩（专题研讨）：周明（浙江清波律师事务所）",
                            "登记培训成绩（执业纪律学习）：周明（浙江清波律师事务所）");
        }

        @Test
        void a_course_with_too_few_hours_is_not_passed() {
            var candidate = inTraining();

            isRefused("规定12学时，只登记了11学时", () -> candidate.passes("online", 11));
        }

        @Test
        void a_failed_course_is_retaken() {
            inTraining()
                    .fails("classroom")
                    .passes("classroom", 8)
                    .passes("online", 12)
                    .passes("seminar", 4)
                    .passes("discipline", 4)
                    .isIn(CERTIFIED);
        }

        @Test
        void a_course_failed_as_often_as_the_table_allows_ends_the_nomination() {
            inTraining()
                    .fails("classroom")
                    .fails("classroom")
                    .isIn(REFUSED)
                    .endedAt("lawyerRefused")
                    .hasNoTask("recordCourse")
                    .firmAndLawyerLearn("“集中课堂培训”第2次仍不合格");
        }

        private VettingScenario.Candidate inTraining() {
            return scenario.recommended(scenario.lawyer()).isQualified().passesPublicity();
        }
    }

    @Nested
    @DisplayName("HZ09-4.2a 律所可随时撤回推荐")
    class Withdrawal {

        @Test
        void a_recommendation_is_withdrawn_while_it_is_supplemented() {
            scenario.recommended(scenario.lawyer(), "community", Set.of(STREET), Set.of())
                    .isWithdrawn("律师已离职")
                    .isIn(WITHDRAWN)
                    .endedAt("withdrawalRecorded")
                    .firmAndLawyerLearn("律师已离职");
        }

        @Test
        void a_recommendation_is_withdrawn_during_publicity_and_the_offices_have_nothing_left_to_do() {
            scenario.recommended(scenario.lawyer())
                    .isQualified()
                    .isWithdrawn("工作变动")
                    .isIn(WITHDRAWN)
                    .hasNoTask("publishParticulars");
        }

        @Test
        void a_recommendation_is_withdrawn_during_training() {
            scenario.recommended(scenario.lawyer())
                    .isQualified()
                    .passesPublicity()
                    .isWithdrawn("工作变动")
                    .isIn(WITHDRAWN)
                    .hasNoTask("recordCourse");
        }

        @Test
        void what_has_ended_is_not_withdrawn() {
            var candidate = scenario.recommended(scenario.lawyer()).isNotQualified("不符合");

            isRefused("已经结束", () -> candidate.isWithdrawn("工作变动"));
        }
    }

    @Nested
    @DisplayName("HZ09-4.2a 由律所推荐本所律师")
    class Refused {

        @Test
        void a_lawyer_already_under_way() {
            var lawyer = scenario.lawyer();
            scenario.recommended(lawyer);

            isRefused("正在遴选中", () -> scenario.recommended(lawyer));
        }

        @Test
        void a_lawyer_already_on_the_roster() {
            var lawyer = scenario.lawyer();
            scenario.recommended(lawyer).isCertified();

            isRefused("已在律师名册", () -> scenario.recommended(lawyer));
        }

        @Test
        void whom_the_form_does_not_offer() {
            var free = scenario.lawyer();
            var underWay = scenario.lawyer();
            var onRoster = scenario.lawyer();
            scenario.recommended(underWay);
            scenario.recommended(onRoster).isCertified();

            assertThat(scenario.offered("firm", "lawyersOfFirm"))
                    .extracting(FormChoices.Choice::value)
                    .contains(free.licenceNumber())
                    .doesNotContain(underWay.licenceNumber(), onRoster.licenceNumber());
            assertThat(scenario.offered("ofNoFirm", "lawyersOfFirm")).isEmpty();
        }

        @Test
        void an_unknown_licence_number() {
            isRefused(
                    "没有执业证号为19999999999999999的律师",
                    () -> scenario.recommended(
                            "firm", "19999999999999999", "community", Set.of(STREET), ALL_MATERIALS));
        }

        @Test
        void a_lawyer_of_another_firm() {
            var lawyer = scenario.lawyer();

            isRefused(
                    "不在本所执业",
                    () -> scenario.recommended(
                            "otherFirm", lawyer.licenceNumber(), "community", Set.of(STREET), ALL_MATERIALS));
        }

        @Test
        void a_street_that_is_not_in_the_district() {
            var lawyer = scenario.lawyer();

            isRefused(
                    "没有代码为330106001的街道",
                    () -> scenario.recommended(lawyer, "community", Set.of("330106001"), ALL_MATERIALS));
            isRefused("至少选择一个", () -> scenario.recommended(lawyer, "community", Set.of(), ALL_MATERIALS));
        }

        @Test
        void an_account_of_another_role_may_not_recommend() {
            var lawyer = scenario.lawyer();

            assertThatThrownBy(() -> scenario.recommended(
                            "association", lawyer.licenceNumber(), "community", Set.of(STREET), ALL_MATERIALS))
                    .isInstanceOf(AuthorizationException.class);
        }

        @Test
        void an_account_of_no_firm() {
            var lawyer = scenario.lawyer();

            isRefused(
                    "须用律师事务所的账号",
                    () -> scenario.recommended(
                            "ofNoFirm", lawyer.licenceNumber(), "community", Set.of(STREET), ALL_MATERIALS));
        }

        @Test
        void a_form_that_was_not_filled_in() {
            isRefused("请填写“被推荐律师”", () -> scenario.started("firm", Map.of()));
        }
    }
}
