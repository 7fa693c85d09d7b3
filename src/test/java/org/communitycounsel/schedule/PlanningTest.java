package org.communitycounsel.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communitycounsel.schedule.ScheduleScenario.FROM;
import static org.communitycounsel.schedule.ScheduleScenario.PUDONG;
import static org.communitycounsel.schedule.ScheduleScenario.SHANGCHENG;
import static org.communitycounsel.schedule.ScheduleScenario.UNTIL;
import static org.communitycounsel.schedule.ScheduleScenario.XIHU;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.communitycounsel.pairing.Half;
import org.communitycounsel.pairing.PairingForm;
import org.communitycounsel.platform.ApplicationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;

@ApplicationTest
class PlanningTest {

    ScheduleScenario scenario;

    @BeforeEach
    void begin(@Autowired ApplicationContext beans) {
        scenario = new ScheduleScenario(beans);
    }

    @Nested
    @DisplayName("HZ09-5.1a、JG-9a、HZ24-1.3a 每周到社区半天，时间固定")
    class Weekly {

        @Test
        void it_is_the_half_day_the_community_asked_for() {
            var pairing = scenario.pairing(XIHU, scenario.lawyer(XIHU))
                    .wishes(2, Half.MORNING)
                    .begins();

            assertThat(pairing.hours()).isEqualTo("每周二上午09:00—12:00，法定节假日除外");
            assertThat(pairing.duties(2026, 4))
                    .containsExactly(
                            "2026-04-07 09:00—12:00",
                            "2026-04-14 09:00—12:00",
                            "2026-04-21 09:00—12:00",
                            "2026-04-28 09:00—12:00");
            pairing.dossierSays("值班安排：每周二上午");
        }

        @Test
        void where_it_asked_for_none_the_table_says() {
            var pairing = scenario.pairing(XIHU, scenario.lawyer(XIHU)).begins();

            assertThat(pairing.hours()).isEqualTo("每周三下午14:00—17:00，法定节假日除外");
        }

        @Test
        void the_first_is_not_before_the_term_and_the_last_not_after_it() {
            var pairing = scenario.pairing(XIHU, scenario.lawyer(XIHU)).begins();

            assertThat(pairing.duties(2026, 3))
                    .containsExactly("2026-03-11 14:00—17:00", "2026-03-18 14:00—17:00", "2026-03-25 14:00—17:00");
            assertThat(pairing.duties(2027, 3)).containsExactly("2027-03-03 14:00—17:00");
            assertThat(pairing.duties(2027, 4)).isEmpty();
        }

        @Test
        void on_national_day_it_is_left_out_and_said_so() {
            var pairing = scenario.pairing(XIHU, scenario.lawyer(XIHU)).begins();

            assertThat(pairing.duties(2026, 10))
                    .containsExactly(
                            "2026-10-07 — 国庆节，停一次",
                            "2026-10-14 14:00—17:00",
                            "2026-10-21 14:00—17:00",
                            "2026-10-28 14:00—17:00");
        }

        @Test
        void a_saturday_that_was_agreed_upon_is_kept_but_for_holidays() {
            var pairing = scenario.pairing(XIHU, scenario.lawyer(XIHU))
                    .wishes(6, Half.MORNING)
                    .begins();

            assertThat(pairing.duties(2026, 10))
                    .startsWith("2026-10-03 — 国庆节，停一次", "2026-10-10 09:00—12:00", "2026-10-17 09:00—12:00");
        }

        @Test
        void a_holiday_decided_later_shows_at_once() {
            var pairing = scenario.pairing(XIHU, scenario.lawyer(XIHU)).begins();
            scenario.database().sql("""
                            insert into calendar_day (district_code, day, working, name, source, recorded_by, recorded_at)
                            values (?, '2026-11-11', false, '全区停课', '区政府通知', 'test', now())""").param(XIHU).update();
            scenario.itIs(FROM.atTime(9, 5));

            assertThat(pairing.duties(2026, 11)).contains("2026-11-11 — 全区停课，停一次");
        }
    }

