package org.communitycounsel.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communitycounsel.pairing.PairingState.ACTIVE;
import static org.communitycounsel.pairing.PairingState.ENDED;
import static org.communitycounsel.platform.Scenario.isRefused;
import static org.communitycounsel.review.ReplacementScenario.CONFIRMED;
import static org.communitycounsel.review.ReplacementScenario.DISTRICT;
import static org.communitycounsel.review.ReplacementScenario.FIRM;
import static org.communitycounsel.review.ReplacementScenario.FIRM_ACCOUNT;
import static org.communitycounsel.review.ReplacementScenario.JUSTICE;
import static org.communitycounsel.review.ReplacementScenario.OFFICE;
import static org.communitycounsel.review.ReplacementScenario.OTHER_FIRM;
import static org.communitycounsel.review.ReplacementScenario.OTHER_FIRM_ACCOUNT;
import static org.communitycounsel.review.ReplacementScenario.STREET;
import static org.communitycounsel.review.ReplacementScenario.SUPERVISOR;
import static org.communitycounsel.review.ReplacementScenario.arrangement;
import static org.communitycounsel.review.ReplacementState.ARRANGED;
import static org.communitycounsel.review.ReplacementState.COVERED;
import static org.communitycounsel.review.ReplacementState.DONE;
import static org.communitycounsel.review.ReplacementState.LAPSED;
import static org.communitycounsel.review.ReplacementState.REJECTED;
import static org.communitycounsel.review.ReplacementState.VERIFYING;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.communitycounsel.pairing.OfficeDecision;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.pairing.PairingOrigin;
import org.communitycounsel.pairing.Staffing;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.document.Docx;
import org.communitycounsel.platform.dossier.Attachments;
import org.communitycounsel.platform.engine.WalksEveryFlowOf;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.review.ReplacementScenario.Case;
import org.communitycounsel.review.ReplacementScenario.Served;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApplicationTest
@WalksEveryFlowOf({
    "lawyer-replacement",
    "replacement-hearing",
    "replacement-handover",
    "replacement-succession",
    "replacement-supplement"
})
@DisplayName("JG-21、HZ09-7.4d 更换律师")
class LawyerReplacementTest {

    static final LocalDate MONDAY = LocalDate.of(2026, 3, 9);
    static final LocalDate FRIDAY = MONDAY.plusDays(4);
    static final String COORDINATION = Role.COORDINATION_OFFICE.at(DISTRICT);
    static final String FIRM_GROUP = Role.LAW_FIRM.at(FIRM);
    static final String JUSTICE_GROUP = Role.JUSTICE_OFFICE.at(STREET);

    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient database;

    ReplacementScenario scenario;
    String zhou;
    String lin;
    String he;
    Served served;

    /** 周明 serves since Monday, 9 March 2026; 林溪 of the same firm and 何川 of another are on the roster. */
    @BeforeEach
    void served() {
        scenario = new ReplacementScenario(beans);
        people();
        served = scenario.served(zhou);
    }

    private void people() {
        zhou = scenario.lawyer("周明");
        lin = scenario.lawyer("林溪");
        he = scenario.lawyer("何川", OTHER_FIRM);
    }

    /** All begins anew at another time. */
    void from(LocalDateTime begin) {
        scenario = new ReplacementScenario(beans, begin);
        people();
        served = scenario.served(zhou);
    }

    List<String> excluded(Pairing search) {
        return database.sql("select licence_number from pairing_excluded where pairing_id = ?")
                .param(search.id())
                .query(String.class)
                .list();
    }

    String community() {
        return Role.COMMUNITY.at(served.community);
    }

    /** Failed, and arranged for Friday with 林溪 to cover. */
    Case arranged() {
        return served.fails(zhou).isArranged(FRIDAY, lin);
    }

    @Nested
    @DisplayName("JG-21 社区反映不负责的，核实后予以更换")
    class ReportedByTheCommunity {

        @Test
        void lawyer_and_firm_are_heard_by_days_that_count_neither_the_national_day_nor_a_made_up_sunday_off() {
            from(LocalDateTime.of(2026, 9, 28, 9, 0));

            served.reports(zhou)
                    .is(VERIFYING)
                    .waitsFor("hearLawyer", Role.LAWYER.at(zhou))
                    .waitsFor("hearFirm", FIRM_GROUP)
                    // 29 and 30 September, 8 and 9 October, and Saturday the 10th, which is worked
                    .isDueOn("hearLawyer", LocalDate.of(2026, 10, 10))
                    .isDueOn("hearFirm", LocalDate.of(2026, 10, 10))
                    .hears(COORDINATION, "3月4日、11日值班未到");
        }

        @Test
        void the_office_sees_what_was_reported_and_what_was_said_to_it_and_confirms() {
            var reported = served.reports(zhou).lawyerObjects("3月4日因开庭请假，已告知社区主任");
            assertThat(reported.hasNoTask("confirmCause").firmAccepts().shown("confirmCause", "file"))
                    .contains("3月4日、11日值班未到", "律师：有异议——3月4日因开庭请假，已告知社区主任", "律所：没有异议");

            reported.isDueOn("confirmCause", MONDAY.plusDays(3))
                    .officeConfirms()
                    .is(ReplacementState.CONFIRMED)
                    .hears(FIRM_GROUP, "社区反映不负责。理由：多次无故不到")
                    .hears(community(), "社区反映不负责。理由：多次无故不到")
                    .hears(Role.LAWYER.at(zhou), "社区反映不负责。理由：多次无故不到")
                    .waitsFor("arrangeReplacement", COORDINATION);
        }

        @Test
        void who_says_nothing_in_time_does_not_hold_it_up() {
            var reported = served.reports(zhou).firmAccepts();

            scenario.itIs(MONDAY.plusDays(8).atTime(0, 0));

            reported.hasNoTask("hearLawyer")
                    .waitsFor("confirmCause", COORDINATION)
                    .dossierSays("律师逾期未陈述意见");
            assertThat(reported.shown("confirmCause", "file")).contains("律师：逾期未陈述意见", "律所：没有异议");
        }

        @Test
        void a_report_that_is_not_confirmed_leaves_the_lawyer_in_service_and_all_learn_why() {
            served.reports(zhou)
                    .isHeard()
                    .officeRejects("两次缺席都有请假记录")
                    .is(REJECTED)
                    .hasEndedAt("notReplaced")
                    .hears(community(), "周明继续服务。理由：两次缺席都有请假记录")
                    .hears(Role.LAWYER.at(zhou), "周明继续服务");

            assertThat(served.lawyers()).containsExactly("周明");
            assertThat(scenario.bean(Staffing.class).conflict(zhou, served.community))
                    .isEmpty();
        }

