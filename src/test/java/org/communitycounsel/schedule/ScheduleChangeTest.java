package org.communitycounsel.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communitycounsel.pairing.PairingState.ACTIVE;
import static org.communitycounsel.pairing.PairingState.ENDED;
import static org.communitycounsel.platform.Scenario.isRefused;
import static org.communitycounsel.schedule.ChangeScenario.DISTRICT;
import static org.communitycounsel.schedule.ChangeScenario.FIRM;
import static org.communitycounsel.schedule.ChangeScenario.approving;
import static org.communitycounsel.schedule.ChangeScenario.because;
import static org.communitycounsel.schedule.ChangeState.APPROVED;
import static org.communitycounsel.schedule.ChangeState.DECIDING;
import static org.communitycounsel.schedule.ChangeState.DONE;
import static org.communitycounsel.schedule.ChangeState.FAILED;
import static org.communitycounsel.schedule.ChangeState.IN_FORCE;
import static org.communitycounsel.schedule.ChangeState.LAPSED;
import static org.communitycounsel.schedule.ChangeState.REFUSED;
import static org.communitycounsel.schedule.ChangeState.RETURNED;
import static org.communitycounsel.schedule.ChangeState.WITHDRAWN;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.communitycounsel.pairing.AgreementState;
import org.communitycounsel.pairing.Purpose;
import org.communitycounsel.pairing.Signing;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.document.Docx;
import org.communitycounsel.platform.dossier.Attachments;
import org.communitycounsel.platform.engine.WalksEveryFlowOf;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.schedule.ChangeScenario.Change;
import org.communitycounsel.schedule.ChangeScenario.Served;
import org.communitycounsel.schedule.process.ScheduleChangeFlow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApplicationTest
@WalksEveryFlowOf({"schedule-change", "change-hearing", "change-decision", "change-effect"})
@DisplayName("JG-17 服务时间、结对关系的调整")
class ScheduleChangeTest {

    static final LocalDate MONDAY = LocalDate.of(2026, 3, 9);
    static final LocalDate THURSDAY = MONDAY.plusDays(3);
    static final LocalDate NEXT_MONDAY = MONDAY.plusDays(7);
    static final String COORDINATION = Role.COORDINATION_OFFICE.at(DISTRICT);
    static final String FIRM_GROUP = Role.LAW_FIRM.at(FIRM);
    static final Map<String, Object> AGREES = Map.of("opinion", "agree");

    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient database;

    ChangeScenario scenario;
    String lawyer;
    Served served;

    /** Served by 周明 every Wednesday afternoon since Monday, 9 March 2026. */
    @BeforeEach
    void served() {
        scenario = new ChangeScenario(beans);
        lawyer = scenario.lawyer("周明");
        served = scenario.served(lawyer);
    }

    Change reportedHours() {
        return scenario.reported(scenario.hours(served, NEXT_MONDAY));
    }

    /** 林溪 is to take over from next Monday; all were heard and the office approved. */
    Change approvedLawyer(String successor) {
        return scenario.reported(scenario.lawyer(served, NEXT_MONDAY, successor))
                .isHeard()
                .isApprovedWith(successor);
    }

    Change approvedLeave(String substitute) {
        return scenario.reported(scenario.leave(served, NEXT_MONDAY, NEXT_MONDAY.plusDays(11), substitute))
                .isHeard()
                .isApprovedWith(substitute);
    }

    @Nested
    @DisplayName("JG-17a 由律所提前三日书面报告协调小组办公室")
    class ThreeDaysAhead {

        @Test
        void a_report_in_the_last_minute_of_the_third_day_before_is_in_time() {
            scenario.itIs(MONDAY.atTime(23, 59));

            scenario.reported(scenario.hours(served, THURSDAY)).is(DECIDING).dossierSays("须提前3个自然日");
        }

        @Test
        void a_minute_later_it_is_returned_with_its_reason_and_the_earliest_day() {
            scenario.itIs(MONDAY.plusDays(1).atTime(0, 0));

            scenario.reported(scenario.hours(served, THURSDAY))
                    .is(RETURNED)
                    .waitsFor("reviseRequest", FIRM_GROUP)
                    .dossierSays("提前期不足：须提前3个自然日书面报告，按本次报告时间，最早可自2026年3月13日起 JG-17a")
                    .hears(FIRM_GROUP, "最早可自2026年3月13日起")
                    .hasNoTask("hearCommunity");
        }

        @Test
        void weekends_and_the_national_day_holiday_count_like_other_days() {
            scenario.itIs(LocalDateTime.of(2026, 9, 30, 23, 59));

            scenario.reported(scenario.hours(served, LocalDate.of(2026, 10, 3))).is(DECIDING);
        }

        @Test
        void a_returned_report_is_handed_in_again_for_a_later_day() {
            var change = scenario.reported(scenario.hours(served, MONDAY.plusDays(2)));
            assertThat(change.shown("reviseRequest", "returnReason").toString()).contains("提前期不足", "最早可自2026年3月12日起");

            isRefused("已经过去", () -> change.firmMovesTo(MONDAY.minusDays(1)));
            change.firmMovesTo(MONDAY.plusDays(1)).is(RETURNED);
            change.firmMovesTo(THURSDAY).is(DECIDING).waitsFor("hearCommunity", Role.COMMUNITY.at(served.community));
            assertThat(change.documents()).hasSize(3);
        }

        @Test
        void handed_in_again_the_time_counts_from_then() {
            var change = scenario.reported(scenario.hours(served, MONDAY.plusDays(2)));
            scenario.itIs(MONDAY.plusDays(1).atTime(0, 0));

            change.firmMovesTo(THURSDAY).is(RETURNED);
            change.firmMovesTo(THURSDAY.plusDays(1)).is(DECIDING);
        }

        @Test
        void a_returned_leave_is_handed_in_again_with_both_days() {
            var change = scenario.reported(scenario.leave(served, MONDAY.plusDays(1), MONDAY.plusDays(2), null));

            scenario.complete(
                    ChangeScenario.FIRM_ACCOUNT,
                    change.taskOf("reviseRequest"),
                    Map.of("effectiveFrom", "2026-03-12", "effectiveUntil", "2026-03-20"));

            change.is(DECIDING);
            assertThat(change.change().effectiveUntil()).isEqualTo("2026-03-20");
        }

        @Test
        void a_returned_report_that_is_not_handed_in_again_lapses_after_two_working_days_across_the_holiday() {
            scenario.itIs(LocalDateTime.of(2026, 9, 30, 9, 0));
            var change = scenario.reported(scenario.hours(served, LocalDate.of(2026, 10, 1)))
                    .isDue("reviseRequest", LocalDateTime.of(2026, 10, 9, 23, 59, 59))
                    .timerGoesOff("reviseLapsed", LocalDateTime.of(2026, 10, 9, 23, 59, 59));

            scenario.itIs(LocalDateTime.of(2026, 10, 10, 0, 0));

            change.is(LAPSED).hasEndedAt("changeLapsed").hears(FIRM_GROUP, "律所逾期未改期重报");
        }

        @Test
        void a_make_up_sunday_is_a_working_day() {
            scenario.itIs(LocalDateTime.of(2026, 9, 18, 9, 0));

            scenario.reported(scenario.hours(served, LocalDate.of(2026, 9, 19)))
                    .isDue("reviseRequest", LocalDateTime.of(2026, 9, 21, 23, 59, 59));
        }

