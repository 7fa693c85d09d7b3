package org.communitycounsel.worklog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.communitycounsel.platform.Scenario.isRefused;
import static org.communitycounsel.worklog.WorklogScenario.FIRM;
import static org.communitycounsel.worklog.WorklogScenario.STREET;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.communitycounsel.pairing.PairingForm;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.engine.WalksEveryFlowOf;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.worklog.WorklogScenario.Served;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ApplicationTest
@WalksEveryFlowOf("duty-reminder")
@DisplayName("HZ09-5.1、JG-9、SH17-2.3 值班和服务目标")
class DutyTest {

    static final LocalDate MONDAY = LocalDate.of(2026, 3, 9);
    static final LocalDate WEDNESDAY = MONDAY.plusDays(2);
    static final LocalDate NEXT_WEDNESDAY = MONDAY.plusDays(9);
    static final LocalDateTime THURSDAY_MORNING = MONDAY.plusDays(10).atTime(9, 0);

    @Autowired
    ApplicationContext beans;

    WorklogScenario scenario;
    String lawyer;
    Served served;
    OnDuty onDuty;

    /** Served by 周明 every Wednesday from 14:00 to 17:00 since Monday, 9 March 2026. */
    @BeforeEach
    void served() {
        scenario = new WorklogScenario(beans);
        lawyer = scenario.lawyer("周明");
        served = scenario.served(lawyer, 3);
        onDuty = scenario.bean(OnDuty.class);
    }

    void isOnDuty(LocalDateTime from, LocalDateTime until) {
        scenario.clockShows(from);
        onDuty.checkIn(lawyer, served.community);
        scenario.clockShows(until);
        onDuty.checkOut(lawyer);
    }

    @Nested
    @DisplayName("HZ24-2.1b 值班签到")
    class CheckIn {

        @Test
        void is_kept_beside_the_scheduled_hours() {
            isOnDuty(WEDNESDAY.atTime(14, 5), WEDNESDAY.atTime(17, 0));

            var attendance = onDuty.last(lawyer).get(0);
            assertThat(attendance.starts()).hasToString("14:00");
            assertThat(attendance.ends()).hasToString("17:00");
            assertThat(attendance.pairing()).isEqualTo(served.pairing().id());
            assertThat(attendance.checkedInAt()).hasToString("2026-03-11T06:05:00Z");
            assertThat(attendance.checkedOutAt()).hasToString("2026-03-11T09:00:00Z");
        }

        @Test
        void on_a_day_without_a_duty_it_counts_too() {
            isOnDuty(MONDAY.plusDays(3).atTime(9, 0), MONDAY.plusDays(3).atTime(12, 0));

            assertThat(onDuty.last(lawyer).get(0).starts()).isNull();
            assertThat(halfDay().done()).isEqualByComparingTo("1");
        }

        @Test
        void only_where_the_lawyer_serves_and_in_one_place_at_a_time() {
            var other = scenario.served(lawyer, 4);
            var neighbours = scenario.served(scenario.lawyer("林溪"), 3);

            isRefused("不服务该社区", () -> onDuty.checkIn(lawyer, neighbours.community));
            onDuty.checkIn(lawyer, served.community);
            isRefused("请先签退", () -> onDuty.checkIn(lawyer, other.community));
            isRefused("刚刚签到", () -> onDuty.checkOut(lawyer));
            assertThatThrownBy(() -> scenario.database().sql("""
                            insert into duty_attendance (pairing_id, community_code, licence_number, day, checked_in_at)
                            select pairing_id, community_code, licence_number, day, checked_in_at
                            from duty_attendance where licence_number = ?""").param(lawyer).update())
                    .hasMessageContaining("duty_attendance_one_at_a_time");
        }

        @Test
        void forgotten_to_sign_out_the_day_does_not_count_and_the_next_is_free() {
            scenario.clockShows(WEDNESDAY.atTime(14, 0));
            onDuty.checkIn(lawyer, served.community);
            scenario.clockShows(WEDNESDAY.plusDays(1).atTime(9, 0));

            isRefused("没有签到", () -> onDuty.checkOut(lawyer));
            assertThat(halfDay().done()).isEqualByComparingTo("0");
            onDuty.checkIn(lawyer, served.community);
        }