    @Nested
    @DisplayName("HZ24-1.3b 村每月一次")
    class Villages {

        @Test
        void it_is_the_first_such_weekday_of_the_month() {
            var pairing = scenario.pairing(XIHU, "龙井村", PairingForm.ONE_LAWYER, scenario.lawyer(XIHU))
                    .begins();

            assertThat(pairing.hours()).isEqualTo("每月第1个周三下午14:00—17:00，逢节假日顺延至下一工作日");
            assertThat(pairing.duties(2026, 9)).containsExactly("2026-09-02 14:00—17:00");
            assertThat(pairing.duties(2026, 10)).containsExactly("2026-10-08 14:00—17:00 由10月7日（国庆节）顺延");
        }
    }

    @Nested
    @DisplayName("SH17-2.3a 每月至少一次，合计不少于6小时")
    class SixHours {

        @Test
        void two_half_days_of_three_hours_spread_over_the_month() {
            var pairing = scenario.pairing(PUDONG, scenario.lawyer(PUDONG))
                    .wishes(4, Half.AFTERNOON)
                    .begins();

            assertThat(pairing.hours()).isEqualTo("每月第1、3个周四下午14:00—17:00，逢节假日顺延至下一工作日");
            assertThat(pairing.duties(2026, 10))
                    .containsExactly("2026-10-08 14:00—17:00 由10月1日（国庆节）顺延", "2026-10-15 14:00—17:00");
        }
    }

    @Nested
    @DisplayName("SC20-4.1c 每月15日为固定服务日")
    class Fifteenth {

        ScheduleScenario.PairingOf pairing;

        @BeforeEach
        void a_firm_serves() {
            pairing = scenario.pairing(
                            SHANGCHENG,
                            "河坊街社区",
                            PairingForm.FIRM,
                            scenario.lawyer(SHANGCHENG),
                            scenario.lawyer(SHANGCHENG))
                    .wishes(null, Half.MORNING)
                    .begins();
        }

        @Test
        void on_a_working_day_it_is_that_day() {
            assertThat(pairing.hours()).isEqualTo("每月15日上午09:00—12:00，逢节假日顺延至下一工作日");
            assertThat(pairing.duties(2026, 4)).containsExactly("2026-04-15 09:00—12:00");
        }

        @Test
        void on_a_sunday_it_is_the_monday_after() {
            assertThat(pairing.duties(2026, 11)).containsExactly("2026-11-16 09:00—12:00 由11月15日（周日）顺延");
        }

        @Test
        void all_communities_of_a_liaison_lawyer_have_the_same_day() {
            var lawyer = scenario.lawyer(SHANGCHENG);
            var one = scenario.pairing(SHANGCHENG, "甲社区", PairingForm.FIRM, lawyer)
                    .begins();
            var other = scenario.pairing(SHANGCHENG, "乙社区", PairingForm.FIRM, lawyer)
                    .begins();

            assertThat(other.duties(2026, 4)).isEqualTo(one.duties(2026, 4)).hasSize(1);
        }

        @Test
        void a_community_with_a_lawyer_of_its_own_has_its_half_day_a_week() {
            var own = scenario.pairing(SHANGCHENG, scenario.lawyer(SHANGCHENG)).begins();

            assertThat(own.hours()).startsWith("每周三下午");
        }
    }

    @Nested
    @DisplayName("补班的周日照常上班")
    class MakeUpSunday {

        @Test
        void a_day_of_the_month_on_a_make_up_sunday_stays_there() {
            assertThat(duties(20, 2026, 9)).containsExactly(LocalDate.of(2026, 9, 20));
        }

        @Test
        void a_duty_put_off_over_new_year_is_done_on_the_make_up_sunday() {
            assertThat(duties(1, 2026, 1)).containsExactly(LocalDate.of(2026, 1, 4));
        }

        @Test
        void a_duty_put_off_over_the_end_of_a_month_is_listed_in_the_next() {
            assertThat(duties(31, 2026, 1)).isEmpty();
            assertThat(duties(31, 2026, 2)).containsExactly(LocalDate.of(2026, 2, 2), LocalDate.of(2026, 2, 28));
        }

