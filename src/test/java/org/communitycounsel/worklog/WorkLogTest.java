package org.communitycounsel.worklog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communitycounsel.platform.Scenario.endOf;
import static org.communitycounsel.platform.Scenario.isRefused;
import static org.communitycounsel.worklog.LogState.LAPSED;
import static org.communitycounsel.worklog.LogState.SIGNED;
import static org.communitycounsel.worklog.LogState.SUBMITTED;
import static org.communitycounsel.worklog.LogState.WITHDRAWN;
import static org.communitycounsel.worklog.WorklogScenario.DISTRICT;
import static org.communitycounsel.worklog.WorklogScenario.STREET;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.communitycounsel.pairing.Staffing;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.engine.WalksEveryFlowOf;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.worklog.WorklogScenario.Log;
import org.communitycounsel.worklog.WorklogScenario.Served;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ApplicationTest
@WalksEveryFlowOf("work-log")
@DisplayName("JG-11 工作日志")
class WorkLogTest {

    static final LocalDate MONDAY = LocalDate.of(2026, 3, 9);

    @Autowired
    ApplicationContext beans;

    WorklogScenario scenario;
    String lawyer;
    Served served;

    /** Served by 周明 every Wednesday afternoon since Monday, 9 March 2026. */
    @BeforeEach
    void served() {
        scenario = new WorklogScenario(beans);
        lawyer = scenario.lawyer("周明");
        served = scenario.served(lawyer, 3);
    }

    @Nested
    @DisplayName("HZ09-5.3a、JG-11 时间、对象、内容和结果作详细记载，一社区一卷、一事一记、一次一记")
    class Recorded {

        @Test
        void time_person_served_kind_content_and_result_are_kept_as_told() {
            var entry = served.records(served.advice()).is(SUBMITTED).entry();

            assertThat(entry.number()).matches("330102-RZ-2026-\\d{6}");
            assertThat(entry.pairing()).isEqualTo(served.pairing().id());
            assertThat(entry.licenceNumber()).isEqualTo(lawyer);
            assertThat(entry.nature()).isEqualTo(Nature.MATTER);
            assertThat(entry.from()).isEqualTo(MONDAY.atTime(8, 0));
            assertThat(entry.until()).isEqualTo(MONDAY.atTime(9, 0));
            assertThat(entry.served()).isEqualTo(PersonServed.RESIDENT);
            assertThat(entry.whom()).isEqualTo("3幢居民2人");
            assertThat(entry.kind()).isEqualTo(ServiceKind.ADVICE);
            assertThat(entry.content()).isEqualTo("解答楼上渗水的赔偿问题。");
            assertThat(entry.result()).isEqualTo("告知可以请调委会调解。");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"community", "nature", "day", "from", "until", "served", "whom", "kind", "content", "result"
                })
        void none_of_them_may_be_missing(String field) {
            var form = served.advice();
            form.put(field, " ");

            isRefused("请", () -> served.records(form));
        }

        @ParameterizedTest
        @CsvSource({"day,2026-02-30,日期", "day,昨天,日期", "from,25:00,开始时间", "until,9点,结束时间"})
        void a_day_or_time_that_is_none_is_refused_and_told_how_to_write_it(String field, String typed, String label) {
            var form = served.advice();
            form.put(field, typed);

            isRefused("“" + label + "”不是有效的", () -> served.records(form));
        }

        @Test
        void what_has_not_happened_yet_is_not_recorded() {
            isRefused(
                    "还没有到",
                    () -> served.records(served.told("matter", MONDAY.atTime(8, 0), MONDAY.atTime(9, 1), "advice")));
            isRefused(
                    "晚于开始时间",
                    () -> served.records(served.told("matter", MONDAY.atTime(8, 0), MONDAY.atTime(8, 0), "advice")));
        }

        @Test
        void a_lawyer_records_only_for_a_community_served_that_day() {
            var neighbours = scenario.served(scenario.lawyer("林溪"), 3);
            scenario.itIs(MONDAY.plusDays(9).atTime(18, 0));

            isRefused("没有服务该社区", () -> {
                var form = neighbours.advice();
                scenario.start(served.lawyer, "work-log", form);
            });
            isRefused(
                    "没有服务该社区",
                    () -> served.records(served.told(
                            "matter",
                            MONDAY.minusDays(1).atTime(9, 0),
                            MONDAY.minusDays(1).atTime(10, 0),
                            "advice")));
        }