        @Test
        void a_reason_has_to_be_given_either_way() {
            var heard = served.reports(zhou).isHeard();

            isRefused("请填写“理由”", () -> heard.does(OFFICE, "confirmCause", Map.of("confirmation", "reject")));
            isRefused("请选择“认定”", () -> heard.does(OFFICE, "confirmCause", Map.of("confirmReason", "情况属实")));
        }

        @Test
        void an_objection_says_what_is_objected_to() {
            var reported = served.reports(zhou);

            isRefused("请填写“具体意见”", () -> reported.does("rep-" + zhou, "hearLawyer", Map.of("opinion", "object")));
        }

        @Test
        void the_supervisor_decides_where_the_office_does_not() {
            from(LocalDateTime.of(2026, 9, 28, 9, 0));
            var heard = served.reports(zhou).isHeard();
            // 29 and 30 September, 8 October
            heard.isDueOn("confirmCause", LocalDate.of(2026, 10, 8));

            scenario.itIs(LocalDateTime.of(2026, 10, 9, 0, 0));

            heard.hasNoTask("confirmCause")
                    .dossierSays("协调小组办公室逾期未认定", "HZ09-7.4b")
                    .hears(COORDINATION, "逾期未认定")
                    .waitsFor("confirmBySupervisor", Role.SUPERVISOR.at(DISTRICT))
                    .waitsFor("confirmBySupervisor", Role.DISTRICT_BUREAU.at(DISTRICT))
                    .isDueOn("confirmBySupervisor", LocalDate.of(2026, 10, 13))
                    .does(SUPERVISOR, "confirmBySupervisor", CONFIRMED)
                    .is(ReplacementState.CONFIRMED);
        }

        @Test
        void only_the_community_and_its_justice_office_report_and_only_who_serves_them() {
            var elsewhere = scenario.served(lin);

            isRefused("只能反映正在本社区", () -> served.reports(elsewhere.account, zhou, "值班多次未到，没有说明"));
            isRefused("只能反映正在本社区", () -> served.reports(lin));
            for (String account : List.of(FIRM_ACCOUNT, "rep-" + zhou, OFFICE, SUPERVISOR)) {
                assertThatThrownBy(() -> served.reports(account, zhou, "值班多次未到，没有说明"))
                        .isInstanceOf(AuthorizationException.class);
            }
            served.reports(JUSTICE, zhou, "走访两次，工作室都没有人").is(VERIFYING);
        }

        @Test
        void nobody_else_hears_decides_or_arranges() {
            var reported = served.reports(zhou);

            for (String account : List.of(served.account, JUSTICE, OTHER_FIRM_ACCOUNT, "rep-" + lin)) {
                for (String step : List.of("hearLawyer", "hearFirm")) {
                    assertThatThrownBy(() -> reported.does(account, step, Map.of("opinion", "accept")))
                            .isInstanceOf(AuthorizationException.class);
                }
            }
            reported.isHeard();
            for (String account : List.of(served.account, JUSTICE, FIRM_ACCOUNT, "rep-" + zhou, SUPERVISOR)) {
                assertThatThrownBy(() -> reported.does(account, "confirmCause", CONFIRMED))
                        .isInstanceOf(AuthorizationException.class);
            }
            reported.officeConfirms();
            for (String account : List.of(served.account, JUSTICE, FIRM_ACCOUNT, "rep-" + zhou)) {
                assertThatThrownBy(() -> reported.does(account, "arrangeReplacement", arrangement(FRIDAY, lin)))
                        .isInstanceOf(AuthorizationException.class);
            }
        }

        @Test
        void no_form_can_say_that_a_ground_needs_no_verification() {
            isRefused(
                    "没有的项目（cause）",
                    () -> scenario.start(
                            served.account,
                            "lawyer-replacement",
                            Map.of(
                                    "servingLawyer",
                                    served.dossier + " " + zhou,
                                    "facts",
                                    "值班多次未到，没有说明",
                                    "cause",
                                    "failedReview")));
        }

        @Test
        void a_second_report_is_sent_to_the_case_that_is_open() {
            var reported = served.reports(zhou);

            isRefused("的更换正在办理（案卷" + reported.dossier, () -> served.reports(zhou));
            assertThat(served.replacements(zhou)).isEqualTo(1);
        }

        @Test
        void a_failing_grade_meanwhile_ends_the_hearing() {
            var reported = served.reports(zhou);

            served.fails(zhou);

            reported.hasNoTask("hearLawyer")
                    .is(ReplacementState.CONFIRMED)
                    .dossierSays("考评不合格：总分52分", "依照HZ09-7.4d，该事由无须另行核实")
                    .waitsFor("arrangeReplacement", COORDINATION);
            assertThat(reported.replacement().cause()).isEqualTo(ReplacementCause.FAILED_REVIEW);
        }

        @Test
        void who_arranges_it_reads_the_graver_ground_that_came_in_meanwhile() {
            var reported = served.reports(zhou);

            served.fails(zhou);

            assertThat(reported.is(ReplacementState.CONFIRMED).shown("arrangeReplacement", "replacement"))
                    .contains("考评不合格")
                    .doesNotContain("社区反映不负责");
        }

        @Test
        void absences_meanwhile_are_added_and_heard_with_the_rest() {
            var reported = served.reports(zhou);

            served.isAbsent(zhou, 3, "2月3日、2月17日、3月3日三次抽查不到位");

            reported.is(VERIFYING).dossierSays("抽查3次不到位");
            assertThat(reported.isHeard().shown("confirmCause", "file")).contains("社区反映不负责", "多次抽查不到位");
        }

        @Test
        void where_the_pairing_ends_meanwhile_nothing_is_left_to_replace() {
            var reported = served.reports(zhou);

            served.ends("律所停业");

            reported.is(LAPSED).hasEndedAt("replacementClosed").hears(community(), "结对已经结束");
        }

        @Test
        void neither_where_another_took_the_lawyers_place_by_a_change_of_service() {
            var both = scenario.servedByFirm(zhou);
            var reported = both.reports(zhou);
            var staffing = scenario.bean(Staffing.class);

            scenario.inTransaction(() -> {
                staffing.propose(
                        both.pairing(),
                        new Staffing.Proposal(both.dossier, zhou, lin, scenario.today(), "每月15日下午14:00—17:00", "工作变动"));
                assertThat(staffing.takeEffect(both.dossier)).isTrue();
            });
            scenario.runJobs();

            reported.is(LAPSED).hasEndedAt("replacementClosed").hears(FIRM_GROUP, "律师已由服务调整更换");
            assertThat(both.lawyers()).containsExactly("林溪");
        }
    }