        private java.util.List<LocalDate> duties(int dayOfMonth, int year, int month) {
            var plan = new ServicePlan(
                    null,
                    1,
                    XIHU + "001001",
                    DutyRule.MONTHLY_DAY,
                    null,
                    null,
                    dayOfMonth,
                    Half.MORNING,
                    LocalTime.of(9, 0),
                    LocalTime.of(12, 0),
                    OnHoliday.NEXT_WORKING_DAY,
                    "SC20-4.1c",
                    LocalDate.of(2025, 1, 1),
                    LocalDate.of(2027, 12, 31));
            return scenario.bean(Duties.class)
                    .of(plan, YearMonth.of(year, month))
                    .map(Duty::date)
                    .toList();
        }
    }

    @Nested
    @DisplayName("一名律师服务多个社区的，同一个半天只去一处")
    class OneHalfDayOnce {

        @Test
        void the_later_community_gets_the_first_free_half_day_and_its_dossier_says_why() {
            var lawyer = scenario.lawyer(XIHU);
            var first = scenario.pairing(XIHU, lawyer).begins();
            var second = scenario.pairing(XIHU, lawyer).begins();
            var third = scenario.pairing(XIHU, lawyer).wishes(1, Half.MORNING).begins();

            assertThat(second.hours()).startsWith("每周一上午");
            second.dossierSays("律师周三下午已约定在%s值班，本社区改为周一上午".formatted(first.name));
            assertThat(third.hours()).startsWith("每周一下午");
        }

        @Test
        @DisplayName("JG-21 代管律师接任的，原结对的半天留给接续的结对")
        void who_serves_the_pairing_before_promises_its_half_day_to_the_one_that_follows() {
            var lawyer = scenario.lawyer(XIHU);
            var before = scenario.pairing(XIHU, lawyer).begins();
            var following = scenario.pairing(XIHU, lawyer).follows(before);
            var another = scenario.pairing(XIHU, lawyer);

            assertThat(following.canPromise()).contains(before.hours());
            assertThat(following.wants(3, Half.AFTERNOON)).isEqualTo(before.hours());
            assertThat(another.canPromise()).isPresent().isNotEqualTo(following.canPromise());

            before.ends();
            following.begins();
            assertThat(following.hours()).startsWith("每周三下午");
        }

        @Test
        @DisplayName("JG-21 归档次日才开始服务的，同一律师的半天照样接续")
        void who_begins_the_day_after_filing_takes_over_the_half_day_from_that_day() {
            var lawyer = scenario.lawyer(XIHU);
            var before = scenario.pairing(XIHU, lawyer).begins();
            var following = scenario.pairing(XIHU, lawyer).follows(before);
            scenario.itIs(FROM.plusMonths(6).plusDays(1));

            before.ends();
            following.begins(FROM.plusMonths(6), UNTIL.plusMonths(6));

            assertThat(before.hours(FROM.plusMonths(6))).startsWith("每周三下午");
            assertThat(following.hours(FROM.plusMonths(6).plusDays(1))).startsWith("每周三下午");
        }

        @Test
        void a_lawyer_with_no_half_day_left_can_promise_none() {
            var lawyer = scenario.lawyer(XIHU);
            for (int n = 0; n < 10; n++) {
                scenario.pairing(XIHU, lawyer).begins();
            }
            var another = scenario.pairing(XIHU, lawyer);

            assertThat(another.canPromise()).isEmpty();
            assertThatThrownBy(another::begins).hasMessageContaining("律师每周的十个半天都已排了值班");
        }

        @Test
        void the_half_day_of_a_pairing_that_has_ended_is_free_again() {
            var lawyer = scenario.lawyer(XIHU);
            var first = scenario.pairing(XIHU, lawyer).begins();
            scenario.itIs(FROM.plusMonths(6));
            first.ends();

            var second = scenario.pairing(XIHU, lawyer).begins(FROM.plusMonths(6), UNTIL.plusMonths(6));

            assertThat(second.hours(FROM.plusMonths(7))).startsWith("每周三下午");
        }