        @Test
        void the_last_visit_is_recorded_after_the_service_has_ended() {
            scenario.itIs(MONDAY.plusDays(2).atTime(18, 0));
            served.ends();
            scenario.itIs(MONDAY.plusDays(3).atTime(9, 0));

            served.signed(served.visit(MONDAY.plusDays(2).minusDays(1)));
            isRefused(
                    "没有服务该社区",
                    () -> served.records(served.told(
                            "matter",
                            MONDAY.plusDays(3).atTime(7, 0),
                            MONDAY.plusDays(3).atTime(8, 0),
                            "advice")));
        }

        @ParameterizedTest
        @CsvSource({"content,本人电话13800001234", "whom,330102199001011234", "result,已联系 33010219900101123x。"})
        void JG_15_numbers_of_persons_are_kept_out(String field, String text) {
            var form = served.advice();
            form.put(field, text);

            isRefused("身份证号码或者手机号码", () -> served.records(form));
        }

        @Test
        void a_case_number_is_no_telephone_number() {
            var form = served.advice();
            form.put("content", "就(2026)浙0102民初138000012345号判决解答上诉期限。");

            served.records(form).is(SUBMITTED);
        }

        @Test
        void one_record_a_visit_wherever_it_was() {
            var other = scenario.served(lawyer, 4);
            scenario.itIs(MONDAY.plusDays(2).atTime(18, 0));
            served.records(served.visit(MONDAY.plusDays(2)));

            isRefused(
                    "已经记了一次到社区服务",
                    () -> other.records(other.told(
                            "visit",
                            MONDAY.plusDays(2).atTime(16, 59),
                            MONDAY.plusDays(2).atTime(17, 30),
                            "reception")));
            other.records(other.told(
                    "visit",
                    MONDAY.plusDays(2).atTime(17, 0),
                    MONDAY.plusDays(2).atTime(17, 30),
                    "reception"));
        }

        @Test
        void the_database_holds_that_too() {
            scenario.itIs(MONDAY.plusDays(2).atTime(18, 0));
            served.records(served.visit(MONDAY.plusDays(2)));

            assertThatThrownBy(() -> scenario.database()
                            .sql("""
                            insert into log_entry (number, district_code, community_code, pairing_id, licence_number, nature,
                                occurred_from, occurred_until, served, served_whom, kind, content, result, state,
                                recorded_by, recorded_at, sign_due_at)
                            select ?, district_code, community_code, pairing_id, licence_number, nature, occurred_from,
                                occurred_until, served, served_whom, kind, 'x', 'y', 'submitted', 'z', now(), now()
                            from log_entry where community_code = ?""")
                            .params(served.dossier, served.community)
                            .update())
                    .hasMessageContaining("log_entry_one_visit_at_a_time");
        }

        @Test
        void the_same_matter_sent_twice_is_kept_once() {
            served.records(served.advice());

            isRefused("已经提交过了", () -> served.records(served.advice()));
            var another = served.advice();
            another.put("content", "解答停车费的收取依据。");
            served.records(another).is(SUBMITTED);
        }