    @Nested
    @DisplayName("HZ09-7.4d 考评不合格的，予以更换；JG-21 多次抽查不到位的，予以更换；HZ09-4.2a 离开名册的，不再服务")
    class FoundByTheProgramme {

        @Test
        void a_failing_grade_that_stands_needs_no_further_hearing() {
            from(LocalDateTime.of(2026, 9, 18, 9, 0));

            served.fails(zhou)
                    .is(ReplacementState.CONFIRMED)
                    .dossierSays("考评不合格：总分52分", "HZ09-7.4d")
                    .hasNoTask("hearLawyer")
                    // Friday; Sunday the 20th is worked for the National Day
                    .isDueOn("arrangeReplacement", LocalDate.of(2026, 9, 21));
        }

        @Test
        void the_same_review_told_twice_gives_one_replacement_also_when_that_is_over() {
            var failed = served.fails(zhou, "330102-KP-2026-900001");

            served.tells(new LawyerFailed(served.pairing().id(), zhou, "330102-KP-2026-900001", "再次送达"));
            assertThat(served.replacements(zhou)).isEqualTo(1);
            failed.isArranged(MONDAY, lin).isHandedOver();
            served.findsSuccessor(he, OTHER_FIRM_ACCOUNT);
            failed.is(DONE);

            served.tells(new LawyerFailed(served.pairing().id(), zhou, "330102-KP-2026-900001", "再次送达"));
            assertThat(served.replacements(zhou)).isEqualTo(1);
        }

        @Test
        void the_database_holds_one_open_replacement_and_one_ground_each() {
            var failed = served.fails(zhou, "330102-KP-2026-900002");

            assertThatThrownBy(() -> database.sql("""
                                    insert into replacement (dossier_number, district_code, pairing_id, community_code, firm_code,
                                        licence_number, cause, state, opened_at)
                                    select ?, district_code, pairing_id, community_code, firm_code, licence_number, cause,
                                        'verifying', now() from replacement where dossier_number = ?""")
                            .params(served.dossier, failed.dossier)
                            .update())
                    .isInstanceOf(DataIntegrityViolationException.class)
                    .hasMessageContaining("replacement_one_open");
            assertThatThrownBy(() ->
                            database.sql("""
                                    insert into replacement_ground (replacement_id, cause, source, text, reported_at)
                                    values (?, 'failedReview', '330102-KP-2026-900002', '再次送达', now())""").param(failed.replacement().id()).update())
                    .isInstanceOf(DataIntegrityViolationException.class)
                    .hasMessageContaining("replacement_ground_once");
            assertThatThrownBy(() -> database.sql("update replacement_ground set text = '改过的' where replacement_id = ?")
                            .param(failed.replacement().id())
                            .update())
                    .isInstanceOf(DataIntegrityViolationException.class);
        }

        @Test
        void absences_are_heard_and_further_ones_open_another_case_where_the_first_was_not_confirmed() {
            String days = "2月3日、2月17日、3月3日三次抽查不到位";
            served.isAbsent(zhou, 3, days)
                    .waitsFor("hearLawyer", Role.LAWYER.at(zhou))
                    .isHeard()
                    .officeRejects("其中两次社区临时改期");

            served.tells(new AbsentAtSpotChecks(served.pairing().id(), zhou, 3, days));
            assertThat(served.replacements(zhou)).isEqualTo(1);
            served.isAbsent(zhou, 4, days + "，3月5日第四次").is(VERIFYING);
            assertThat(served.replacements(zhou)).isEqualTo(2);
        }

        @Test
        void who_leaves_the_roster_stops_the_same_day_everywhere_and_may_come_back_with_a_new_certificate() {
            var second = scenario.served(zhou);

            scenario.leavesRoster(zhou);

            var here = served.open(zhou).is(ReplacementState.CONFIRMED);
            second.open(zhou).is(ReplacementState.CONFIRMED);
            isRefused("最后服务日应在今天至2026年3月9日之间", () -> here.isArranged(MONDAY.plusDays(1), lin));
            here.isArranged(MONDAY, lin).lastDayPasses().is(COVERED);
            assertThat(served.lawyers()).containsExactly("林溪");
            assertThat(second.lawyers()).containsExactly("周明");

            scenario.getsCertificateBack(zhou);
            assertThat(scenario.bean(Staffing.class).conflict(zhou, served.community))
                    .isEmpty();
        }

        @Test
        void who_does_not_serve_there_any_more_is_not_replaced() {
            served.tells(new LawyerFailed(served.pairing().id(), lin, "330102-KP-2026-900003", "总分40分"));

            assertThat(served.replacements(lin)).isZero();
        }
    }

    @Nested
    @DisplayName("HZ24-1.1a 社区不能没有律师：最后服务日和代管")
    class NeverWithoutALawyer {

        @Test
        void the_lawyer_serves_to_the_end_of_the_last_day_and_who_covers_from_the_next() {
            var failed = arranged()
                    .is(ARRANGED)
                    .hears(FIRM_GROUP, "周明服务至2026年3月13日，此后由林溪（浙江南星律师事务所）代管")
                    .hears(community(), "周明服务至2026年3月13日")
                    .hears(Role.LAWYER.at(lin), "此后由您代管");
            assertThat(served.duties(2026, 3)).containsExactly("2026-03-11 周明", "2026-03-18 周明", "2026-03-25 周明");

            scenario.itIs(FRIDAY.atTime(23, 59));
            assertThat(served.lawyers()).containsExactly("周明");

            scenario.itIs(FRIDAY.plusDays(1).atTime(0, 0));
            failed.is(COVERED).dossierSays("周明已停止服务，由林溪");
            assertThat(served.lawyers()).containsExactly("林溪");
            assertThat(served.shown()).isEqualTo("[林溪（代管律师）]");
            assertThat(served.firmShown()).isEqualTo("浙江南星律师事务所");
            assertThat(served.duties(2026, 3)).containsExactly("2026-03-11 周明", "2026-03-18 林溪", "2026-03-25 林溪");
            assertThat(scenario.places(zhou)).isZero();
            assertThat(scenario.places(lin)).isEqualTo(1);
            served.is(ACTIVE);
            assertThat(scenario.text(served.dossier)).contains("周明即日起不再服务，由林溪代管");
        }

