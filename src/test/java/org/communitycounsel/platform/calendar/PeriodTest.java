package org.communitycounsel.platform.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communitycounsel.platform.calendar.PlaceCalendarTest.adjusted;
import static org.communitycounsel.platform.calendar.PlaceCalendarTest.calendar;

import java.time.LocalDateTime;
import java.time.ZoneId;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.calendar.Period.Unit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("期间的计算与说明")
class PeriodTest {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private final PlaceCalendar calendar = calendar();

    @Nested
    @DisplayName("民法典第201条 开始的当日不计入；按小时的自开始时起算")
    class Article201 {

        @Test
        void the_day_a_period_begins_on_does_not_count() {
            assertEnds(deadline("2026-03-09T09:00", 2, Unit.WORKING_DAYS), "2026-03-11T23:59:59");
            assertEnds(deadline("2026-03-09T23:59", 2, Unit.WORKING_DAYS), "2026-03-11T23:59:59");
            assertEnds(deadline("2026-03-10T00:00", 2, Unit.WORKING_DAYS), "2026-03-12T23:59:59");
        }

        @Test
        void a_period_begun_on_a_day_off_has_the_next_working_day_as_its_first() {
            assertEnds(deadline("2026-03-14T09:00", 1, Unit.WORKING_DAYS), "2026-03-16T23:59:59");
        }

        @Test
        void hours_run_day_and_night_through_holidays() {
            assertEnds(deadline("2025-09-30T17:20", 24, Unit.HOURS), "2025-10-01T17:20:00");
            assertEnds(deadline("2025-09-30T17:20", 0, Unit.HOURS), "2025-09-30T17:20:00");
        }
    }

    @Nested
    @DisplayName("民法典第202条 没有对应日的，月末日为期间的最后一日")
    class Article202 {

        @Test
        void the_last_day_has_the_number_of_the_first() {
            assertEnds(deadline("2026-03-09T09:00", 1, Unit.MONTHS), "2026-04-09T23:59:59");
        }

        @Test
        void a_short_month_ends_the_period_with_its_last_day() {
            // 28 February 2026 is a Saturday, worked to make up for Spring Festival
            assertEnds(deadline("2026-01-31T09:00", 1, Unit.MONTHS), "2026-02-28T23:59:59");
            assertEnds(deadline("2023-11-30T09:00", 3, Unit.MONTHS), "2024-02-29T23:59:59");
        }
    }

    @Nested
    @DisplayName("民法典第203条 最后一日是法定休假日的，以休假日结束的次日为最后一日")
    class Article203 {

        @Test
        void a_period_in_days_moves_out_of_the_holiday() {
            assertEnds(deadline("2025-09-25T09:00", 7, Unit.CALENDAR_DAYS), "2025-10-09T23:59:59");
        }

        @Test
        void and_out_of_a_weekend() {
            assertEnds(deadline("2026-03-09T09:00", 5, Unit.CALENDAR_DAYS), "2026-03-16T23:59:59");
        }

        @Test
        void but_ends_on_a_make_up_saturday() {
            assertEnds(deadline("2025-10-06T09:00", 5, Unit.CALENDAR_DAYS), "2025-10-11T23:59:59");
        }

        @Test
        void a_period_in_months_moves_likewise() {
            assertEnds(deadline("2026-04-03T09:00", 1, Unit.MONTHS), "2026-05-06T23:59:59");
        }

        @Test
        void days_off_within_the_period_do_not_lengthen_it() {
            assertEnds(deadline("2025-09-30T09:00", 9, Unit.CALENDAR_DAYS), "2025-10-09T23:59:59");
        }

        @Test
        void a_period_of_no_days_is_the_day_itself_or_the_next_working_day() {
            assertEnds(deadline("2026-03-09T09:00", 0, Unit.WORKING_DAYS), "2026-03-09T23:59:59");
            assertEnds(deadline("2026-03-14T09:00", 0, Unit.WORKING_DAYS), "2026-03-16T23:59:59");
        }
    }

    @Nested
    @DisplayName("说明")
    class Explanations {

        @Test
        void an_ordinary_week_has_nothing_to_explain() {
            assertSays(deadline("2026-03-09T09:00", 2, Unit.WORKING_DAYS), "2个工作日：自3月10日起算，至3月11日（周三）24时止");
        }

        @Test
        void days_skipped_are_told_by_runs_with_the_holiday() {
            assertSays(
                    deadline("2025-09-29T10:30", 3, Unit.WORKING_DAYS),
                    "3个工作日：自9月30日起算，跳过10月1日—8日（国庆节、中秋节），至10月10日（周五）24时止");
        }

        @Test
        void make_up_workdays_counted_are_named() {
            assertSays(
                    deadline("2025-09-26T10:30", 6, Unit.WORKING_DAYS),
                    "6个工作日：自9月27日起算，跳过9月27日（周末）、10月1日—8日（国庆节、中秋节），"
                            + "计入9月28日（周日，国庆节、中秋节补班）、10月11日（周六，国庆节、中秋节补班），至10月11日（周六）24时止");
        }

        @Test
        void many_weekends_are_told_by_their_days() {
            assertSays(
                    deadline("2026-03-09T09:00", 20, Unit.WORKING_DAYS),
                    "20个工作日：自3月10日起算，跳过4月4日—6日（清明节）、周末6天，至4月7日（周二）24时止");
        }