        @Test
        void who_is_no_lawyer_cannot_begin() {
            assertThatThrownBy(() -> scenario.start(served.head, "work-log", served.advice()))
                    .isInstanceOf(AuthorizationException.class);
        }
    }

    @Nested
    @DisplayName("JG-11 每次的工作日志交由社区负责人签字")
    class SignedByTheHead {

        @Test
        void the_head_of_that_community_signs_and_nobody_else() {
            var log = served.records(served.advice()).waitsFor("signLog", Role.COMMUNITY_HEAD.at(served.community));
            var neighbours = scenario.served(scenario.lawyer("林溪"), 3);

            for (String other : List.of(
                    served.account,
                    served.lawyer,
                    neighbours.head,
                    WorklogScenario.JUSTICE,
                    WorklogScenario.FIRM_ACCOUNT)) {
                assertThatThrownBy(() -> log.signs(other)).as(other).isInstanceOf(AuthorizationException.class);
            }
            log.isSigned().endsAt("logSigned");
            assertThat(log.entry().signedBy()).isEqualTo(served.head);
            assertThat(log.entry().signedByName()).isEqualTo("经办人" + served.head);
            assertThat(log.dossierText()).contains("签字入卷：第1号，校验码 " + log.entry().hash());
        }

        @Test
        void others_do_not_even_see_the_task() {
            var log = served.records(served.advice());
            var neighbours = scenario.served(scenario.lawyer("林溪"), 3);

            assertThat(log.seenBy(served.head)).isEqualTo(1);
            for (String other :
                    List.of(neighbours.head, neighbours.lawyer, neighbours.account, WorklogScenario.FIRM_ACCOUNT)) {
                assertThat(log.seenBy(other)).as(other).isZero();
            }
        }

        @Test
        void the_form_shows_what_is_signed() {
            var log = served.records(served.advice());

            assertThat(log.shown("signLog", "log").toString())
                    .contains("周明", "办理一件事", "2026年3月9日 08:00—09:00", "居民（3幢居民2人）", "法律咨询", "解答楼上渗水", "请调委会调解");
        }

        @Test
        void HZ24_2_3_the_head_reads_when_the_lawyer_signed_in_that_day() {
            scenario.clockShows(MONDAY.plusDays(2).atTime(14, 3));
            scenario.bean(OnDuty.class).checkIn(lawyer, served.community);
            scenario.clockShows(MONDAY.plusDays(2).atTime(17, 1));
            var matter = served.records(served.advice());
            scenario.bean(OnDuty.class).checkOut(lawyer);
            var visit = served.records(served.visit(MONDAY.plusDays(2)));
            var earlier = served.records(served.told("matter", MONDAY.atTime(8, 0), MONDAY.atTime(8, 30), "advice"));

            assertThat(matter.shown("signLog", "log").toString()).contains("14:03签到，没有签退");
            assertThat(visit.shown("signLog", "log").toString()).contains("14:03签到，17:01签退");
            assertThat(earlier.shown("signLog", "log").toString()).contains("当天没有签到");
        }

        @Test
        void who_recorded_does_not_sign_even_as_head() {
            scenario.account(served.lawyer, Role.COMMUNITY_HEAD, served.community, "330102");
            var log = served.records(served.advice());

            isRefused("应由社区负责人本人签字", () -> log.signs(served.lawyer));
            log.is(SUBMITTED).isSigned();
        }

        @Test
        void two_heads_at_the_same_moment_sign_once() throws Exception {
            scenario.account("log-deputy", Role.COMMUNITY_HEAD, served.community, "330102");
            var log = served.records(served.advice());

            var outcomes = atOnce(() -> attempt(log, served.head), () -> attempt(log, "log-deputy"));

            assertThat(outcomes).containsExactlyInAnyOrder(true, false);
            assertThat(log.is(SIGNED).entry().seq()).isEqualTo(1);
        }

        @Test
        void records_signed_at_the_same_moment_get_places_without_gaps() throws Exception {
            var logs = new ArrayList<Log>();
            for (int n = 0; n < 6; n++) {
                var form = served.advice();
                form.put("content", "第%d件事的咨询。".formatted(n));
                logs.add(served.records(form));
            }

            assertThat(atOnce(logs.stream()
                            .map(log -> (Callable<Boolean>) () -> attempt(log, served.head))
                            .toArray(Callable[]::new)))
                    .doesNotContain(false);
            assertThat(logs.stream().map(log -> log.entry().seq())).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
        }

        private boolean attempt(Log log, String account) {
            try {
                log.signs(account);
                return true;
            } catch (RuntimeException tooLate) {
                return false;
            } catch (AssertionError alreadyGone) {
                return false;
            }
        }

        @SafeVarargs
        private List<Boolean> atOnce(Callable<Boolean>... acts) throws Exception {
            var pool = Executors.newFixedThreadPool(acts.length);
            try {
                var done = new ArrayList<Boolean>();
                for (Future<Boolean> outcome : pool.invokeAll(List.of(acts))) {
                    done.add(outcome.get());
                }
                return done;
            } finally {
                pool.shutdown();
            }
        }
    }

    @Nested
    @DisplayName("签字的期限")
    class Deadline {

        @Test
        void three_working_days_not_counting_the_day_itself() {
            assertThat(served.records(served.advice()).due("signLog")).isEqualTo(endOf(MONDAY.plusDays(3)));
        }

        @Test
        void the_national_day_holiday_does_not_count_and_the_working_saturday_after_it_does() {
            scenario.itIs(LocalDateTime.of(2026, 9, 30, 10, 0));

            // 2026: holiday 1–7 October, Saturday the 10th is worked
            assertThat(served.records(served.advice()).due("signLog")).isEqualTo(endOf(LocalDate.of(2026, 10, 10)));
        }

        @Test
        void a_sunday_worked_before_the_holiday_counts() {
            // 2026: Sunday, 20 September, is worked
            scenario.itIs(LocalDateTime.of(2026, 9, 17, 10, 0));

            assertThat(served.records(served.advice()).due("signLog")).isEqualTo(endOf(LocalDate.of(2026, 9, 21)));
        }

        @Test
        void past_it_head_and_justice_office_are_told_and_the_record_waits_on() {
            var log = served.records(served.advice());

            scenario.itIs(MONDAY.plusDays(3).atTime(23, 59, 58));
            assertThat(scenario.told(Role.COMMUNITY_HEAD.at(served.community))).isEmpty();
            scenario.itIs(MONDAY.plusDays(4).atTime(0, 0));

            assertThat(scenario.told(Role.COMMUNITY_HEAD.at(served.community)))
                    .singleElement()
                    .satisfies(told -> assertThat(told).contains("逾期未签字", "2026年3月9日", "签字或者退回"));
            assertThat(scenario.told(Role.JUSTICE_OFFICE.at(STREET)))
                    .anySatisfy(told -> assertThat(told).contains(served.name, "请督促"));
            scenario.daysPass(30);
            log.is(SUBMITTED).isSigned().endsAt("signingReminded").endsAt("logSigned");
            assertThat(log.entry().signedLate()).isTrue();
        }

        @Test
        @DisplayName("HZ24-2.3 经提醒仍不签字的，报告督查人员和协调办")
        void ten_working_days_after_it_was_recorded_supervisor_and_coordination_office_are_told() {
            var log = served.records(served.advice());

            scenario.itIs(LocalDateTime.of(2026, 3, 23, 23, 59, 58));
            assertThat(scenario.told(Role.SUPERVISOR.at(DISTRICT))).noneMatch(told -> told.contains(served.name));
            scenario.itIs(LocalDateTime.of(2026, 3, 24, 0, 0));

            for (var role : List.of(Role.SUPERVISOR, Role.COORDINATION_OFFICE)) {
                assertThat(scenario.told(role.at(DISTRICT)))
                        .filteredOn(told -> told.contains(served.name))
                        .singleElement()
                        .satisfies(told -> assertThat(told).contains("经提醒仍未签字，请督办"));
            }
            assertThat(log.dossierText()).contains("已报告督查人员和协调小组办公室 HZ24-2.3");
            log.is(SUBMITTED).isSigned().endsAt("unsignedReported").endsAt("logSigned");
        }

        @Test
        void of_one_that_was_signed_meanwhile_nobody_is_told() {
            served.records(served.advice()).isSigned();

            scenario.daysPass(20);

            assertThat(scenario.told(Role.JUSTICE_OFFICE.at(STREET))).noneMatch(told -> told.contains(served.name));
            assertThat(scenario.told(Role.SUPERVISOR.at(DISTRICT))).noneMatch(told -> told.contains(served.name));
        }

        @Test
        void the_last_second_is_in_time() {
            var log = served.records(served.advice());
            scenario.clockShows(MONDAY.plusDays(3).atTime(23, 59, 59));

            assertThat(log.isSigned().entry().signedLate()).isFalse();
        }
    }

    @Nested
    @DisplayName("负责人写明理由退回，律师修改")
    class GivenBack {

        @Test
        void a_reason_is_needed_and_reaches_the_lawyer() {
            var log = served.records(served.advice());

            isRefused(
                    "请填写“退回理由”",
                    () -> scenario.complete(
                            served.head, scenario.task(log.number, "signLog"), Map.of("signature", "return")));
            log.isReturned("时间不对，那天上午停电。").waitsFor("reviseLog", Role.LAWYER.at(lawyer));
            assertThat(scenario.told(Role.LAWYER.at(lawyer)))
                    .anySatisfy(told -> assertThat(told).contains("退回", "：“时间不对，那天上午停电。”请到任务列表"));
            assertThat(log.shown("reviseLog", "log").toString()).contains("那天上午停电");
            assertThat(log.dossierText()).contains("那天上午停电");
        }

        @Test
        void the_lawyers_form_opens_with_what_was_told_and_the_heads_next_form_opens_empty() {
            var log = served.records(served.advice()).isReturned("时间不对");

            assertThat(Stream.of("day", "from", "until", "served", "whom", "kind", "content", "result")
                            .map(field -> log.shown("reviseLog", field)))
                    .containsExactly(
                            "2026-03-09",
                            "08:00",
                            "09:00",
                            "resident",
                            "3幢居民2人",
                            "advice",
                            "解答楼上渗水的赔偿问题。",
                            "告知可以请调委会调解。");
            var revised = served.advice();
            revised.put("from", "08:30");
            log.isRevised(revised).is(SUBMITTED);
            assertThat(log.shown("signLog", "signature")).isNull();
            assertThat(log.shown("signLog", "reason")).isNull();
            assertThat(log.shown("signLog", "log").toString()).contains("08:30—09:00", "时间不对");
        }

        @Test
        void handed_in_again_it_has_a_new_deadline_and_is_signed() {
            var log = served.records(served.advice()).isReturned("时间不对");
            scenario.itIs(MONDAY.plusDays(1).atTime(9, 0));
            var revised = served.advice();
            revised.put("day", "2026-03-09");

            log.isRevised(revised);

            assertThat(log.due("signLog")).isEqualTo(endOf(MONDAY.plusDays(4)));
            assertThat(log.isSigned().entry().signedLate()).isFalse();
        }

        @Test
        void a_revision_is_held_to_the_same_rules_and_the_task_stays() {
            var log = served.records(served.advice()).isReturned("时间不对");
            var revised = served.advice();
            revised.put("until", "23:00");

            isRefused("还没有到", () -> log.isRevised(revised));
            log.waitsFor("reviseLog", Role.LAWYER.at(lawyer));
        }

        @Test
        void the_lawyer_may_take_it_back_and_it_goes_into_no_volume() {
            var log = served.records(served.advice()).isReturned("重复了");

            scenario.complete(served.lawyer, scenario.task(log.number, "reviseLog"), Map.of("revision", "withdraw"));

            log.is(WITHDRAWN).endsAt("logWithdrawn");
            assertThat(served.signed(served.advice()).entry().seq()).isEqualTo(1);
        }

        @Test
        void not_revised_within_three_working_days_it_goes_into_no_volume() {
            var log = served.records(served.advice()).isReturned("时间不对");
            assertThat(log.due("reviseLog")).isEqualTo(endOf(MONDAY.plusDays(3)));

            scenario.itIs(MONDAY.plusDays(4).atTime(0, 0));

            log.is(LAPSED).endsAt("logLapsed").hasNoTask("reviseLog");
            assertThat(log.dossierText()).contains("逾期未修改，未入卷");
        }
    }

    @Nested
    @DisplayName("签字后不再改动，写错的另记一条更正")
    class Corrected {

        private Map<String, Object> correction(Log wrong) {
            var form = served.advice();
            form.put("corrects", wrong.number);
            form.put("result", "告知可以请物业先行垫付。");
            return form;
        }

        @Test
        void a_correction_is_a_new_record_that_names_the_old_one() {
            var wrong = served.signed(served.advice());
            var before = SignedText.of(wrong.entry());

            var right = served.signed(correction(wrong));

            assertThat(right.entry().corrects()).isEqualTo(wrong.number);
            assertThat(SignedText.of(wrong.entry())).isEqualTo(before);
            assertThat(wrong.dossierText()).contains("另有更正：" + right.number);
        }

        @Test
        void it_is_corrected_once_and_the_correction_can_be_corrected() {
            var wrong = served.signed(served.advice());
            var right = served.signed(correction(wrong));

            isRefused("已经有一条更正", () -> served.records(correction(wrong)));
            served.signed(correction(right));
        }

        @Test
        void only_an_own_signed_record_of_the_same_community_can_be_corrected() {
            var unsigned = served.records(served.advice());
            var colleague = scenario.served(scenario.lawyer("林溪"), 3);
            var theirs = colleague.signed(colleague.advice());

            isRefused("只能更正您自己", () -> served.records(correction(unsigned)));
            isRefused("只能更正您自己", () -> served.records(correction(theirs)));
        }

        @Test
        void who_serves_there_now_does_not_correct_what_another_recorded() {
            var wrong = served.signed(served.advice());
            String cover = scenario.lawyer("林溪");
            scenario.inTransaction(
                    () -> scenario.bean(Staffing.class).standDown(served.pairing(), served.licence, cover, "更换律师"));

            isRefused("只能更正您自己", () -> scenario.start("log-" + cover, "work-log", correction(wrong)));
        }

        @Test
        @DisplayName("HZ09-5.3a 一事一记、一次一记：更正的还是同一件事、同一次")
        void a_matter_is_not_corrected_into_a_visit() {
            var matter = served.signed(served.advice());
            var visit = correction(matter);
            visit.put("nature", "visit");

            isRefused("只能更正您自己", () -> served.records(visit));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "update log_entry set result = '已办结' where number = ?",
                    "update log_entry set version = version + 1 where number = ?",
                    "delete from log_entry where number = ?"
                })
        void the_database_refuses_to_change_a_signed_record(String sql) {
            var log = served.signed(served.advice());

            assertThatThrownBy(
                            () -> scenario.database().sql(sql).param(log.number).update())
                    .hasMessageContaining("a correction is a new record");
        }
    }
}