        @Test
        void the_office_chooses_among_those_who_can_cover_the_firms_own_first() {
            var failed = served.fails(zhou);

            assertThat(failed.shown("arrangeReplacement", "coverOptions"))
                    .containsSubsequence("林溪（浙江南星律师事务所", "何川（浙江复兴律师事务所", "暂无律师可代管")
                    .doesNotContain("周明");
            assertThat(failed.shown("arrangeReplacement", "lastDayOptions"))
                    .contains("2026年3月9日（周一）", "2026年3月16日（周一）")
                    .doesNotContain("2026年3月8日", "2026年3月17日");
            isRefused("最后服务日应在今天至2026年3月16日之间", () -> failed.isArranged(MONDAY.plusDays(8), lin));
            isRefused("最后服务日应在今天至2026年3月16日之间", () -> failed.isArranged(MONDAY.minusDays(1), lin));
            isRefused(
                    "不是有效的日期",
                    () -> failed.does(OFFICE, "arrangeReplacement", Map.of("lastDay", "下周五", "coverBy", lin)));
            isRefused("请选择“最后服务日”", () -> failed.does(OFFICE, "arrangeReplacement", Map.of("coverBy", lin)));
            isRefused("请填写“暂无律师的理由”", () -> failed.isArranged(FRIDAY, "none"));
            isRefused("已不能代管该社区", () -> failed.isArranged(FRIDAY, zhou));
            scenario.losesCertificate(lin);
            isRefused("已不能代管该社区", () -> failed.isArranged(FRIDAY, lin));
            failed.isArranged(MONDAY.plusDays(7), he).is(ARRANGED);
        }

        @Test
        @DisplayName("HZ09-4.2c 最后服务日不超过协议期限")
        void the_last_day_is_within_the_term() {
            database.sql("update pairing set term_until = ? where dossier_number = ?")
                    .params(FRIDAY, served.dossier)
                    .update();
            var failed = served.fails(zhou);

            isRefused("最后服务日应在今天至2026年3月13日之间", () -> failed.isArranged(FRIDAY.plusDays(1), lin));
            failed.isArranged(FRIDAY, lin).is(ARRANGED);
        }

        @Test
        void where_the_office_is_late_the_programme_arranges_the_latest_day_and_the_best_cover() {
            var failed = served.fails(zhou);
            failed.isDueOn("arrangeReplacement", MONDAY.plusDays(2));

            scenario.itIs(MONDAY.plusDays(3).atTime(0, 0));

            failed.is(ARRANGED).hasNoTask("arrangeReplacement").hears(COORDINATION, "周明服务至2026年3月19日，此后由林溪");
            assertThat(failed.replacement().lastDay()).isEqualTo(MONDAY.plusDays(10));
        }

        @Test
        void where_who_was_to_cover_cannot_any_more_the_best_who_can_does() {
            var failed = arranged();
            scenario.losesCertificate(lin);

            failed.lastDayPasses().is(COVERED);

            assertThat(served.lawyers()).containsExactly("何川");
            assertThat(failed.replacement().cover().licence()).isEqualTo(he);
        }

        @Test
        void where_nobody_covers_the_pairing_ends_on_the_day_and_the_dossier_says_why() {
            var failed = served.fails(zhou).isArrangedWithNobody(FRIDAY, "本街道律师均已满额，司法所先行值守");

            failed.lastDayPasses().is(COVERED).dossierSays("暂无律师：本街道律师均已满额，司法所先行值守");

            served.is(ENDED);
            assertThat(served.pairing().endReason()).contains("更换律师（考评不合格，案卷" + failed.dossier);
            assertThat(served.isSearching()).isTrue();
            assertThat(served.duties(2026, 3)).containsExactly("2026-03-11 周明");
            assertThat(scenario.places(zhou)).isZero();
        }

        @Test
        void the_database_knows_no_arrangement_without_a_lawyer_or_a_reason() {
            var failed = arranged();

            assertThatThrownBy(() -> database.sql("update replacement set cover = null where dossier_number = ?")
                            .param(failed.dossier)
                            .update())
                    .isInstanceOf(DataIntegrityViolationException.class)
                    .hasMessageContaining("replacement_never_without_lawyer");
        }

        @Test
        void where_who_covers_leaves_the_roster_another_does() {
            var failed = arranged().lastDayPasses();

            scenario.leavesRoster(lin);

            failed.is(COVERED).dossierSays("代管律师林溪已不在律师名册，改为：由何川（浙江复兴律师事务所）代管");
            assertThat(served.lawyers()).containsExactly("何川");
            assertThat(served.replacements(lin)).isZero();
        }

        @Test
        void where_who_covers_is_replaced_as_well_the_next_one_covers_for_both() {
            String shen = scenario.lawyer("沈越", OTHER_FIRM);
            var first = arranged().lastDayPasses();
            var second = served.fails(lin).isArranged(FRIDAY.plusDays(7), he).lastDayPasses();

            assertThat(served.lawyers()).containsExactly("何川");
            assertThat(first.is(COVERED).replacement().cover().licence()).isEqualTo(he);
            assertThat(second.is(COVERED).replacement().cover().licence()).isEqualTo(he);

            scenario.leavesRoster(he);

            served.is(ACTIVE);
            assertThat(served.lawyers()).containsExactly("沈越");
            assertThat(first.replacement().cover().licence()).isEqualTo(shen);
            assertThat(second.replacement().cover().licence()).isEqualTo(shen);
        }

        @Test
        void before_the_last_day_only_the_arrangement_changes_and_with_nobody_left_the_dossier_says_so() {
            var failed = arranged();
            scenario.losesCertificate(he);

            scenario.leavesRoster(lin);

            failed.is(ARRANGED).dossierSays("代管律师林溪已不在律师名册，改为：暂无律师：本区律师名册中没有还有名额");
            assertThat(served.lawyers()).containsExactly("周明");
            failed.lastDayPasses();
            served.is(ENDED);
        }

        @Test
        void with_nobody_left_afterwards_the_pairing_ends_and_the_dossier_says_why() {
            var failed = arranged().lastDayPasses();
            scenario.losesCertificate(he);

            scenario.leavesRoster(lin);

            served.is(ENDED);
            failed.is(COVERED).dossierSays("没有其他律师可以代管");
            assertThat(failed.replacement().cover().gap()).contains("没有其他律师可以代管");
        }

        @Test
        void a_term_that_runs_out_before_anybody_follows_is_said_in_the_dossier() {
            var failed = arranged().lastDayPasses();

            served.ends("律所停业");

            failed.is(COVERED).dossierSays("社区暂无律师：原结对已经结束，接任律师尚未到任").hears(COORDINATION, "尚未到任");
        }
    }

    @Nested
    @DisplayName("JG-21、HZ09-5.3a 工作移交")
    class HandedOver {