        @Test
        @Timeout(60)
        void also_where_communities_begin_at_the_same_moment() throws Exception {
            var lawyer = scenario.lawyer(XIHU);
            var pairings = IntStream.range(0, 5)
                    .mapToObj(i -> scenario.pairing(XIHU, lawyer))
                    .toList();
            var pool = Executors.newFixedThreadPool(pairings.size());
            try {
                for (var begun : pool.invokeAll(pairings.stream()
                        .map(pairing -> (Callable<Object>) pairing::begins)
                        .toList())) {
                    begun.get();
                }
            } finally {
                pool.shutdownNow();
            }

            var hours = pairings.stream().map(pairing -> pairing.hours()).toList();
            assertThat(new HashSet<>(hours)).hasSize(5).doesNotContain("");
        }

        @Test
        void the_database_holds_it_whatever_the_programme_does() {
            var lawyer = scenario.lawyer(XIHU);
            scenario.pairing(XIHU, lawyer).begins();
            var second = scenario.pairing(XIHU, lawyer).begins();

            assertThatThrownBy(
                            () -> scenario.database().sql("""
                                    update service_plan_lawyer set slot = 7
                                    where plan_id = (select id from service_plan where pairing_id = ?)""").param(second.id).update())
                    .isInstanceOf(DataIntegrityViolationException.class)
                    .hasMessageContaining("service_plan_lawyer_half_day_once");
        }
    }

    @Nested
    @DisplayName("HZ09-4.2c 值班安排随服务期限")
    class Validity {

        @Test
        void a_renewed_pairing_goes_on_at_the_same_hours() {
            var pairing = scenario.pairing(XIHU, scenario.lawyer(XIHU)).begins();
            assertThat(pairing.duties(2027, 5)).isEmpty();

            pairing.isRenewed(UNTIL.plusYears(1));

            assertThat(pairing.duties(2027, 5)).hasSize(4);
            assertThat(pairing.hours(UNTIL.plusDays(1))).isEqualTo(pairing.hours());
        }

        @Test
        void an_ended_pairing_has_no_duties_from_that_day_on_and_those_before_stay() {
            var pairing = scenario.pairing(XIHU, scenario.lawyer(XIHU)).begins();
            scenario.itIs(LocalDate.of(2026, 4, 15));

            pairing.ends();

            assertThat(pairing.duties(2026, 4)).containsExactly("2026-04-01 14:00—17:00", "2026-04-08 14:00—17:00");
            assertThat(pairing.duties(2026, 5)).isEmpty();
            assertThat(pairing.hours(LocalDate.of(2026, 4, 14))).isNotEmpty();
            assertThat(pairing.hours(LocalDate.of(2026, 4, 15))).isEmpty();
        }

        @Test
        void one_that_ends_before_its_first_day_never_had_any() {
            var pairing = scenario.pairing(XIHU, scenario.lawyer(XIHU)).begins(FROM.plusDays(5), UNTIL);

            pairing.ends();

            assertThat(pairing.duties(2026, 3)).isEmpty();
        }

        @Test
        void two_plans_of_a_pairing_never_hold_on_the_same_day() {
            var pairing = scenario.pairing(XIHU, scenario.lawyer(XIHU)).begins();

            assertThatThrownBy(
                            () -> scenario.database().sql("""
                                    insert into service_plan (pairing_id, community_code, rule, weekday, half, starts, ends,
                                        on_holiday, clause, valid_from, valid_until)
                                    select pairing_id, community_code, rule, 1, half, starts, ends, on_holiday, clause,
                                        valid_until, valid_until + 30 from service_plan where pairing_id = ?""").param(pairing.id).update())
                    .isInstanceOf(DataIntegrityViolationException.class)
                    .hasMessageContaining("service_plan_one_at_a_time");
        }

        @Test
        void without_a_plan_there_are_no_words() {
            assertThat(scenario.pairing(XIHU, scenario.lawyer(XIHU)).hours()).isEmpty();
        }
    }
}