        @Test
        void signed_out_of_it_is_never_changed() {
            isOnDuty(WEDNESDAY.atTime(14, 0), WEDNESDAY.atTime(16, 0));

            for (String sql : List.of(
                    "update duty_attendance set checked_out_at = checked_out_at + interval '1 hour' where licence_number = ?",
                    "delete from duty_attendance where licence_number = ?")) {
                assertThatThrownBy(
                                () -> scenario.database().sql(sql).param(lawyer).update())
                        .isInstanceOf(org.springframework.dao.DataAccessException.class);
            }
        }
    }

    Obligation target(String id) {
        return scenario.bean(Obligations.class).ofPlace(served.community).stream()
                .filter(one -> one.targetId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    Obligation halfDay() {
        return target("halfDay");
    }

    @Nested
    @DisplayName("HZ09-5.1a、JG-9a 每周半天")
    class HalfDayAWeek {

        @Test
        void is_under_way_while_the_duty_is_still_to_come() {
            scenario.clockShows(NEXT_WEDNESDAY.atTime(8, 0));

            assertThat(halfDay().progress()).isEqualTo(Progress.UNDER_WAY);
            assertThat(halfDay().missingInWords()).isEqualTo("还缺1次");
            assertThat(halfDay().first()).isEqualTo(NEXT_WEDNESDAY.minusDays(2));
            assertThat(halfDay().last()).isEqualTo(NEXT_WEDNESDAY.plusDays(4));
        }

        @Test
        void is_done_by_duty_signed_out_of() {
            isOnDuty(NEXT_WEDNESDAY.atTime(14, 0), NEXT_WEDNESDAY.atTime(16, 30));

            assertThat(halfDay().progress()).isEqualTo(Progress.DONE);
        }

        @Test
        void a_minute_short_of_the_tables_half_day_it_is_not() {
            isOnDuty(NEXT_WEDNESDAY.atTime(14, 0), NEXT_WEDNESDAY.atTime(16, 29));

            assertThat(halfDay().progress()).isEqualTo(Progress.UNDER_WAY);
            assertThat(halfDay().inWords()).isEqualTo("已完成0次");
        }

        @Test
        void a_visit_that_waits_for_the_head_is_told_apart_and_done_once_signed() {
            scenario.clockShows(NEXT_WEDNESDAY.plusDays(2).atTime(18, 0));
            var log = served.records(served.visit(NEXT_WEDNESDAY));

            assertThat(halfDay().progress()).isEqualTo(Progress.UNDER_WAY);
            assertThat(halfDay().inWords()).isEqualTo("已完成0次，另有1次待签字");
            assertThat(halfDay().missingInWords()).isEmpty();
            log.isSigned();
            assertThat(halfDay().progress()).isEqualTo(Progress.DONE);
        }

        @Test
        void missed_it_is_at_risk_two_working_days_before_the_week_ends() {
            scenario.clockShows(NEXT_WEDNESDAY.atTime(18, 0));
            assertThat(halfDay().progress()).isEqualTo(Progress.UNDER_WAY);

            scenario.clockShows(NEXT_WEDNESDAY.plusDays(1).atTime(0, 0));
            assertThat(halfDay().progress()).isEqualTo(Progress.AT_RISK);
        }

        @Test
        void in_a_week_before_a_worked_sunday_the_warning_comes_later() {
            // 2026: Sunday, 20 September, is worked: Friday and Sunday are the last two working days
            scenario.clockShows(LocalDateTime.of(2026, 9, 17, 18, 0));
            assertThat(halfDay().progress()).isEqualTo(Progress.UNDER_WAY);

            scenario.clockShows(LocalDateTime.of(2026, 9, 18, 0, 0));
            assertThat(halfDay().progress()).isEqualTo(Progress.AT_RISK);
        }

        @Test
        void whoever_begins_within_the_week_is_not_warned_of_it() {
            var late = scenario.served(scenario.lawyer("林溪"), 1);
            scenario.clockShows(MONDAY.plusDays(4).atTime(9, 0));
            assertThat(halfDay().progress()).isEqualTo(Progress.AT_RISK);

            scenario.database()
                    .sql("update pairing set term_from = term_from + 1 where dossier_number = ?")
                    .param(late.dossier)
                    .update();

            assertThat(scenario.bean(Obligations.class)
                            .ofPlace(late.community)
                            .get(0)
                            .progress())
                    .isEqualTo(Progress.UNDER_WAY);
        }
    }

    @Nested
    @DisplayName("HZ09-5.1b/c、JG-9b/c 每季度讲座、每年培训")
    class LecturesAndTrainings {

        @Test
        void are_counted_by_their_records_in_the_quarter_and_in_the_year() {
            scenario.clockShows(LocalDateTime.of(2026, 3, 31, 18, 0));
            served.signed(served.told(
                    "matter", LocalDateTime.of(2026, 3, 31, 9, 0), LocalDateTime.of(2026, 3, 31, 11, 0), "lecture"));
            served.signed(served.told(
                    "matter", LocalDateTime.of(2026, 3, 31, 14, 0), LocalDateTime.of(2026, 3, 31, 16, 0), "training"));

            assertThat(target("lecture").progress()).isEqualTo(Progress.DONE);
            assertThat(target("training").progress()).isEqualTo(Progress.DONE);
            scenario.clockShows(LocalDateTime.of(2026, 4, 1, 0, 0));
            assertThat(target("lecture").progress()).isEqualTo(Progress.UNDER_WAY);
            assertThat(target("lecture").last()).isEqualTo(LocalDate.of(2026, 6, 30));
            assertThat(target("training").progress()).isEqualTo(Progress.DONE);
        }

        @Test
        void a_lecture_that_is_missing_is_at_risk_fifteen_working_days_before_the_quarter_ends() {
            // 2026: 19 June is the Dragon Boat Festival; the 15th working day before July is 9 June
            scenario.clockShows(LocalDateTime.of(2026, 6, 8, 23, 59));
            assertThat(target("lecture").progress()).isEqualTo(Progress.UNDER_WAY);

            scenario.clockShows(LocalDateTime.of(2026, 6, 9, 0, 0));
            assertThat(target("lecture").progress()).isEqualTo(Progress.AT_RISK);
            assertThat(target("lecture").missingInWords()).isEqualTo("还缺1次");
        }

        @Test
        @DisplayName("JG-11 更正未签字之前，仍以签字的为准")
        void a_correction_that_waits_for_the_head_is_not_counted_beside_what_it_corrects() {
            scenario.clockShows(MONDAY.atTime(12, 0));
            var wrong = served.signed(served.told("matter", MONDAY.atTime(9, 0), MONDAY.atTime(10, 0), "lecture"));
            var right = served.told("matter", MONDAY.atTime(9, 0), MONDAY.atTime(10, 0), "lecture");
            right.put("corrects", wrong.number);

            served.records(right);

            assertThat(target("lecture").inWords()).isEqualTo("已完成1次");
        }

        @Test
        void a_record_that_was_corrected_into_another_kind_does_not_count() {
            scenario.clockShows(MONDAY.atTime(12, 0));
            var wrong = served.signed(served.told("matter", MONDAY.atTime(9, 0), MONDAY.atTime(10, 0), "lecture"));
            var right = served.told("matter", MONDAY.atTime(9, 0), MONDAY.atTime(10, 0), "advice");
            right.put("corrects", wrong.number);
            assertThat(target("lecture").done()).isEqualByComparingTo("1");

            served.signed(right);

            assertThat(target("lecture").done()).isEqualByComparingTo("0");
        }
    }

    @Nested
    @DisplayName("HZ09-5.1、JG-9 期满之后回看缺了什么")
    class LookingBack {

        private List<String> halfDays(LookBack back) {
            return obligations(back).filter(one -> one.targetId().equals("halfDay")).toList().stream()
                    .map(one -> one.days() + one.progress().chinese() + one.lacking())
                    .toList();
        }

        private Stream<Obligation> obligations(LookBack back) {
            return scenario.bean(Obligations.class).ofPlace(served.community, back).stream();
        }

        @Test
        void each_week_that_ended_in_the_month_is_done_missed_or_waits_for_the_head() {
            isOnDuty(WEDNESDAY.atTime(14, 0), WEDNESDAY.atTime(17, 0));
            scenario.clockShows(NEXT_WEDNESDAY.atTime(18, 0));
            served.records(served.visit(NEXT_WEDNESDAY));

            scenario.clockShows(LocalDateTime.of(2026, 3, 31, 23, 59));
            assertThat(halfDays(LookBack.MONTH)).isEmpty();
            scenario.clockShows(LocalDateTime.of(2026, 4, 1, 0, 0));
            assertThat(halfDays(LookBack.MONTH))
                    .containsExactly("3月9日—3月15日已完成0次", "3月16日—3月22日待签字0次", "3月23日—3月29日未完成1次");
            // the week that ends on 5 April is April's
            scenario.clockShows(LocalDateTime.of(2026, 5, 1, 0, 0));
            assertThat(halfDays(LookBack.MONTH)).hasSize(4).first().isEqualTo("3月30日—4月5日未完成1次");
        }

        @Test
        void quarter_half_year_and_year_hold_the_periods_that_ended_in_them() {
            scenario.clockShows(LocalDateTime.of(2026, 7, 1, 0, 0));

            assertThat(obligations(LookBack.QUARTER)
                            .filter(one -> one.targetId().equals("lecture")))
                    .extracting(Obligation::days, Obligation::progress)
                    .containsExactly(tuple("4月1日—6月30日", Progress.MISSED));
            assertThat(halfDays(LookBack.QUARTER)).hasSize(13).first().isEqualTo("3月30日—4月5日未完成1次");
            assertThat(halfDays(LookBack.HALF_YEAR)).hasSize(16).last().isEqualTo("6月22日—6月28日未完成1次");
            assertThat(halfDays(LookBack.YEAR)).isEmpty();

            scenario.clockShows(LocalDateTime.of(2027, 1, 1, 0, 0));
            assertThat(halfDays(LookBack.YEAR)).first().isEqualTo("3月9日—3月15日未完成1次");
            assertThat(halfDays(LookBack.HALF_YEAR)).first().isEqualTo("6月29日—7月5日未完成1次");
        }

        @Test
        void a_period_that_was_not_served_from_its_first_day_to_its_last_is_none() {
            scenario.clockShows(LocalDateTime.of(2026, 3, 30, 9, 0));
            served.ends();
            scenario.clockShows(LocalDateTime.of(2026, 4, 1, 9, 0));

            assertThat(halfDays(LookBack.MONTH))
                    .containsExactly("3月9日—3月15日未完成1次", "3月16日—3月22日未完成1次", "3月23日—3月29日未完成1次");
            assertThat(obligations(LookBack.MONTH).toList())
                    .extracting(one -> one.pairing().lawyers())
                    .containsOnly("周明");
            assertThat(obligations(LookBack.QUARTER)
                            .filter(one -> one.targetId().equals("lecture")))
                    .isEmpty();
            assertThat(scenario.bean(Obligations.class).ofPlace(served.community))
                    .isEmpty();
        }

        @Test
        void nothing_is_due_in_a_week_in_which_the_schedule_leaves_the_duty_out_for_a_holiday() {
            // 2026: holiday from Thursday, 1 October, to Wednesday, 7 October
            scenario.clockShows(LocalDateTime.of(2026, 9, 14, 9, 0));
            served = scenario.served(scenario.lawyer("林溪"), 3);
            var thursdays = scenario.served(scenario.lawyer("周明"), 4);

            scenario.clockShows(LocalDateTime.of(2026, 10, 6, 9, 0));
            assertThat(scenario.bean(Obligations.class).ofPlace(served.community))
                    .extracting(Obligation::targetId)
                    .contains("lecture")
                    .doesNotContain("halfDay");

            scenario.clockShows(LocalDateTime.of(2026, 11, 1, 9, 0));
            assertThat(halfDays(LookBack.MONTH))
                    .containsExactly("9月28日—10月4日未完成1次", "10月12日—10月18日未完成1次", "10月19日—10月25日未完成1次");
            served = thursdays;
            assertThat(halfDays(LookBack.MONTH))
                    .containsExactly("10月5日—10月11日未完成1次", "10月12日—10月18日未完成1次", "10月19日—10月25日未完成1次");
        }

        @Test
        void nothing_is_due_in_a_week_of_holidays() {
            // the Spring Festival of 2026: from Sunday, 15 February, to Monday, 23 February
            scenario.clockShows(LocalDateTime.of(2026, 2, 2, 9, 0));
            served = scenario.served(scenario.lawyer("林溪"), 3);

            scenario.clockShows(LocalDateTime.of(2026, 3, 1, 9, 0));
            assertThat(halfDays(LookBack.MONTH)).containsExactly("2月2日—2月8日未完成1次", "2月9日—2月15日未完成1次");
        }
    }

    @Nested
    @DisplayName("目标由各区的表定")
    class Table {

        @ParameterizedTest
        @CsvSource({
            "330199, ONE_LAWYER, 某社区, halfDay lecture training",
            "330199, FIRM, 某社区, halfDay lecture training",
            "330199, ONE_LAWYER, 某村, villageVisit lecture training",
            "330102, FIRM, 某社区, serviceDay lecture training",
            "330102, ONE_LAWYER, 某社区, halfDay lecture training",
            "330102, ONE_LAWYER, 某村, villageVisit lecture training",
            "310101, ONE_LAWYER, 某居委会, monthlyVisit monthlyHours lecture"
        })
        void rows_by_district_form_and_place(String district, PairingForm form, String name, String targets) {
            assertThat(scenario.bean(DutyTargets.class).of(district, form, name).stream()
                            .map(DutyTargets.Target::id))
                    .containsExactly(targets.split(" "));
        }

        @Test
        void SH17_2_3a_six_hours_a_month_where_overlapping_hours_count_once() {
            var sixHours = scenario.bean(DutyTargets.class)
                    .of("310101", PairingForm.ONE_LAWYER, "某居委会")
                    .get(1);
            assertThat(sixHours.inWords()).isEqualTo("6小时");
            assertThat(sixHours.clause()).isEqualTo("SH17-2.3a");
            var visit = piece(9, 0, 12, 0);
            var within = piece(10, 0, 11, 0);
            var after = piece(11, 30, 15, 0);

            assertThat(WorkDone.amount(sixHours, List.of(after, visit, within))).isEqualByComparingTo("6.0");
            assertThat(WorkDone.amount(sixHours, List.of(visit, piece(12, 0, 14, 59))))
                    .isEqualByComparingTo("5.9");
        }

        private static WorkDone.Piece piece(int hour, int minute, int untilHour, int untilMinute) {
            return new WorkDone.Piece(
                    1,
                    MONDAY.atTime(hour, minute),
                    MONDAY.atTime(untilHour, untilMinute),
                    true,
                    ServiceKind.ADVICE,
                    true);
        }
    }

    @Nested
    @DisplayName("期满之前提醒")
    class Reminder {

        /** A notice names no more than twenty. */
        @BeforeEach
        void other_tests_pairings_have_ended() {
            scenario.database()
                    .sql(
                            "update pairing set state = 'ended', ended_at = began_at, end_reason = '测试' where firm_code = ? and dossier_number <> ? and state = 'active'")
                    .params(FIRM, served.dossier)
                    .update();
        }

        @Test
        void on_thursday_lawyer_firm_and_justice_office_learn_what_will_be_missing() {
            assertThat(scenario.told(Role.LAWYER.at(lawyer))).isEmpty();

            var next = scenario.reminderGoesOff(THURSDAY_MORNING);

            assertThat(next).hasToString("2026-03-26T01:00:00Z");

            assertThat(scenario.told(Role.LAWYER.at(lawyer)))
                    .singleElement()
                    .satisfies(told ->
                            assertThat(told).contains("服务目标将逾期", served.name + "（周明）：本周每周半天值班，2026年3月22日前还缺1次"));
            for (String group : List.of(Role.LAW_FIRM.at(FIRM), Role.JUSTICE_OFFICE.at(STREET))) {
                assertThat(scenario.told(group))
                        .anySatisfy(told -> assertThat(told).contains("服务目标将逾期", served.name));
            }
        }

        @Test
        void who_was_there_hears_nothing() {
            isOnDuty(NEXT_WEDNESDAY.atTime(14, 0), NEXT_WEDNESDAY.atTime(17, 0));
            scenario.reminderGoesOff(THURSDAY_MORNING);

            assertThat(scenario.told(Role.LAWYER.at(lawyer))).isEmpty();
        }

        @Test
        void run_again_on_the_same_day_nobody_is_told_twice() {
            scenario.reminderGoesOff(THURSDAY_MORNING);
            int told = scenario.told(Role.LAWYER.at(lawyer)).size();

            scenario.bean(DutyReminders.class).remindOfDuties();

            assertThat(scenario.told(Role.LAWYER.at(lawyer))).hasSize(told);
        }

        @Test
        void a_head_is_reminded_every_week_of_logs_past_their_deadline() {
            served.records(served.advice());
            scenario.reminderGoesOff(THURSDAY_MORNING);

            assertThat(scenario.told(Role.COMMUNITY_HEAD.at(served.community)))
                    .anySatisfy(told -> assertThat(told).contains("有1条工作日志过了期限还没有签字"));
        }
    }

    @Nested
    @DisplayName("HZ09-5.3b、SH17-2.3f 日志是考评的主要依据")
    class Figures {

        private ServiceFigures figures() {
            return scenario.bean(Worklog.class).figures(served.pairing().id(), MONDAY, MONDAY.plusDays(27));
        }

        @Test
        void duties_that_are_over_are_due_and_attended_by_duty_or_by_a_signed_visit() {
            isOnDuty(WEDNESDAY.atTime(14, 0), WEDNESDAY.atTime(17, 0));
            scenario.clockShows(NEXT_WEDNESDAY.atTime(18, 0));
            served.signed(served.visit(NEXT_WEDNESDAY));
            scenario.clockShows(NEXT_WEDNESDAY.plusDays(7).atTime(16, 59));

            assertThat(figures().dutiesDue()).isEqualTo(2);
            assertThat(figures().dutiesAttended()).isEqualTo(2);
            scenario.clockShows(NEXT_WEDNESDAY.plusDays(7).atTime(17, 0));
            assertThat(figures().dutiesDue()).isEqualTo(3);
            assertThat(figures().dutiesAttended()).isEqualTo(2);
        }

        @Test
        void only_signed_records_count_that_no_signed_one_corrects() {
            scenario.clockShows(WEDNESDAY.atTime(18, 0));
            served.signed(served.visit(WEDNESDAY));
            var wrong =
                    served.signed(served.told("matter", WEDNESDAY.atTime(14, 0), WEDNESDAY.atTime(15, 0), "advice"));
            var right = served.told("matter", WEDNESDAY.atTime(14, 0), WEDNESDAY.atTime(15, 0), "mediation");
            right.put("corrects", wrong.number);
            served.signed(right);
            served.records(served.told("matter", WEDNESDAY.atTime(9, 0), WEDNESDAY.atTime(10, 0), "advice"));
            served.signed(served.told("matter", WEDNESDAY.atTime(9, 0), WEDNESDAY.atTime(10, 30), "lecture"));

            var figures = figures();
            assertThat(figures.visits()).isEqualTo(1);
            assertThat(figures.matters()).isEqualTo(2);
            assertThat(figures.byKind()).isEqualTo(Map.of("reception", 1, "mediation", 1, "lecture", 1));
            assertThat(figures.hours()).isEqualByComparingTo(new BigDecimal("4.5"));
            assertThat(figures.lectures()).isEqualTo(1);
            assertThat(figures.trainings()).isZero();
        }

        @Test
        void what_was_returned_and_what_was_signed_late_is_counted() {
            var returned = served.records(served.advice()).isReturned("时间不对");
            returned.isRevised(served.advice()).isSigned();
            var late = served.told("matter", MONDAY.atTime(7, 0), MONDAY.atTime(7, 30), "advice");
            var log = served.records(late);
            scenario.itIs(MONDAY.plusDays(4).atTime(0, 0));
            log.isSigned();

            assertThat(figures().returned()).isEqualTo(1);
            assertThat(figures().signedLate()).isEqualTo(1);
        }

        @Test
        void first_and_last_day_are_within() {
            served.signed(served.advice());
            var figures = scenario.bean(Worklog.class);
            long pairing = served.pairing().id();

            assertThat(figures.figures(pairing, MONDAY, MONDAY).matters()).isEqualTo(1);
            assertThat(figures.figures(pairing, MONDAY.minusDays(7), MONDAY.minusDays(1))
                            .matters())
                    .isZero();
            assertThat(figures.figures(pairing, MONDAY.plusDays(1), MONDAY.plusDays(7))
                            .matters())
                    .isZero();
        }
    }
}