        @Test
        void a_holiday_beside_a_weekend_is_one_run() {
            assertSays(
                    period("2026-03-12T09:00", 1, Unit.WORKING_DAYS, calendar(adjusted("2026-03-13", false, "停电检修"))),
                    "1个工作日：自3月13日起算，跳过3月13日—15日（停电检修，依据：杭政办函〔2023〕1号、周末），至3月16日（周一）24时止");
        }

        @Test
        void work_decided_on_locally_is_counted_with_its_reason() {
            assertSays(
                    period("2026-03-13T09:00", 1, Unit.WORKING_DAYS, calendar(adjusted("2026-03-14", true, "集中服务日"))),
                    "1个工作日：自3月14日起算，计入3月14日（周六，集中服务日，依据：杭政办函〔2023〕1号），至3月14日（周六）24时止");
        }

        @Test
        void the_year_is_told_where_it_changes() {
            assertSays(
                    deadline("2025-12-31T09:00", 2, Unit.WORKING_DAYS),
                    "2个工作日：自2026年1月1日起算，跳过2026年1月1日—3日（元旦），计入2026年1月4日（周日，元旦补班），至2026年1月5日（周一）24时止");
        }

        @Test
        void the_last_day_moved_tells_from_where_and_why() {
            assertSays(
                    deadline("2025-09-25T09:00", 7, Unit.CALENDAR_DAYS),
                    "7个自然日：自9月26日起算，末日10月2日（周四）逢国庆节、中秋节，顺延至10月9日（周四）24时止");
            assertSays(
                    deadline("2026-03-09T09:00", 5, Unit.CALENDAR_DAYS),
                    "5个自然日：自3月10日起算，末日3月14日（周六）逢周末，顺延至3月16日（周一）24时止");
        }

        @Test
        void a_months_end_is_explained() {
            assertSays(deadline("2026-01-31T09:00", 1, Unit.MONTHS), "1个月：自2月1日起算，2月没有31日，以月末为准，至2月28日（周六）24时止");
        }

        @Test
        void today_and_at_once() {
            assertSays(deadline("2026-03-09T09:00", 0, Unit.WORKING_DAYS), "当日：至3月9日（周一）24时止");
            assertSays(deadline("2026-03-14T09:00", 0, Unit.CALENDAR_DAYS), "当日：末日3月14日（周六）逢周末，顺延至3月16日（周一）24时止");
            assertSays(deadline("2026-03-14T09:05", 0, Unit.HOURS), "立即：自3月14日（周六）9时05分起");
        }

        @Test
        void hours_are_told_as_running_on() {
            assertSays(deadline("2026-03-09T17:20", 24, Unit.HOURS), "24小时：自3月9日（周一）17时20分起连续计算，至3月10日（周二）17时20分止");
        }

        @Test
        void an_unpublished_year_is_owned_up_to() {
            assertSays(
                    deadline("2048-09-30T09:00", 3, Unit.WORKING_DAYS),
                    "3个工作日：自10月1日起算，跳过10月3日—4日（周末），至10月5日（周一）24时止；2048年放假安排尚未公布，按周末推算");
            assertThat(deadline("2048-09-30T09:00", 1, Unit.MONTHS).explanation())
                    .endsWith("；2048年放假安排尚未公布，按周末推算");
            assertThat(deadline("2048-09-30T09:00", 24, Unit.HOURS).explanation())
                    .doesNotContain("尚未公布");
        }

        @Test
        void a_period_ending_before_an_unpublished_year_says_nothing_of_it() {
            assertThat(deadline("2026-12-29T09:00", 2, Unit.WORKING_DAYS).explanation())
                    .isEqualTo("2个工作日：自12月30日起算，至12月31日（周四）24时止");
        }

        @Test
        void a_description_names_the_clause() {
            assertThat(new Period(2, Unit.WORKING_DAYS)
                            .from(start("2026-03-09T09:00"), calendar, "HZ09-5.2a")
                            .description())
                    .isEqualTo("2个工作日：自3月10日起算，至3月11日（周三）24时止（依据 HZ09-5.2a）");
            assertThat(deadline("2026-03-09T09:00", 2, Unit.WORKING_DAYS).description())
                    .endsWith("24时止");
        }
    }

    @Test
    void days_end_by_the_zone_of_the_place() {
        var urumqi = start("2026-03-09T23:30").withZoneSameInstant(ZoneId.of("Asia/Urumqi"));
        var deadline = new Period(1, Unit.WORKING_DAYS).from(urumqi, calendar, "");
        assertThat(deadline.due()).isEqualTo("2026-03-10T17:59:59Z");
    }

    @Test
    void what_is_no_period_is_refused() {
        assertThatThrownBy(() -> new Period(-1, Unit.HOURS))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("-1小时");
        assertThatThrownBy(() -> new Period(10_001, Unit.WORKING_DAYS)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> Unit.of("weeks"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("weeks")
                .hasMessageContaining("workingDays");
    }

    private Deadline deadline(String start, int amount, Unit unit) {
        return period(start, amount, unit, calendar);
    }

    private static Deadline period(String start, int amount, Unit unit, PlaceCalendar calendar) {
        return new Period(amount, unit).from(start(start), calendar, "");
    }

    private static java.time.ZonedDateTime start(String beijingTime) {
        return LocalDateTime.parse(beijingTime).atZone(BEIJING);
    }

    private static void assertEnds(Deadline deadline, String beijingTime) {
        assertThat(deadline.due().atZone(BEIJING).toLocalDateTime()).isEqualTo(beijingTime);
    }

    private static void assertSays(Deadline deadline, String explanation) {
        assertThat(deadline.explanation()).isEqualTo(explanation);
    }
}