        @Test
        void the_report_is_a_document_of_the_dossier_in_the_firms_name() {
            var change = reportedHours();

            var report = change.documents().get(0);
            assertThat(report.uploadedBy()).isEqualTo(ChangeScenario.FIRM_ACCOUNT);
            assertThat(Docx.text(beans.getBean(Attachments.class).content(report)))
                    .contains(
                            change.dossier,
                            "浙江望江律师事务所",
                            "周明",
                            "服务时间改为每周四上午09:00—12:00",
                            "自2026年3月16日起",
                            "因律师工作变动，原定时间不能到社区，申请调整。",
                            "2026年3月9日9时00分")
                    .doesNotContain("{{");
        }
    }

    @Nested
    @DisplayName("JG-17a 紧急情况")
    class Urgent {

        @Test
        void a_late_report_for_illness_goes_straight_to_the_office_with_priority() {
            var change = scenario.reported(because("illness", scenario.leave(served, MONDAY, MONDAY.plusDays(4), null)))
                    .is(DECIDING)
                    .waitsFor("reallocate", COORDINATION)
                    .hasNoTask("hearCommunity")
                    .hasNoTask("hearLawyer")
                    .hears(COORDINATION, "按紧急调整办理");

            assertThat(change.taskOf("reallocate").getPriority()).isEqualTo(80);
            assertThat(change.change().urgent()).isTrue();
        }

        @Test
        void it_takes_effect_as_soon_as_it_is_decided_and_is_not_heard_first() {
            String substitute = scenario.lawyer("林溪");
            var change =
                    scenario.reported(because("illness", scenario.leave(served, MONDAY, MONDAY.plusDays(4), null)));

            change.isApprovedWith(substitute).is(APPROVED);
            scenario.runJobs();

            change.is(IN_FORCE);
            assertThat(served.shownLawyers()).contains("林溪（代班律师，至2026年3月13日）").doesNotContain("周明");
        }

        @Test
        void the_office_has_four_hours_and_the_supervisor_eight_at_night_too() {
            scenario.itIs(LocalDateTime.of(2026, 9, 30, 22, 0));
            var change = scenario.reported(because(
                            "illness",
                            scenario.leave(served, LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 8), null)))
                    .isDue("reallocate", LocalDateTime.of(2026, 10, 1, 2, 0));

            scenario.itIs(LocalDateTime.of(2026, 10, 1, 2, 0));

            change.isDue("decideBySupervisor", LocalDateTime.of(2026, 10, 1, 10, 0));
        }

        @Test
        void a_leave_that_is_over_when_it_is_decided_can_only_be_refused() {
            String substitute = scenario.lawyer("林溪");
            scenario.itIs(MONDAY.atTime(20, 0));
            var change = scenario.reported(because("illness", scenario.leave(served, MONDAY, MONDAY, null)));
            scenario.itIs(MONDAY.plusDays(1).atTime(0, 0));

            isRefused("代班的期间已经过去", () -> change.supervisorDecides(approving(substitute)));
            change.supervisorDecides(Map.of("decision", "refuse", "decisionReason", "已经过去"))
                    .is(REFUSED);
        }

        @Test
        void an_urgent_change_of_lawyer_has_a_day_to_be_signed() {
            String successor = scenario.lawyer("林溪");
            scenario.reported(because("illness", scenario.lawyer(served, MONDAY.plusDays(1), successor)))
                    .isApprovedWith(successor)
                    .timerGoesOff("signingOverdue", MONDAY.plusDays(1).atTime(9, 0));

            scenario.itIs(MONDAY.plusDays(1).atTime(8, 0));
            served.signsAndFiles();
            scenario.runJobs();

            assertThat(served.lawyers()).containsExactly(successor);
            assertThat(served.duties(2026, 3)).first().isEqualTo("2026-03-11 14:00—17:00 林溪");
        }