        @Test
        void one_list_in_the_dossier_is_signed_by_firm_receiver_and_community() {
            var failed = arranged();
            assertThat(failed.documents()).singleElement().satisfies(file -> {
                assertThat(file.fileName()).startsWith("社区法律服务移交清单 " + failed.dossier);
                assertThat(Docx.text(scenario.bean(Attachments.class).content(file)))
                        .contains("周明（执业证号" + zhou, "林溪（执业证号" + lin, "一社区一卷", "2026年3月13日");
            });
            assertThat(failed.shown("handOverByFirm", "list"))
                    .contains("工作日志卷", failed.documents().get(0).sha256());

            failed.waitsFor("handOverByFirm", FIRM_GROUP)
                    .isDueOn("handOverByFirm", MONDAY.plusDays(3))
                    .firmHandsOver()
                    .waitsFor("receiveByLawyer", Role.LAWYER.at(lin))
                    .isDueOn("receiveByLawyer", MONDAY.plusDays(2))
                    .isReceived("rep-" + lin, "receiveByLawyer")
                    .waitsFor("receiveByCommunity", community())
                    .isDueOn("receiveByCommunity", MONDAY.plusDays(2));
            assertThat(failed.shown("receiveByCommunity", "list"))
                    .containsPattern("移交律所（[^）]+）：已按清单移交")
                    .containsPattern("接收律师（[^）]+）：签收，清单所列齐全");
            failed.isReceived(served.account, "receiveByCommunity")
                    .dossierSays("移交完毕，各方均已签字")
                    .hears(FIRM_GROUP, "移交完毕，各方均已签字");
            assertThat(failed.receipts().lines()).hasSize(3);
        }

        @Test
        void a_list_that_was_withdrawn_is_not_signed() {
            var failed = arranged();
            scenario.bean(Attachments.class).withdraw(failed.documents().get(0), "列错社区", ReplacementScenario.OFFICE);

            isRefused("移交清单已从案卷撤回", failed::firmHandsOver);
            failed.waitsFor("handOverByFirm", FIRM_GROUP);
        }

        @Test
        void due_days_skip_the_national_day_and_count_the_made_up_sunday() {
            from(LocalDateTime.of(2026, 9, 18, 9, 0));
            var failed = served.fails(zhou).isArranged(LocalDate.of(2026, 9, 24), lin);
            // Sunday the 20th, Monday, Tuesday
            failed.isDueOn("handOverByFirm", LocalDate.of(2026, 9, 22));

            scenario.itIs(LocalDateTime.of(2026, 9, 23, 0, 0));
            // Thursday; the 25th is the Mid-Autumn Festival, then a weekend
            failed.isDueOn("receiveByLawyer", LocalDate.of(2026, 9, 28));

            scenario.itIs(LocalDateTime.of(2026, 9, 30, 9, 0));
            // 8 and 9 October, and Saturday the 10th, which is worked
            scenario.served(lin)
                    .fails(lin)
                    .isArranged(LocalDate.of(2026, 9, 30), he)
                    .isDueOn("handOverByFirm", LocalDate.of(2026, 10, 10));
        }

        @Test
        void who_does_not_sign_is_named_and_the_justice_office_takes_stock() {
            var failed = arranged();

            scenario.itIs(MONDAY.plusDays(4).atTime(0, 0));
            failed.dossierSays("移交律所逾期未签字").hears(JUSTICE_GROUP, "移交律所逾期未签字");
            scenario.itIs(MONDAY.plusDays(9).atTime(0, 0));
            failed.dossierSays("接收律师逾期未签字");
            failed.isReceived(served.account, "receiveByCommunity")
                    .waitsFor("witnessHandover", JUSTICE_GROUP)
                    .waitsFor("witnessHandover", COORDINATION)
                    .isDueOn("witnessHandover", MONDAY.plusDays(14));

            isRefused("请填写“清点结果”", () -> failed.does(JUSTICE, "witnessHandover", Map.of()));
            failed.does(JUSTICE, "witnessHandover", Map.of("found", "日志卷和钥匙在社区，律所未到场，已逐项清点"))
                    .dossierSays("司法所签字", "移交完毕，由司法所清点见证");
        }

        @Test
        void a_silent_community_does_not_hold_it_up_either() {
            var failed = arranged().firmHandsOver().isReceived("rep-" + lin, "receiveByLawyer");

            scenario.itIs(MONDAY.plusDays(3).atTime(0, 0));

            failed.hasNoTask("receiveByCommunity").dossierSays("社区逾期未签字").waitsFor("witnessHandover", JUSTICE_GROUP);
        }

        @Test
        void what_is_missing_is_said_and_the_justice_office_takes_stock() {
            var failed = arranged().firmHandsOver().isReceived("rep-" + lin, "receiveByLawyer");
            isRefused("请填写“说明”", () -> failed.does(served.account, "receiveByCommunity", Map.of("receipt", "missing")));

            failed.does(served.account, "receiveByCommunity", Map.of("receipt", "missing", "remark", "缺2月份的日志"))
                    .waitsFor("witnessHandover", JUSTICE_GROUP);
            assertThat(failed.shown("witnessHandover", "list")).contains("社区（", "有缺漏——缺2月份的日志");
        }

        @Test
        void without_a_receiver_the_community_receives() {
            served.fails(zhou)
                    .isArrangedWithNobody(FRIDAY, "本街道律师均已满额")
                    .firmHandsOver()
                    .hasNoTask("receiveByLawyer")
                    .isReceived(served.account, "receiveByCommunity")
                    .dossierSays("移交完毕，各方均已签字");
        }

        @Test
        void nobody_signs_for_another_and_a_signature_stays() {
            var failed = arranged();

            isRefused("请确认已按清单移交", () -> failed.does(FIRM_ACCOUNT, "handOverByFirm", Map.of("handedOver", false)));
            for (String account : List.of(served.account, OTHER_FIRM_ACCOUNT, "rep-" + zhou, OFFICE)) {
                assertThatThrownBy(() -> failed.does(account, "handOverByFirm", Map.of("handedOver", true)))
                        .isInstanceOf(AuthorizationException.class);
            }
            failed.firmHandsOver();
            for (String account : List.of(served.account, FIRM_ACCOUNT, "rep-" + zhou)) {
                assertThatThrownBy(() -> failed.isReceived(account, "receiveByLawyer"))
                        .isInstanceOf(AuthorizationException.class);
            }
            assertThatThrownBy(() -> database.sql("delete from handover_receipt where replacement_id = ?")
                            .param(failed.replacement().id())
                            .update())
                    .isInstanceOf(DataIntegrityViolationException.class);
            assertThatThrownBy(() -> database.sql("update handover_item set words = '无' where replacement_id = ?")
                            .param(failed.replacement().id())
                            .update())
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
    }

    @Nested
    @DisplayName("JG-21 律师停止服务时，在办事项都有着落")
    class NothingIsLeftOpen {

        @Test
        void a_change_of_service_about_the_lawyer_is_listed_and_lapses_when_the_lawyer_stops() {
            String leave = scenario.start(
                    FIRM_ACCOUNT,
                    "schedule-change",
                    Map.of(
                            "pairing",
                            served.dossier,
                            "kind",
                            "leave",
                            "wished",
                            lin,
                            "effectiveFrom",
                            MONDAY.plusDays(9).toString(),
                            "effectiveUntil",
                            MONDAY.plusDays(16).toString(),
                            "reason",
                            "court",
                            "report",
                            "承办的案件集中开庭，两周不能到社区，请假代班。"));
            var failed = served.fails(zhou).isArranged(FRIDAY, he);
            assertThat(failed.shown("handOverByFirm", "list")).contains("服务调整（" + leave, "停止服务之日随之终止");

            failed.lastDayPasses();

            scenario.hasEndedAt(leave, "schedule-change", "changeClosed");
            assertThat(scenario.text(leave)).contains("律师已不再服务");
            assertThat(served.duties(2026, 3)).containsExactly("2026-03-11 周明", "2026-03-18 何川", "2026-03-25 何川");
        }

        @Test
        void a_leave_that_is_covered_already_gives_way_to_who_covers_from_then_on() {
            String leave = scenario.start(
                    FIRM_ACCOUNT,
                    "schedule-change",
                    Map.of(
                            "pairing",
                            served.dossier,
                            "kind",
                            "leave",
                            "wished",
                            lin,
                            "effectiveFrom",
                            MONDAY.toString(),
                            "effectiveUntil",
                            MONDAY.plusDays(16).toString(),
                            "reason",
                            "illness",
                            "report",
                            "突发疾病住院，两周不能到社区，请假代班。"));
            scenario.complete(
                    OFFICE,
                    scenario.task(leave, "reallocate"),
                    Map.of("decision", "approve", "takenOverBy", lin, "decisionReason", "病情属实"));
            scenario.runJobs();
            assertThat(served.duties(2026, 3)).startsWith("2026-03-11 林溪", "2026-03-18 林溪");

            served.fails(zhou).isArranged(FRIDAY, he).lastDayPasses();

            scenario.hasEndedAt(leave, "schedule-change", "changeClosed");
            assertThat(served.duties(2026, 3)).containsExactly("2026-03-11 林溪", "2026-03-18 何川", "2026-03-25 何川");
            assertThat(served.shown()).isEqualTo("[何川（代管律师）]");
            assertThat(served.firmShown()).isEqualTo("浙江复兴律师事务所");
        }

        @Test
        void a_mediation_is_listed_without_names_and_broken_off_so_that_another_is_asked() {
            String dispute = scenario.disputeMediatedBy(zhou, served);
            var failed = served.fails(zhou).isArranged(FRIDAY, lin);
            assertThat(failed.shown("handOverByFirm", "list"))
                    .contains("纠纷调解（" + dispute, "停止服务之日中止调解")
                    .doesNotContain("王秀兰");

            failed.lastDayPasses();

            assertThat(scenario.tasks(dispute, "recordConsent")).isEmpty();
            assertThat(scenario.tasks(dispute, "chooseHandling")).hasSize(1);
            assertThat(scenario.text(dispute)).contains("调解律师已更换，调解中止");
        }

        @Test
        void a_record_that_is_not_signed_yet_is_listed() {
            scenario.itIs(MONDAY.plusDays(1).atTime(16, 0));
            String log = scenario.start(
                    "rep-" + zhou,
                    "work-log",
                    Map.of(
                            "community", served.community,
                            "nature", "matter",
                            "day", MONDAY.plusDays(1).toString(),
                            "from", "15:00",
                            "until", "15:30",
                            "served", "resident",
                            "whom", "3幢居民2人",
                            "kind", "advice",
                            "content", "解答楼上渗水的赔偿问题。",
                            "result", "告知可以请调委会调解。"));

            assertThat(arranged().shown("handOverByFirm", "list")).contains("工作日志（" + log, "待签字", "由社区负责人按期签字");
        }

        @Test
        void a_group_leader_who_serves_no_longer_leads_no_longer() {
            var leaders = scenario.bean(org.communitycounsel.pairing.Leaders.class);
            leaders.appoint(STREET, zhou, "rep-association");

            arranged().lastDayPasses();

            assertThat(leaders.leaderOf(STREET)).isEmpty();
        }
    }

    @Nested
    @DisplayName("HZ09-4.2b、JG-21 另行结对，不含被更换的律师")
    class PairedAnew {

        @Test
        void the_search_follows_the_pairing_and_excludes_the_lawyer_everywhere_candidates_are_chosen() {
            arranged();
            Pairing search = served.search();

            assertThat(search.origin()).isEqualTo(PairingOrigin.REPLACEMENT);
            assertThat(search.predecessor()).isEqualTo(served.pairing().id());
            assertThat(excluded(search)).containsExactly(zhou);
            assertThat(scenario.bean(OfficeDecision.class).appointable(search.dossierNumber()))
                    .extracting(OfficeDecision.Appointable::licenceNumber)
                    .contains(lin, he)
                    .doesNotContain(zhou);
            isRefused("有利益冲突", () -> scenario.bean(OfficeDecision.class).appoint(search.dossierNumber(), zhou, "照旧"));
            assertThat(scenario.bean(Staffing.class).conflict(zhou, served.community))
                    .contains("已在本社区被更换（考评不合格）");
        }