        @Test
        void other_reasons_are_not_urgent() {
            scenario.reported(scenario.leave(served, MONDAY.plusDays(1), MONDAY.plusDays(2), null))
                    .is(RETURNED);
        }
    }

    @Nested
    @DisplayName("JG-17b 因工作变动或其他特殊原因")
    class Reasons {

        @Test
        void a_reason_that_the_table_does_not_have_for_the_change_is_refused() {
            isRefused(
                    "“调整服务时间”的理由只能是：工作变动、开庭等工作安排冲突、其他特殊原因",
                    () -> scenario.reported(because("illness", scenario.hours(served, NEXT_MONDAY))));
        }

        @Test
        void a_report_without_its_text_is_refused() {
            var form = scenario.hours(served, NEXT_MONDAY);
            form.put("report", " ");

            isRefused("请填写“书面报告”", () -> scenario.reported(form));
        }
    }

    @Nested
    @DisplayName("JG-17a 报告的内容")
    class Content {

        @Test
        void only_the_serving_firm_reports() {
            isRefused("不是本所正在服务的结对", () -> scenario.reported("chg-other-firm", scenario.hours(served, NEXT_MONDAY)));
            assertThatThrownBy(() -> scenario.reported(ChangeScenario.OFFICE, scenario.hours(served, NEXT_MONDAY)))
                    .isInstanceOf(AuthorizationException.class);
        }

        @Test
        void dates_are_in_order_and_within_the_term() {
            isRefused("已经过去", () -> scenario.reported(scenario.hours(served, MONDAY.minusDays(1))));
            isRefused("期满", () -> scenario.reported(scenario.hours(served, MONDAY.plusYears(1))));
            isRefused(
                    "最后一天不能早于第一天",
                    () -> scenario.reported(scenario.leave(served, NEXT_MONDAY, NEXT_MONDAY.minusDays(1), null)));
            var form = scenario.hours(served, NEXT_MONDAY);
            form.put("effectiveFrom", "2026-02-30");
            isRefused("不是有效的日期", () -> scenario.reported(form));
        }

        @Test
        void the_last_day_of_the_term_is_too_late_the_day_before_is_not() {
            LocalDate last = served.pairing().termUntil();

            isRefused("协议于2027年3月8日期满", () -> scenario.reported(scenario.hours(served, last)));
            isRefused("协议于2027年3月8日期满", () -> scenario.reported(scenario.leave(served, last.minusDays(7), last, null)));
            scenario.reported(scenario.hours(served, last.minusDays(1))).is(DECIDING);
        }

        @Test
        void the_same_hours_or_hours_that_are_taken_are_refused() {
            scenario.served(lawyer, 4);

            isRefused("与现在的服务时间", () -> scenario.reported(scenario.hours(served, NEXT_MONDAY, "3", "afternoon")));
            isRefused("周四下午已约定在", () -> scenario.reported(scenario.hours(served, NEXT_MONDAY, "4", "afternoon")));
        }

        @Test
        @DisplayName("SC20-4.1c 每月15日为固定服务日的，只能改上午或下午")
        void where_a_day_of_the_month_is_fixed_only_the_half_can_change() {
            served.isServedOnThe15th();

            isRefused("只能改上午或下午", () -> scenario.reported(scenario.hours(served, LocalDate.of(2026, 4, 1))));
            scenario.reported(scenario.hours(served, LocalDate.of(2026, 4, 1), null, "morning"))
                    .isHeard()
                    .isApproved();

            assertThat(served.duties(2026, 4)).containsExactly("2026-04-15 09:00—12:00 周明");
        }

        @Test
        void who_is_wished_for_has_to_be_a_lawyer_of_the_firm_who_could_serve() {
            String stranger = scenario.lawyer("沈越", ChangeScenario.OTHER_FIRM);

            isRefused("沈越不能到本社区服务", () -> scenario.reported(scenario.lawyer(served, NEXT_MONDAY, stranger)));
            isRefused("周明不能到本社区服务", () -> scenario.reported(scenario.lawyer(served, NEXT_MONDAY, lawyer)));
            var form = scenario.lawyer(served, NEXT_MONDAY, null);
            form.put("lawyer", stranger);
            isRefused("请选择“有关律师”：周明", () -> scenario.reported(form));
        }

        @Test
        void an_exchange_is_with_another_community_that_has_one_lawyer() {
            isRefused("相同", () -> scenario.reported(scenario.exchange(served, served, NEXT_MONDAY)));
            var other = scenario.served(scenario.lawyer("林溪"), 2);
            String second = scenario.lawyer("许澈");
            scenario.served(second, 4);
            database.sql(
                            "insert into paired_lawyer (pairing_id, licence_number, part, held_at) values (?, ?, 'liaison', now())")
                    .params(other.pairing().id(), second)
                    .update();
            isRefused("律师不止一名", () -> scenario.reported(scenario.exchange(served, other, NEXT_MONDAY)));
        }
    }

    @Nested
    @DisplayName("JG-5、JG-17c 听取社区和律师意见")
    class Heard {

        @Test
        void community_lawyer_and_who_is_wished_for_are_heard_before_the_office_decides() {
            String successor = scenario.lawyer("林溪");
            var change = scenario.reported(scenario.lawyer(served, NEXT_MONDAY, successor))
                    .hasNoTask("reallocate")
                    .lawyerSays(lawyer, AGREES)
                    .lawyerSays(successor, AGREES)
                    .hasNoTask("reallocate");
            isRefused("请填写“具体意见”", () -> change.communitySays(served, Map.of("opinion", "object")));
            change.communitySays(served, Map.of("opinion", "object", "opinionText", "希望交接一个月"))
                    .waitsFor("reallocate", COORDINATION)
                    .dossierSays("有不同意见：希望交接一个月", "林溪律师：同意");

            assertThat(change.shown("reallocate", "situation").toString()).contains("希望交接一个月", "每周三下午14:00—17:00");
        }

        @Test
        void silence_is_no_objection_and_holds_nothing_up() {
            scenario.itIs(LocalDateTime.of(2026, 9, 30, 9, 0));
            var change = scenario.reported(scenario.hours(served, LocalDate.of(2026, 10, 19)))
                    .isDue("hearCommunity", LocalDateTime.of(2026, 10, 1, 9, 0))
                    .timerGoesOff("communitySilent", LocalDateTime.of(2026, 10, 1, 9, 0))
                    .timerGoesOff("lawyerSilent", LocalDateTime.of(2026, 10, 1, 9, 0));

            scenario.itIs(LocalDateTime.of(2026, 10, 1, 9, 0));

            change.waitsFor("reallocate", COORDINATION)
                    .hasNoTask("hearCommunity")
                    .hasNoTask("hearLawyer")
                    .dossierSays(served.name + "：逾期未表示意见，视为无异议", "周明律师：逾期未表示意见，视为无异议");
            assertThat(change.shown("reallocate", "situation").toString())
                    .contains(served.name + "：逾期未表示意见", "周明律师：逾期未表示意见");
        }

        @Test
        void nobody_speaks_for_another() {
            var elsewhere = scenario.served(scenario.lawyer("林溪"));
            var change = reportedHours();
            var task = change.taskOf("hearCommunity");

            for (String account : new String[] {elsewhere.account, ChangeScenario.FIRM_ACCOUNT, "chg-" + lawyer}) {
                assertThatThrownBy(() -> scenario.complete(account, task, AGREES))
                        .isInstanceOf(AuthorizationException.class);
            }
            isRefused(
                    "表单上没有的项目",
                    () -> change.communitySays(served, Map.of("opinion", "agree", "community", elsewhere.community)));
        }

        @Test
        void an_opinion_is_given_once() {
            var change = reportedHours().communitySays(served, AGREES);

            isRefused(
                    "意见已经提交",
                    () -> beans.getBean(Hearing.class)
                            .answer(change.change(), Role.COMMUNITY.at(served.community), "object", "不同意"));
        }

        @Test
        void a_lawyer_the_office_thinks_of_is_heard_before_it_is_decided() {
            String successor = scenario.lawyer("林溪");
            var change = scenario.reported(scenario.lawyer(served, NEXT_MONDAY, null))
                    .isHeard()
                    .isApprovedWith(successor)
                    .is(DECIDING)
                    .hasNoTask("reallocate")
                    .dossierSays("拟由林溪律师承担，先听取其意见")
                    .lawyerSays(successor, Map.of("opinion", "object", "opinionText", "周三下午另有安排"));

            change.isApprovedWith(successor).is(APPROVED);
        }
    }

    @Nested
    @DisplayName("JG-17c 由协调小组统一调配")
    class Reallocated {

        @Test
        void the_office_sees_who_has_room_and_what_they_would_take_over() {
            String free = scenario.lawyer("林溪");
            String busy = scenario.lawyer("许澈");
            String full = scenario.lawyer("贺平");
            scenario.served(busy, 3);
            for (int weekday = 1; weekday <= 5; weekday++) {
                scenario.served(full, weekday);
            }
            String barred = scenario.lawyer("戚然");
            scenario.declaresConflict(barred, served);

            var options = scenario.reported(scenario.lawyer(served, NEXT_MONDAY, null))
                    .isHeard()
                    .shown("reallocate", "candidateOptions")
                    .toString();

            assertThat(options)
                    .contains("林溪（现服务0个社区；服务时间空闲", free)
                    .contains("许澈（现服务1个社区；律师周三下午已约定在")
                    .doesNotContain(full, barred, lawyer);
        }

        @Test
        void who_takes_the_decision_on_sees_how_it_stands_then() {
            String free = scenario.lawyer("林溪");
            var change = scenario.reported(scenario.lawyer(served, NEXT_MONDAY, null))
                    .isHeard();
            assertThat(change.shown("reallocate", "candidateOptions").toString())
                    .contains("林溪（现服务0个社区；服务时间空闲");

            scenario.served(free, 3);

            assertThat(change.officeTakesItOn()
                            .shown("reallocate", "candidateOptions")
                            .toString())
                    .contains("林溪（现服务1个社区；律师周三下午已约定在");
        }

        @Test
        void who_is_full_or_in_conflict_or_busy_or_of_another_firm_is_refused() {
            String full = scenario.lawyer("贺平");
            for (int weekday = 1; weekday <= 5; weekday++) {
                scenario.served(full, weekday == 3 ? 6 : weekday);
            }
            String barred = scenario.lawyer("戚然");
            scenario.declaresConflict(barred, served);
            String busy = scenario.lawyer("许澈");
            scenario.served(busy, 3);
            String stranger = scenario.lawyer("沈越", ChangeScenario.OTHER_FIRM);
            String gone = scenario.lawyer("纪棠");
            scenario.losesCertificate(gone);
            var change = scenario.reported(scenario.lawyer(served, NEXT_MONDAY, null))
                    .isHeard();

            isRefused("名额已满", () -> change.isApprovedWith(full));
            isRefused("JG-13b", () -> change.isApprovedWith(barred));
            isRefused("周三下午已约定在", () -> change.isApprovedWith(busy));
            isRefused("不是本所可以到该社区服务的律师", () -> change.isApprovedWith(stranger));
            isRefused("已不在律师名册", () -> change.isApprovedWith(gone));
            isRefused("请选择由哪位律师承担", change::isApproved);
            change.is(DECIDING).waitsFor("reallocate", COORDINATION);
        }

        @Test
        void a_refusal_says_why_to_all_and_changes_nothing() {
            reportedHours()
                    .isHeard()
                    .isRefused("社区居民已习惯现在的时间")
                    .is(REFUSED)
                    .hasEndedAt("changeRefused")
                    .hears(FIRM_GROUP, "社区居民已习惯现在的时间")
                    .hears(Role.COMMUNITY.at(served.community), "维持原安排");

            assertThat(served.hours(NEXT_MONDAY)).contains("每周三下午");
        }

        @Test
        void a_refusal_needs_a_reason() {
            var change = reportedHours().isHeard();

            isRefused("请填写“理由”", () -> change.officeDecides(Map.of("decision", "refuse")));
        }

        @Test
        void undecided_when_the_last_working_day_before_begins_it_goes_up() {
            var change = reportedHours()
                    .isHeard()
                    .isDue("reallocate", LocalDateTime.of(2026, 3, 13, 0, 0))
                    .timerGoesOff("notDecided", LocalDateTime.of(2026, 3, 13, 0, 0));

            scenario.itIs(LocalDateTime.of(2026, 3, 13, 0, 0));

            change.hasNoTask("reallocate")
                    .waitsFor("decideBySupervisor", Role.SUPERVISOR.at(DISTRICT))
                    .waitsFor("decideBySupervisor", Role.DISTRICT_BUREAU.at(DISTRICT))
                    .isDue("decideBySupervisor", LocalDateTime.of(2026, 3, 16, 0, 0))
                    .dossierSays("协调小组办公室未在生效日前一个工作日作出决定")
                    .hears(COORDINATION, "未在生效日前一个工作日作出决定")
                    .hears(Role.SUPERVISOR.at(DISTRICT), "未在生效日前一个工作日作出决定")
                    .hears(Role.DISTRICT_BUREAU.at(DISTRICT), "未在生效日前一个工作日作出决定")
                    .supervisorDecides(Map.of("decision", "approve", "decisionReason", "社区无异议"))
                    .is(APPROVED);
            assertThat(served.hours(NEXT_MONDAY)).contains("每周四上午");
        }

        @Test
        void across_the_national_day_holiday_that_is_the_day_before_it() {
            scenario.itIs(LocalDateTime.of(2026, 9, 21, 9, 0));

            scenario.reported(scenario.hours(served, LocalDate.of(2026, 10, 8)))
                    .isHeard()
                    .isDue("reallocate", LocalDateTime.of(2026, 9, 30, 0, 0));
        }

        @Test
        void before_a_monday_after_a_make_up_sunday_it_is_that_sunday() {
            scenario.itIs(LocalDateTime.of(2026, 9, 14, 9, 0));

            scenario.reported(scenario.hours(served, LocalDate.of(2026, 9, 21)))
                    .isHeard()
                    .isDue("reallocate", LocalDateTime.of(2026, 9, 20, 0, 0));
        }

        @Test
        void undecided_when_the_first_day_begins_all_stays_as_it_is() {
            var change = reportedHours().isHeard();
            scenario.itIs(LocalDateTime.of(2026, 3, 13, 0, 0));
            change.timerGoesOff("undecided", LocalDateTime.of(2026, 3, 16, 0, 0));

            scenario.itIs(LocalDateTime.of(2026, 3, 16, 0, 0));

            change.is(REFUSED).hasEndedAt("changeRefused").hears(FIRM_GROUP, "逾期未作决定，维持原安排");
            assertThat(served.hours(NEXT_MONDAY)).contains("每周三下午");
        }

        @Test
        void the_office_may_set_other_hours_than_asked_for() {
            reportedHours()
                    .isHeard()
                    .officeDecides(Map.of(
                            "decision",
                            "approve",
                            "decidedWeekday",
                            "5",
                            "decidedHalf",
                            "afternoon",
                            "decisionReason",
                            "周四上午社区另有活动"));

            assertThat(served.hours(NEXT_MONDAY)).contains("每周五下午14:00—17:00");
        }
    }

    @Nested
    @DisplayName("JG-17 各项期限：小时数连续计算，工作日跳过国庆假期、计入补班的周日")
    class EveryTimer {

        @ParameterizedTest
        @CsvSource({"2026-09-30, 2026-10-09", "2026-09-18, 2026-09-21"})
        void of_a_returned_report(LocalDate today, LocalDate lapses) {
            scenario.itIs(today.atTime(9, 0));

            scenario.reported(scenario.hours(served, today.plusDays(1)))
                    .isDue("reviseRequest", lapses.atTime(23, 59, 59))
                    .timerGoesOff("reviseLapsed", lapses.atTime(23, 59, 59));
        }

        @ParameterizedTest
        @CsvSource({"2026-09-21, 2026-10-08, 2026-09-30", "2026-09-14, 2026-09-21, 2026-09-20"})
        void of_hearing_and_deciding(LocalDate today, LocalDate effective, LocalDate goesUp) {
            scenario.itIs(today.atTime(9, 0));
            var change = scenario.reported(scenario.hours(served, effective))
                    .timerGoesOff("communitySilent", today.plusDays(1).atTime(9, 0))
                    .timerGoesOff("lawyerSilent", today.plusDays(1).atTime(9, 0))
                    .isHeard()
                    .timerGoesOff("notDecided", goesUp.atStartOfDay());

            scenario.itIs(goesUp.atStartOfDay());

            change.timerGoesOff("undecided", effective.atStartOfDay())
                    .supervisorDecides(Map.of("decision", "approve", "decisionReason", "社区无异议"))
                    .timerGoesOff("changeBegins", effective.atStartOfDay());
        }

        @ParameterizedTest
        @CsvSource({"2026-09-28, 2026-10-02", "2026-09-14, 2026-09-20"})
        void of_signing_the_supplement(LocalDate today, LocalDate effective) {
            String successor = scenario.lawyer("林溪");
            scenario.itIs(today.atTime(9, 0));

            scenario.reported(scenario.lawyer(served, effective, successor))
                    .isHeard()
                    .isApprovedWith(successor)
                    .timerGoesOff("signingOverdue", effective.atStartOfDay());
        }
    }

    @Nested
    @DisplayName("JG-17c、HZ09-4.2f 服务时间自生效日起改变")
    class NewHours {

        @Test
        void schedule_and_public_page_show_them_from_the_first_day_not_before() {
            var change = reportedHours()
                    .isHeard()
                    .isApproved()
                    .is(APPROVED)
                    .timerGoesOff("changeBegins", NEXT_MONDAY.atStartOfDay());

            assertThat(served.duties(2026, 3))
                    .containsExactly(
                            "2026-03-11 14:00—17:00 周明", "2026-03-19 09:00—12:00 周明", "2026-03-26 09:00—12:00 周明");
            scenario.itIs(NEXT_MONDAY.minusDays(1).atTime(23, 59));
            assertThat(served.shown().hours()).isEqualTo("每周三下午14:00—17:00，法定节假日除外");
            change.is(APPROVED);

            scenario.itIs(NEXT_MONDAY.atStartOfDay());
            assertThat(served.shown().hours()).isEqualTo("每周四上午09:00—12:00，法定节假日除外");
            change.is(DONE)
                    .hasEndedAt("changeDone")
                    .hears(FIRM_GROUP, "已生效")
                    .hears(Role.COMMUNITY.at(served.community), "服务时间改为每周四上午");
            assertThat(served.dossierText()).contains("服务调整：服务时间改为每周四上午", change.dossier);
        }

        @Test
        void no_agreement_is_touched() {
            reportedHours().isHeard().isApproved();

            assertThat(served.agreements()).hasSize(1);
        }
    }

    @Nested
    @DisplayName("JG-17c、HZ09-4.2c 更换律师，在原结对案卷签补充协议")
    class AnotherLawyer {

        @Test
        void the_new_lawyer_serves_from_the_first_day_and_the_old_one_until_the_day_before() {
            String successor = scenario.lawyer("林溪");
            var change = approvedLawyer(successor).is(APPROVED);
            served.isToBeSigned().signsAndFiles();

            var supplement = served.lastAgreement();
            assertThat(supplement.purpose()).isEqualTo(Purpose.SUPPLEMENT);
            assertThat(supplement.state()).isEqualTo(AgreementState.FILED);
            assertThat(supplement.number()).isEqualTo(served.agreements().get(0).number() + "-B1");
            assertThat(supplement.termFrom()).isEqualTo(NEXT_MONDAY);
            assertThat(supplement.termUntil()).isEqualTo(served.pairing().termUntil());
            assertThat(served.duties(2026, 3))
                    .containsExactly(
                            "2026-03-11 14:00—17:00 周明", "2026-03-18 14:00—17:00 林溪", "2026-03-25 14:00—17:00 林溪");

            scenario.itIs(NEXT_MONDAY.minusDays(1).atTime(23, 59));
            assertThat(served.shownLawyers()).contains("周明").doesNotContain("林溪");
            assertThat(served.lawyers()).containsExactly(lawyer);

            scenario.itIs(NEXT_MONDAY.atStartOfDay());
            change.is(DONE).hasEndedAt("changeDone");
            assertThat(served.shownLawyers()).contains("林溪（驻点律师）").doesNotContain("周明");
            assertThat(served.lawyers()).containsExactly(successor);
            assertThat(scenario.places(lawyer)).isZero();
            assertThat(scenario.places(successor)).isEqualTo(1);
            served.is(ACTIVE);
            assertThat(served.dossierText()).contains("待签订补充协议", "林溪接任周明");
        }

        @Test
        void the_supplement_says_what_changes_and_shows_it_to_who_signs() {
            approvedLawyer(scenario.lawyer("林溪"));

            var document = beans.getBean(Attachments.class)
                    .find(served.dossier, served.lastAgreement().documentId())
                    .orElseThrow();
            assertThat(document.fileName()).startsWith("社区法律服务补充协议书");
            assertThat(Docx.text(beans.getBean(Attachments.class).content(document)))
                    .contains(
                            served.agreements().get(0).number(),
                            "林溪（执业证号",
                            "周明（执业证号",
                            "2026年3月16日",
                            "每周三下午14:00—17:00",
                            "工作变动")
                    .doesNotContain("{{");
            assertThat(scenario.task(served.dossier, "signByFirm")).isNotNull();
            assertThat(beans.getBean(Signing.class).change(served.lastAgreement()))
                    .isEqualTo("自2026年3月16日起，由%s接任%s，原因：工作变动"
                            .formatted(
                                    "林溪（执业证号%s）".formatted(Long.parseLong(lawyer) + 1),
                                    "周明（执业证号%s）".formatted(lawyer)));
        }

        @Test
        void the_justice_office_cannot_set_other_hours_in_a_supplement() {
            approvedLawyer(scenario.lawyer("林溪"));
            scenario.complete(
                    ChangeScenario.FIRM_ACCOUNT,
                    scenario.task(served.dossier, "signByFirm"),
                    Map.of("answer", "amend", "changes", "请写明交接安排"));
            var task = scenario.task(served.dossier, "reviseAgreement");

            isRefused(
                    "由协调小组办公室统一调配时确定",
                    () -> scenario.complete(
                            ChangeScenario.JUSTICE,
                            task,
                            Map.of("revision", "amend", "weekday", "2", "half", "morning")));
            scenario.complete(ChangeScenario.JUSTICE, task, Map.of("revision", "amend", "specialTerms", "交接期间共同接待一次。"));

            assertThat(served.lastAgreement().version()).isEqualTo(2);
            served.signsAndFiles();
            assertThat(served.lastAgreement().state()).isEqualTo(AgreementState.FILED);
        }

        @Test
        void not_signed_when_the_first_day_begins_the_old_lawyer_stays_and_the_office_learns_it() {
            String successor = scenario.lawyer("林溪");
            var change = approvedLawyer(successor).timerGoesOff("signingOverdue", NEXT_MONDAY.atStartOfDay());
            served.firmSigns();

            scenario.itIs(NEXT_MONDAY.atStartOfDay());

            change.is(FAILED)
                    .hasEndedAt("changeFailed")
                    .dossierSays("到生效日补充协议仍未签署归档，原律师继续服务")
                    .hears(COORDINATION, "原律师继续服务")
                    .hears(FIRM_GROUP, "原律师继续服务");
            staysWith(successor);
            assertThat(scenario.tasks(served.dossier, "signByCommunity")).isEmpty();
            assertThat(served.lastAgreement().state()).isEqualTo(AgreementState.REFUSED);
        }

        @Test
        void a_party_that_does_not_sign_leaves_the_old_lawyer_where_he_is() {
            String successor = scenario.lawyer("林溪");
            var change = approvedLawyer(successor);
            served.firmSigns().refusesToSign();

            change.is(FAILED).hasEndedAt("changeFailed").hears(COORDINATION, "一方拒绝签署补充协议");
            staysWith(successor);
        }

        @Test
        void a_lawyer_without_a_place_on_the_day_cannot_join() {
            String successor = scenario.lawyer("林溪");
            var change = approvedLawyer(successor);
            served.signsAndFiles();
            scenario.losesCertificate(successor);

            scenario.itIs(NEXT_MONDAY.atStartOfDay());

            change.is(FAILED).hasEndedAt("changeFailed").dossierSays("接任律师的名额已满或者已不在律师名册");
            staysWith(successor);
        }

        private void staysWith(String successor) {
            assertThat(served.lawyers()).containsExactly(lawyer);
            assertThat(scenario.places(successor)).isZero();
            assertThat(served.duties(2026, 3)).allMatch(duty -> duty.endsWith("周明"));
            assertThat(served.dossierText()).contains("律师不作变更");
            served.is(ACTIVE);
        }

        @Test
        void while_another_agreement_is_signed_it_is_not_decided() {
            String successor = scenario.lawyer("林溪");
            var change = scenario.reported(scenario.lawyer(served, NEXT_MONDAY, successor))
                    .isHeard();
            beans.getBean(Signing.class).draft(served.dossier, Purpose.RENEWAL);

            isRefused("（续签）正在签署，请待归档后再决定", () -> change.isApprovedWith(successor));
        }

        @Test
        void while_the_supplement_is_signed_no_other_agreement_is_begun() {
            approvedLawyer(scenario.lawyer("林溪"));

            isRefused(
                    "（补充协议）正在签署，请待归档后再办理续签", () -> beans.getBean(Signing.class).draft(served.dossier, Purpose.RENEWAL));
        }

        @Test
        void a_supplement_nobody_decided_upon_cannot_be_signed() {
            isRefused("没有经协调小组办公室决定的调整", () -> beans.getBean(Signing.class).draft(served.dossier, Purpose.SUPPLEMENT));
        }

        @Test
        void the_next_supplement_has_the_next_number() {
            String first = scenario.lawyer("林溪");
            approvedLawyer(first);
            served.signsAndFiles();
            scenario.itIs(NEXT_MONDAY.atStartOfDay());
            String second = scenario.lawyer("许澈");

            scenario.reported(scenario.lawyer(served, NEXT_MONDAY.plusDays(7), second))
                    .isHeard()
                    .isApprovedWith(second);

            assertThat(served.lastAgreement().number()).endsWith("-B2");
        }
    }

    @Nested
    @DisplayName("JG-17c 调整结对社区")
    class AnotherCommunity {

        String lawyerThere;
        Served there;

        @BeforeEach
        void anotherCommunityOfTheFirm() {
            lawyerThere = scenario.lawyer("林溪");
            there = scenario.served(lawyerThere, 2);
        }

        @Test
        void the_lawyers_of_two_communities_change_places_when_both_have_signed() {
            var change = scenario.reported(scenario.exchange(served, there, NEXT_MONDAY))
                    .communitySays(served, AGREES)
                    .communitySays(there, AGREES)
                    .lawyerSays(lawyer, AGREES)
                    .lawyerSays(lawyerThere, AGREES)
                    .isApproved();
            assertThat(List.of(served, there))
                    .allSatisfy(one -> assertThat(
                                    scenario.task(one.dossier, "signByFirm").getName())
                            .startsWith("律所签署协议（" + one.name + "）："));
            served.signsAndFiles();
            assertThat(there.duties(2026, 3)).allMatch(duty -> duty.endsWith("林溪"));
            there.signsAndFiles();

            scenario.itIs(NEXT_MONDAY.atStartOfDay());

            change.is(DONE)
                    .hears(Role.COMMUNITY.at(served.community), "已生效")
                    .hears(Role.COMMUNITY.at(there.community), "已生效");
            assertThat(served.lawyers()).containsExactly(lawyerThere);
            assertThat(there.lawyers()).containsExactly(lawyer);
            assertThat(scenario.places(lawyer)).isEqualTo(1);
            assertThat(scenario.places(lawyerThere)).isEqualTo(1);
            assertThat(served.duties(2026, 3))
                    .containsExactly(
                            "2026-03-11 14:00—17:00 周明", "2026-03-18 14:00—17:00 林溪", "2026-03-25 14:00—17:00 林溪");
            assertThat(there.duties(2026, 3)).last().isEqualTo("2026-03-31 14:00—17:00 周明");
        }

        @Test
        void who_change_places_at_the_same_hour_both_keep_it() {
            var sameHour = scenario.served(lawyerThere, 3);
            scenario.reported(scenario.exchange(served, sameHour, NEXT_MONDAY))
                    .isHeard()
                    .isApproved();
            served.signsAndFiles();
            sameHour.signsAndFiles();

            scenario.itIs(NEXT_MONDAY.atStartOfDay());

            assertThat(served.lawyers()).containsExactly(lawyerThere);
            assertThat(served.hours(NEXT_MONDAY)).contains("每周三下午");
            assertThat(sameHour.hours(NEXT_MONDAY)).contains("每周三下午");
        }

        @Test
        void one_community_that_does_not_sign_keeps_both_as_they_are() {
            var change = scenario.reported(scenario.exchange(served, there, NEXT_MONDAY))
                    .isHeard()
                    .isApproved();
            served.signsAndFiles();
            there.firmSigns().refusesToSign();

            change.is(FAILED);
            assertThat(served.lawyers()).containsExactly(lawyer);
            assertThat(there.lawyers()).containsExactly(lawyerThere);
        }

        @Test
        void a_conflict_with_the_other_community_forbids_it() {
            scenario.declaresConflict(lawyer, there);
            var change = scenario.reported(scenario.exchange(served, there, NEXT_MONDAY))
                    .isHeard();

            isRefused("JG-13b", change::isApproved);
        }

        @Test
        void so_does_a_conflict_of_the_one_who_comes_in_exchange() {
            scenario.declaresConflict(lawyerThere, served);
            var change = scenario.reported(scenario.exchange(served, there, NEXT_MONDAY))
                    .isHeard();

            isRefused("JG-13b", change::isApproved);
        }

        @Test
        void while_an_agreement_of_the_other_is_signed_it_is_not_decided() {
            var change = scenario.reported(scenario.exchange(served, there, NEXT_MONDAY))
                    .isHeard();
            beans.getBean(Signing.class).draft(there.dossier, Purpose.RENEWAL);

            isRefused("（续签）正在签署，请待归档后再决定", change::isApproved);
        }

        @Test
        void the_other_community_has_no_second_change_meanwhile() {
            var change = scenario.reported(scenario.exchange(served, there, NEXT_MONDAY));

            isRefused("已有服务调整在办（案卷" + change.dossier, () -> scenario.reported(scenario.hours(there, NEXT_MONDAY)));
        }

        @Test
        void with_a_community_that_has_a_change_under_way_there_is_no_exchange() {
            var change = scenario.reported(scenario.hours(there, NEXT_MONDAY));

            isRefused(
                    "已有服务调整在办（案卷" + change.dossier,
                    () -> scenario.reported(scenario.exchange(served, there, NEXT_MONDAY)));
        }

        @Test
        void where_one_pairing_ends_the_other_stays_as_it_was() {
            var change = scenario.reported(scenario.exchange(served, there, NEXT_MONDAY))
                    .isHeard()
                    .isApproved();
            served.signsAndFiles();
            there.signsAndFiles();

            there.ends();

            change.is(LAPSED).hasEndedAt("changeClosed");
            assertThat(served.lawyers()).containsExactly(lawyer);
            assertThat(served.duties(2026, 3)).allMatch(duty -> duty.endsWith("周明"));
            assertThat(scenario.tasks(there.dossier, "signByFirm")).isEmpty();
        }
    }

    @Nested
    @DisplayName("JG-17c、JG-13b 请假代班")
    class Leave {

        static final LocalDate LAST = NEXT_MONDAY.plusDays(11);

        @Test
        void the_substitute_is_planned_and_shown_for_the_span_and_it_ends_by_itself() {
            String substitute = scenario.lawyer("林溪");
            var change = approvedLeave(substitute);

            assertThat(served.duties(2026, 3))
                    .containsExactly(
                            "2026-03-11 14:00—17:00 周明", "2026-03-18 14:00—17:00 林溪", "2026-03-25 14:00—17:00 林溪");
            assertThat(served.duties(2026, 4)).first().isEqualTo("2026-04-01 14:00—17:00 周明");
            assertThat(served.hours(LAST.plusDays(1))).contains("每周三下午");
            assertThat(served.shownLawyers()).contains("周明");

            scenario.itIs(NEXT_MONDAY.atStartOfDay());
            change.is(IN_FORCE).timerGoesOff("leaveEnds", LAST.plusDays(1).atStartOfDay());
            assertThat(served.shownLawyers()).isEqualTo("[林溪（代班律师，至2026年3月27日）]");
            assertThat(scenario.places(substitute)).isZero();
            assertThat(served.lawyers()).containsExactly(lawyer);

            scenario.itIs(LAST.atTime(23, 59));
            assertThat(served.shownLawyers()).contains("林溪");

            scenario.itIs(LAST.plusDays(1).atStartOfDay());
            change.is(DONE).hasEndedAt("changeDone").hears(FIRM_GROUP, "周明于2026年3月28日恢复服务");
            assertThat(served.shownLawyers()).isEqualTo("[周明（驻点律师）]");
        }

        @Test
        void a_leave_ends_on_its_day_across_the_holiday() {
            String substitute = scenario.lawyer("林溪");
            scenario.itIs(LocalDateTime.of(2026, 9, 14, 9, 0));
            var change = scenario.reported(
                            scenario.leave(served, LocalDate.of(2026, 9, 20), LocalDate.of(2026, 10, 7), substitute))
                    .isHeard()
                    .isApprovedWith(substitute)
                    .timerGoesOff("changeBegins", LocalDateTime.of(2026, 9, 20, 0, 0));

            scenario.itIs(LocalDateTime.of(2026, 9, 20, 0, 0));

            change.timerGoesOff("leaveEnds", LocalDateTime.of(2026, 10, 8, 0, 0));
        }

        @Test
        void a_conflict_of_interest_forbids_the_substitute() {
            String substitute = scenario.lawyer("林溪");
            scenario.declaresConflict(substitute, served);
            var change = scenario.reported(scenario.leave(served, NEXT_MONDAY, LAST, null))
                    .isHeard();

            isRefused(
                    "与望江街道%s有利益冲突（已声明回避：曾代理该社区的对方当事人），依照JG-13b".formatted(served.name),
                    () -> change.isApprovedWith(substitute));
        }

        @Test
        void a_full_lawyer_may_stand_in_where_the_time_is_free() {
            String full = scenario.lawyer("贺平");
            for (int weekday = 1; weekday <= 5; weekday++) {
                scenario.served(full, weekday == 3 ? 6 : weekday);
            }

            approvedLeave(full).is(APPROVED);

            assertThat(scenario.places(full)).isEqualTo(5);
        }

        @Test
        void a_substitute_who_is_elsewhere_at_that_time_is_refused() {
            String busy = scenario.lawyer("许澈");
            scenario.served(busy, 3);
            var change = scenario.reported(scenario.leave(served, NEXT_MONDAY, LAST, null))
                    .isHeard();

            isRefused("周三下午已约定在", () -> change.isApprovedWith(busy));
        }

        @Test
        void a_leave_between_two_duties_asks_for_nobodys_half_day() {
            String busy = scenario.lawyer("许澈");
            scenario.served(busy, 3);
            var thursday = NEXT_MONDAY.plusDays(3);
            var tuesday = NEXT_MONDAY.plusDays(8);

            scenario.reported(scenario.leave(served, thursday, tuesday, busy))
                    .isHeard()
                    .isApprovedWith(busy)
                    .is(APPROVED);

            assertThat(served.duties(2026, 3))
                    .containsExactly(
                            "2026-03-11 14:00—17:00 周明", "2026-03-18 14:00—17:00 周明", "2026-03-25 14:00—17:00 周明");
            scenario.itIs(thursday.atStartOfDay());
            assertThat(served.shownLawyers()).contains("许澈（代班律师");
            scenario.itIs(tuesday.plusDays(1).atStartOfDay());
            assertThat(served.shownLawyers()).isEqualTo("[周明（驻点律师）]");
            assertThat(served.duties(2026, 4)).first().isEqualTo("2026-04-01 14:00—17:00 周明");
        }

        @Test
        void a_substitute_who_leaves_the_roster_is_replaced_for_the_rest() {
            String first = scenario.lawyer("林溪");
            var change = approvedLeave(first);
            scenario.itIs(NEXT_MONDAY.atTime(9, 0));
            scenario.itIs(LocalDateTime.of(2026, 3, 19, 9, 0));

            scenario.leavesRoster(first);
            change.is(DECIDING).waitsFor("reallocate", COORDINATION).hears(COORDINATION, "重新调配");
            assertThat(served.shownLawyers()).contains("周明");
            String second = scenario.lawyer("许澈");
            change.isApprovedWith(second).lawyerSays(second, AGREES).isApprovedWith(second);
            scenario.runJobs();

            change.is(IN_FORCE);
            assertThat(served.duties(2026, 3))
                    .containsExactly(
                            "2026-03-11 14:00—17:00 周明", "2026-03-18 14:00—17:00 林溪", "2026-03-25 14:00—17:00 许澈");
            assertThat(served.shownLawyers()).contains("许澈");
        }
    }

    @Nested
    @DisplayName("JG-17a 决定之前律所可以撤回")
    class Withdrawal {

        @Test
        void before_it_is_decided_the_firm_takes_its_report_back() {
            var change = reportedHours();

            withdraw(change);

            change.is(WITHDRAWN)
                    .hasEndedAt("changeClosed")
                    .hears(COORDINATION, "律所已撤回：不再需要")
                    .hears(Role.COMMUNITY.at(served.community), "现有安排不变");
            reportedHours().is(DECIDING);
        }

        @Test
        void also_a_returned_one_and_one_the_office_or_the_supervisor_has() {
            var returned = scenario.reported(scenario.hours(served, MONDAY.plusDays(1)));
            withdraw(returned);
            returned.is(WITHDRAWN).hasEndedAt("changeClosed");

            var withOffice = reportedHours().isHeard();
            withdraw(withOffice);
            withOffice.is(WITHDRAWN).hasEndedAt("changeClosed");

            var withSupervisor = reportedHours().isHeard();
            scenario.itIs(LocalDateTime.of(2026, 3, 13, 9, 0));
            withdraw(withSupervisor);
            withSupervisor.is(WITHDRAWN).hasEndedAt("changeClosed");
        }

        @Test
        void after_it_is_decided_it_cannot_be_withdrawn() {
            var change = reportedHours().isHeard().isApproved();

            isRefused("已经决定，不能撤回", () -> withdraw(change));
            change.is(APPROVED);
        }

        @Test
        void the_notice_ends_the_sentence_once_however_the_reason_ends() {
            var change = reportedHours();

            beans.getBean(ScheduleChangeFlow.class)
                    .withdraw(change.dossier, "社区与律师商定暂不调整。", ChangeScenario.FIRM_ACCOUNT);

            change.hears(Role.COORDINATION_OFFICE.at(DISTRICT), "：律所已撤回：社区与律师商定暂不调整。现有安排不变。");
        }

        private void withdraw(Change change) {
            beans.getBean(ScheduleChangeFlow.class).withdraw(change.dossier, "不再需要", ChangeScenario.FIRM_ACCOUNT);
        }
    }

    @Nested
    @DisplayName("同时发生的")
    class Meanwhile {

        @Test
        void a_second_report_on_a_pairing_is_refused_while_one_is_open() {
            var first = reportedHours();

            isRefused(
                    "已有服务调整在办（案卷%s，待统一调配），请待其办结或撤回后再报告".formatted(first.dossier),
                    () -> scenario.reported(scenario.lawyer(served, NEXT_MONDAY, null)));
        }

        @Test
        void what_is_decided_can_be_waited_for_and_not_withdrawn() {
            var first = reportedHours().isHeard().isApproved();

            isRefused(
                    "已有服务调整在办（案卷%s，已同意，待生效），请待其办结后再报告".formatted(first.dossier),
                    () -> scenario.reported(scenario.lawyer(served, NEXT_MONDAY, null)));
        }

        @Test
        void the_database_lets_one_open_change_of_a_pairing_through() {
            var change = reportedHours();

            assertThatThrownBy(() -> database.sql("""
                            insert into schedule_change (dossier_number, district_code, pairing_id, firm_code, kind, half,
                                effective_from, reason, reason_name, asked, report, reported_at, state)
                            select ?, district_code, pairing_id, firm_code, kind, half, effective_from, reason, reason_name,
                                asked, report, reported_at, 'reported' from schedule_change where dossier_number = ?""")
                            .params(served.dossier, change.dossier)
                            .update())
                    .hasMessageContaining("pairing_under_change_pk");
        }

        @Test
        void of_two_who_want_the_same_half_day_of_a_lawyer_the_second_is_refused_when_it_is_decided() {
            var other = scenario.served(lawyer, 2);
            var first = reportedHours();
            var second = scenario.reported(scenario.hours(other, NEXT_MONDAY));
            first.isHeard().isApproved();
            second.isHeard();

            isRefused("周四上午已约定在%s值班".formatted(served.name), second::isApproved);

            second.is(DECIDING).isRefused("时间已被占用").is(REFUSED);
            assertThat(other.hours(NEXT_MONDAY)).contains("每周二下午");
        }

        @Test
        void a_half_day_promised_by_an_agreement_under_way_is_not_given_by_a_change() {
            scenario.promised(lawyer, 4);

            isRefused("周四下午已约定在", () -> scenario.reported(scenario.hours(served, NEXT_MONDAY, "4", "afternoon")));
        }

        @Test
        void a_half_day_promised_to_who_follows_is_still_ones_own() {
            scenario.promised(lawyer, 4).follows(served);

            scenario.reported(scenario.hours(served, NEXT_MONDAY, "4", "afternoon"))
                    .isHeard()
                    .isApproved()
                    .is(APPROVED);
        }

        @Test
        void a_half_day_is_taken_up_to_the_last_day_it_is_given_away_for() {
            String substitute = scenario.lawyer("林溪");
            var own = scenario.served(substitute, 2);
            approvedLeave(substitute).is(APPROVED);
            LocalDate last = NEXT_MONDAY.plusDays(11);

            isRefused("周三下午已约定在", () -> scenario.reported(scenario.hours(own, last, "3", "afternoon")));
            scenario.reported(scenario.hours(own, last.plusDays(1), "3", "afternoon"))
                    .isHeard()
                    .isApproved()
                    .is(APPROVED);
        }

        @Test
        void a_half_day_is_taken_from_the_very_day_it_is_given_away_for() {
            String substitute = scenario.lawyer("林溪");
            var wednesday = NEXT_MONDAY.plusDays(9);
            scenario.reported(scenario.hours(scenario.served(substitute, 2), wednesday, "3", "afternoon"))
                    .isHeard()
                    .isApproved()
                    .is(APPROVED);

            var tooLong = scenario.reported(scenario.leave(served, wednesday.minusDays(6), wednesday, substitute))
                    .isHeard();

            isRefused("周三下午已约定在", () -> tooLong.isApprovedWith(substitute));
        }

        @Test
        void of_two_who_want_the_last_place_of_a_lawyer_the_second_is_refused_when_it_is_decided() {
            String successor = scenario.lawyer("林溪");
            for (int weekday : new int[] {1, 4, 5, 6}) {
                scenario.served(successor, weekday);
            }
            var other = scenario.served(lawyer, 2);
            approvedLawyer(successor);
            var second = scenario.reported(scenario.lawyer(other, NEXT_MONDAY, successor))
                    .isHeard();

            assertThat(second.shown("reallocate", "candidateOptions").toString())
                    .doesNotContain(successor);
            isRefused("名额已满，或者已由其他服务调整占用", () -> second.isApprovedWith(successor));
        }

        @Test
        void a_time_that_was_given_away_after_the_decision_is_replaced_by_the_first_free_one() {
            String successor = scenario.lawyer("林溪");
            approvedLawyer(successor);
            var elsewhere = scenario.served(successor, 3);

            served.signsAndFiles();

            assertThat(elsewhere.hours(NEXT_MONDAY)).contains("每周三下午");
            assertThat(served.hours(NEXT_MONDAY)).contains("每周一上午");
            assertThat(served.dossierText()).contains("律师周三下午已约定在%s值班，本社区改为周一上午".formatted(elsewhere.name));
        }

        @Test
        void a_pairing_that_ends_leaves_nothing_to_change_at_any_step() {
            String successor = scenario.lawyer("林溪");
            endsMeanwhile(scenario.reported(scenario.hours(served, MONDAY.plusDays(1))));
            endsMeanwhile(scenario.reported(scenario.hours(again(), NEXT_MONDAY)));
            endsMeanwhile(
                    scenario.reported(scenario.hours(again(), NEXT_MONDAY)).isHeard());
            endsMeanwhile(scenario.reported(scenario.hours(again(), NEXT_MONDAY))
                    .isHeard()
                    .isApproved());
            again();
            endsMeanwhile(approvedLawyer(successor));
            again();
            var leave = approvedLeave(successor);
            scenario.itIs(NEXT_MONDAY.atTime(9, 0));
            leave.is(IN_FORCE);
            endsMeanwhile(leave);
        }

        private Served again() {
            served = scenario.served(lawyer);
            return served;
        }

        private void endsMeanwhile(Change change) {
            served.ends();

            served.is(ENDED);
            change.is(LAPSED).hasEndedAt("changeClosed").dossierSays("无需再办：结对已经结束");
            assertThat(scenario.tasks(served.dossier, "signByFirm")).isEmpty();
        }

        @Test
        void who_was_to_take_over_and_leaves_the_roster_is_looked_for_anew() {
            String successor = scenario.lawyer("林溪");
            String another = scenario.lawyer("许澈");
            var change = approvedLawyer(successor);

            scenario.leavesRoster(successor);

            change.is(DECIDING).waitsFor("reallocate", COORDINATION).dossierSays("拟承担的律师已不在律师名册，重新调配");
            assertThat(scenario.tasks(served.dossier, "signByFirm")).isEmpty();
            change.isApprovedWith(another).lawyerSays(another, AGREES).isApprovedWith(another);
            served.signsAndFiles();
            scenario.itIs(NEXT_MONDAY.atStartOfDay());
            assertThat(served.lawyers()).isEqualTo(Set.of(another));
        }

        @Test
        void who_left_the_roster_after_signing_is_taken_off_the_schedule_again() {
            String successor = scenario.lawyer("林溪");
            var change = approvedLawyer(successor);
            served.signsAndFiles();

            scenario.leavesRoster(successor);

            change.is(DECIDING);
            assertThat(served.duties(2026, 3)).allMatch(duty -> duty.endsWith("周明"));
        }

        @Test
        void nobody_is_left_waiting_where_the_office_finds_nobody_else() {
            String successor = scenario.lawyer("林溪");
            var change = approvedLawyer(successor);
            scenario.leavesRoster(successor);

            scenario.itIs(NEXT_MONDAY.atTime(9, 0));
            scenario.itIs(NEXT_MONDAY.plusDays(1).atTime(9, 0));

            change.is(REFUSED).hasEndedAt("changeRefused");
            assertThat(served.lawyers()).containsExactly(lawyer);
        }
    }
}