        @Test
        void the_whole_way_by_the_forms_to_a_signed_agreement_and_another_lawyer() {
            var failed = arranged().isHandedOver();
            String search = served.search().dossierNumber();
            scenario.complete(served.account, scenario.task(search, "stateNeeds"), Map.of());
            scenario.runJobs();
            var rank = scenario.task(search, "rankCandidates");
            assertThat(database.sql("select licence_number from candidate where pairing_id = ?")
                            .param(served.search().id())
                            .query(String.class)
                            .list())
                    .containsExactlyInAnyOrder(lin, he);
            scenario.complete(served.account, rank, Map.of("firstChoice", candidate(he)));
            scenario.runJobs();
            scenario.complete(OTHER_FIRM_ACCOUNT, scenario.task(search, "consentByFirm"), Map.of("answer", "agree"));
            scenario.complete("rep-" + he, scenario.task(search, "consentByLawyer"), Map.of("answer", "agree"));
            scenario.runJobs();
            failed.lastDayPasses();
            sign(search, OTHER_FIRM_ACCOUNT, "signByFirm");
            sign(search, served.account, "signByCommunity");
            scenario.complete(JUSTICE, scenario.task(search, "fileAgreement"), Map.of("filing", "file"));
            scenario.runJobs();

            failed.is(DONE)
                    .hasEndedAt("lawyerReplaced")
                    .hears(community(), "周明不再服务南星街道" + served.name + "，由何川服务（结对案卷" + search)
                    .dossierSays("为社区另行结对（案卷" + search);
            served.is(ENDED);
            assertThat(served.pairing().endReason()).contains("由新的结对接替（案卷" + search);
            assertThat(served.shown()).isEqualTo("[何川（驻点律师）]");
            assertThat(scenario.places(lin)).isZero();
            assertThat(scenario.places(he)).isEqualTo(1);
        }

        private String candidate(String licence) {
            return database.sql("select id::text from candidate where pairing_id = ? and licence_number = ?")
                    .params(served.search().id(), licence)
                    .query(String.class)
                    .single();
        }

        private void sign(String dossier, String account, String step) {
            var task = scenario.task(dossier, step);
            scenario.complete(account, task, Map.of("answer", "sign", "documentHash", hash(task.getId())));
        }

        private Object hash(String task) {
            return beans.getBean(org.camunda.bpm.engine.TaskService.class).getVariable(task, "documentHash");
        }

        @Test
        void a_successor_before_the_last_day_ends_the_lawyers_service_at_once() {
            var failed = arranged().isHandedOver();

            served.findsSuccessor(he, OTHER_FIRM_ACCOUNT);

            failed.is(DONE).hasEndedAt("lawyerReplaced");
            served.is(ENDED);
            assertThat(served.shown()).isEqualTo("[何川（驻点律师）]");
        }

        @Test
        void a_successor_before_all_is_handed_over_waits_for_the_handover() {
            var failed = arranged();
            served.findsSuccessor(he, OTHER_FIRM_ACCOUNT);

            failed.is(ARRANGED).firmHandsOver().isReceived("rep-" + lin, "receiveByLawyer");
            failed.isReceived(served.account, "receiveByCommunity").is(DONE);
        }

        @Test
        void a_search_that_is_under_way_already_will_do() {
            var failed = served.fails(zhou);
            scenario.inTransaction(() -> beans.publishEvent(new org.communitycounsel.pairing.SearchWanted(
                    served.community,
                    served.pairing().form(),
                    PairingOrigin.EXPIRY,
                    served.pairing().id(),
                    Set.of())));
            String expiry = served.search().dossierNumber();

            failed.isArranged(FRIDAY, lin).dossierSays("案卷" + expiry);
            assertThat(scenario.bean(OfficeDecision.class).appointable(expiry))
                    .extracting(OfficeDecision.Appointable::licenceNumber)
                    .doesNotContain(zhou);
            failed.isHandedOver();
            served.findsSuccessor(he, OTHER_FIRM_ACCOUNT);

            failed.is(DONE);
            served.is(ENDED);
        }

        @Test
        void a_search_that_has_chosen_the_lawyer_begins_anew_when_the_ground_stands() {
            scenario.inTransaction(() -> beans.publishEvent(new org.communitycounsel.pairing.SearchWanted(
                    served.community,
                    served.pairing().form(),
                    PairingOrigin.EXPIRY,
                    served.pairing().id(),
                    Set.of())));
            String expiry = served.search().dossierNumber();
            scenario.complete(served.account, scenario.task(expiry, "stateNeeds"), Map.of());
            scenario.runJobs();
            scenario.complete(
                    served.account, scenario.task(expiry, "rankCandidates"), Map.of("firstChoice", candidate(zhou)));
            scenario.runJobs();
            scenario.complete(FIRM_ACCOUNT, scenario.task(expiry, "consentByFirm"), Map.of("answer", "agree"));
            scenario.complete("rep-" + zhou, scenario.task(expiry, "consentByLawyer"), Map.of("answer", "agree"));
            scenario.runJobs();
            assertThat(scenario.tasks(expiry, "signByFirm")).hasSize(1);

            served.fails(zhou);

            assertThat(scenario.tasks(expiry, "signByFirm")).isEmpty();
            assertThat(scenario.text(expiry)).contains("未能签约，重新选择", "律师已被更换");
        }

        @Test
        void the_office_learns_of_a_search_that_takes_too_long() {
            var failed = arranged();

            // twenty working days; Monday, 6 April is the Tomb-Sweeping holiday
            scenario.itIs(LocalDateTime.of(2026, 4, 7, 23, 59));
            failed.dossierSaysNot("正在办理（案卷");
            scenario.itIs(LocalDateTime.of(2026, 4, 8, 0, 0));

            failed.dossierSays("社区的结对正在办理（案卷" + served.search().dossierNumber()).hears(COORDINATION, "社区的结对正在办理（案卷");
        }

        @Test
        void a_failed_search_goes_to_the_office_which_has_another_begun() {
            var failed = arranged().isHandedOver();

            served.findsNobody("没有律师愿意派驻");

            failed.waitsFor("decideSuccession", COORDINATION)
                    .isDueOn("decideSuccession", MONDAY.plusDays(3))
                    .hears(COORDINATION, "没有律师愿意派驻");
            assertThat(failed.shown("decideSuccession", "failure")).isEqualTo("没有律师愿意派驻");
            failed.decides("search").hasNoTask("decideSuccession");
            served.findsSuccessor(he, OTHER_FIRM_ACCOUNT);
            failed.is(DONE);
        }

        @Test
        void where_the_office_does_not_decide_another_search_begins() {
            var failed = arranged();
            served.findsNobody("没有律师愿意派驻");

            scenario.itIs(MONDAY.plusDays(4).atTime(0, 0));

            failed.hasNoTask("decideSuccession");
            assertThat(served.isSearching()).isTrue();
        }

        @Test
        void the_office_may_leave_it_with_who_covers_which_begins_on_the_last_day() {
            var failed = arranged().isHandedOver();
            served.findsNobody("没有律师愿意派驻");

            failed.decides("rest").is(ARRANGED);
            assertThat(served.lawyers()).containsExactly("周明");
            failed.lastDayPasses().is(DONE).hasEndedAt("lawyerReplaced").dossierSays("维持现状，由林溪");

            assertThat(served.lawyers()).containsExactly("林溪");
            served.is(ACTIVE);
        }

        @Test
        void it_cannot_be_left_where_nobody_covers() {
            var failed = served.fails(zhou).isArrangedWithNobody(MONDAY, "本街道律师均已满额");
            served.findsNobody("没有律师愿意派驻");
            isRefused("没有律师代管，不能维持现状", () -> failed.decides("rest"));

            failed.lastDayPasses();

            isRefused("没有律师代管，不能维持现状", () -> failed.decides("rest"));
            isRefused("原结对已经结束", () -> failed.decides("within"));
            failed.decides("search");
            assertThat(served.isSearching()).isTrue();
        }
    }

    @Nested
    @DisplayName("SC20-4.1a、JG-17c 律所结对的，由律所另派律师在结对内接任")
    class WithinTheFirmsPairing {

        Served paired;
        String wu;

        /** 周明 and 吴桐 are the firm's liaisons; 林溪 is of the firm too. */
        @BeforeEach
        void pairedWithFirm() {
            wu = scenario.lawyer("吴桐");
            paired = scenario.servedByFirm(zhou, wu);
        }

        Case arrangedWithOthers() {
            return paired.fails(zhou).isArranged(FRIDAY, "others");
        }

        @Test
        void the_others_cover_and_the_successor_serves_by_a_supplement_from_the_day_after_the_last() {
            var failed = arrangedWithOthers();
            assertThat(failed.shown("nameSuccessor", "successorOptions"))
                    .contains("林溪")
                    .doesNotContain("吴桐", "周明", "何川");
            failed.waitsFor("nameSuccessor", FIRM_GROUP)
                    .isDueOn("nameSuccessor", MONDAY.plusDays(3))
                    .firmNames(lin);
            paired.signsAndFiles();
            assertThat(paired.lawyers()).containsExactlyInAnyOrder("周明", "吴桐");
            assertThat(scenario.text(paired.dossier)).contains("自2026年3月14日起由林溪接任周明");
            failed.firmHandsOver()
                    .isReceived("rep-" + wu, "receiveByLawyer")
                    .isReceived(paired.account, "receiveByCommunity");

            failed.lastDayPasses().is(DONE).hasEndedAt("lawyerReplaced");

            assertThat(paired.lawyers()).containsExactlyInAnyOrder("林溪", "吴桐");
            assertThat(paired.shown()).contains("林溪（联络律师）", "吴桐（联络律师）").doesNotContain("周明");
            assertThat(paired.duties(2026, 4)).containsExactly("2026-04-15 林溪、吴桐");
            assertThat(paired.isSearching()).isFalse();
            paired.is(ACTIVE);
        }

        @Test
        void a_lone_liaison_is_covered_by_another_until_the_supplement_is_signed() {
            var alone = scenario.servedByFirm(zhou);
            var failed = alone.fails(zhou).isArranged(MONDAY, he).lastDayPasses();
            assertThat(alone.lawyers()).containsExactly("何川");
            assertThat(alone.duties(2026, 3)).containsExactly("2026-03-16 何川");

            failed.firmNames(lin);
            alone.signsAndFiles();

            assertThat(alone.lawyers()).containsExactly("林溪");
            assertThat(scenario.places(he)).isZero();
            assertThat(alone.duties(2026, 3)).containsExactly("2026-03-16 林溪");
        }

        @Test
        void only_the_firms_own_on_the_roster_with_a_place_can_be_named() {
            var failed = arrangedWithOthers();

            isRefused("不能接任", () -> failed.firmNames(he));
            isRefused("不能接任", () -> failed.firmNames(wu));
            isRefused("不能接任", () -> failed.firmNames(zhou));
            isRefused("请填写“没有合适人选的理由”", () -> failed.does(FIRM_ACCOUNT, "nameSuccessor", Map.of("naming", "none")));
            assertThatThrownBy(() -> failed.does(
                            OTHER_FIRM_ACCOUNT, "nameSuccessor", Map.of("naming", "name", "successor", lin)))
                    .isInstanceOf(AuthorizationException.class);
        }

        @Test
        void a_firm_that_names_nobody_leaves_it_to_the_office_which_may_leave_it_with_the_others() {
            var failed = arrangedWithOthers().firmNamesNobody();

            assertThat(failed.shown("decideSuccession", "failure")).isEqualTo("律所没有推荐接任律师");
            failed.decides("rest").firmHandsOver().isReceived("rep-" + wu, "receiveByLawyer");
            failed.isReceived(paired.account, "receiveByCommunity")
                    .lastDayPasses()
                    .is(DONE);
            assertThat(paired.lawyers()).containsExactly("吴桐");
        }

        @Test
        void a_silent_firm_too_and_the_office_may_ask_again() {
            var failed = arrangedWithOthers();
            scenario.itIs(MONDAY.plusDays(4).atTime(0, 0));

            failed.hasNoTask("nameSuccessor").decides("within").firmNames(lin);
            paired.signsAndFiles();
            failed.lastDayPasses();

            assertThat(paired.lawyers()).containsExactlyInAnyOrder("林溪", "吴桐");
        }

        @Test
        void a_supplement_that_is_refused_or_not_signed_in_time_goes_to_the_office() {
            var failed = arrangedWithOthers().firmNames(lin);
            paired.firmSigns().refusesToSign();
            assertThat(failed.shown("decideSuccession", "failure")).isEqualTo("一方拒绝签署补充协议");

            failed.decides("within").firmNames(lin);
            scenario.itIs(MONDAY.plusDays(15).atTime(0, 0));

            assertThat(failed.shown("decideSuccession", "failure")).isEqualTo("补充协议逾期未签署归档");
            failed.decides("search");
            assertThat(excluded(paired.search())).containsExactly(zhou);
            paired.is(ACTIVE);
        }

        @Test
        void a_successor_without_a_place_on_the_day_does_not_come() {
            var failed = arrangedWithOthers().firmNames(lin);
            paired.signsAndFiles();
            scenario.losesCertificate(lin);

            failed.lastDayPasses();

            assertThat(failed.shown("decideSuccession", "failure")).contains("名额已满或者不能到该社区服务");
            assertThat(paired.lawyers()).containsExactly("吴桐");
        }

        @Test
        void a_pairing_that_ends_meanwhile_closes_that_way() {
            var failed = arrangedWithOthers();

            paired.ends("律所停业");

            assertThat(failed.shown("decideSuccession", "failure")).isEqualTo("原结对已经结束");
            failed.decides("search");
            assertThat(paired.isSearching()).isTrue();
            failed.lastDayPasses().is(COVERED);
        }
    }
}
