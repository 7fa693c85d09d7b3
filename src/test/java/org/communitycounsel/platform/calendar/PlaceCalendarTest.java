package org.communitycounsel.platform.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("工作日")
class PlaceCalendarTest {

    private final PlaceCalendar calendar = calendar();

    /** A calendar with these days adjusted. */
    static PlaceCalendar calendar(Day... adjusted) {
        Map<LocalDate, Day> days = Stream.of(adjusted).collect(Collectors.toMap(Day::date, Function.identity()));
        return new PlaceCalendar(year -> new CalendarYear(year, days));
    }

    static Day adjusted(String date, boolean working, String name) {
        return new Day(LocalDate.parse(date), working, name, Day.Ground.ADJUSTMENT, "杭政办函〔2023〕1号");
    }

    @Nested
    @DisplayName("国务院办公厅公布的安排")
    class PublishedArrangements {

        @ParameterizedTest
        @ValueSource(ints = {2025, 2026})
        void a_year_has_52_weeks_of_work_less_the_holidays(int year) {
            var days = new CalendarYear(year, Map.of()).days();
            assertThat(days).hasSize(365);
            // 全体公民放假的节日 13 days a year since 2025, so 365 - 104 weekend days - 13
            assertThat(days.stream().filter(Day::working)).hasSize(248);
        }

        @Test
        void national_day_and_mid_autumn_2025_are_one_holiday_of_eight_days() {
            assertDaysOff("2025-10-01", "2025-10-08", "国庆节、中秋节");
            assertExtraWork("2025-09-28", "2025-10-11");
            assertThat(calendar.isWorkingDay(LocalDate.parse("2025-09-30"))).isTrue();
            assertThat(calendar.isWorkingDay(LocalDate.parse("2025-10-09"))).isTrue();
            assertThat(calendar.isWorkingDay(LocalDate.parse("2025-10-12"))).isFalse();
        }

        @Test
        void spring_festival_2026_has_nine_days() {
            assertDaysOff("2026-02-15", "2026-02-23", "春节");
            assertExtraWork("2026-02-14", "2026-02-28");
        }

        @Test
        void the_other_holidays_of_2026() {
            assertDaysOff("2026-01-01", "2026-01-03", "元旦");
            assertDaysOff("2026-04-04", "2026-04-06", "清明节");
            assertDaysOff("2026-05-01", "2026-05-05", "劳动节");
            assertDaysOff("2026-06-19", "2026-06-21", "端午节");
            assertDaysOff("2026-09-25", "2026-09-27", "中秋节");
            assertDaysOff("2026-10-01", "2026-10-07", "国庆节");
            assertExtraWork("2026-01-04", "2026-05-09", "2026-09-20", "2026-10-10");
        }

        @Test
        void a_make_up_sunday_is_a_working_day() {
            var sunday = calendar.day(LocalDate.parse("2026-01-04"));
            assertThat(sunday.date().getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY);
            assertThat(sunday.isExtraWork()).isTrue();
            assertThat(sunday.ground()).isEqualTo(Day.Ground.ARRANGEMENT);
        }

        @Test
        void an_unpublished_year_counts_by_weeks_and_says_so() {
            assertThat(calendar.isPublished(2026)).isTrue();
            assertThat(calendar.isPublished(2048)).isFalse();
            assertThat(calendar.isWorkingDay(LocalDate.parse("2048-10-01"))).isTrue(); // a Thursday
            assertThat(calendar.isWorkingDay(LocalDate.parse("2048-10-03"))).isFalse();
        }

        private void assertDaysOff(String first, String last, String name) {
            assertThat(calendar.days(LocalDate.parse(first).minusDays(1), LocalDate.parse(last)))
                    .allSatisfy(day -> {
                        assertThat(day.working()).as("%s", day.date()).isFalse();
                        assertThat(day.name()).isEqualTo(name);
                    });
        }

        private void assertExtraWork(String... dates) {
            assertThat(Stream.of(dates).map(LocalDate::parse).map(calendar::day))
                    .allMatch(Day::isExtraWork);
        }
    }

    @Nested
    @DisplayName("计算")
    class Counting {

        @ParameterizedTest
        @CsvSource({
            "2026-03-09,  0, 2026-03-09", // an ordinary Monday
            "2026-03-14,  0, 2026-03-14", // 0 is the date itself, even a Saturday
            "2026-03-09,  1, 2026-03-10",
            "2026-03-09,  5, 2026-03-16",
            "2026-03-13,  1, 2026-03-16",
            "2026-03-16, -1, 2026-03-13",
            "2025-09-29,  3, 2025-10-10", // over National Day and Mid-Autumn
            "2025-10-10,  1, 2025-10-11", // the Saturday made up
            "2025-10-09, -1, 2025-09-30",
            "2025-09-29, -1, 2025-09-28", // the Sunday made up
            "2025-12-31,  1, 2026-01-04", // over the year's end, on a make-up Sunday
            "2026-01-04, -1, 2025-12-31",
            "2024-02-28,  1, 2024-02-29", // leap day
            "2024-02-29,  1, 2024-03-01",
        })
        void the_nth_working_day(LocalDate from, int n, LocalDate expected) {
            assertThat(calendar.plus(from, n)).isEqualTo(expected);
        }

        @ParameterizedTest
        @CsvSource({
            "2026-03-09, 2026-03-09,  0",
            "2026-03-09, 2026-03-16,  5",
            "2026-03-13, 2026-03-15,  0",
            "2026-03-16, 2026-03-13, -1",
            "2025-09-27, 2025-10-12,  6", // 28, 29, 30 September; 9, 10, 11 October
            "2025-12-31, 2026-12-31, 248",
        })
        void working_days_between(LocalDate from, LocalDate to, int expected) {
            assertThat(calendar.between(from, to)).isEqualTo(expected);
        }
    }

    @Nested
    @DisplayName("本地调整")
    class Adjustments {

        private final PlaceCalendar games = calendar(
                adjusted("2026-09-21", false, "运动会放假"),
                adjusted("2026-10-07", true, "运动会值守"),
                adjusted("2048-10-01", false, "国庆节"));

        @Test
        void go_before_the_published_arrangement() {
            assertThat(games.plus(LocalDate.parse("2026-09-20"), 1)).isEqualTo("2026-09-22");
            assertThat(games.plus(LocalDate.parse("2026-09-30"), 1)).isEqualTo("2026-10-07");
            assertThat(games.day(LocalDate.parse("2026-09-21")).source()).isEqualTo("杭政办函〔2023〕1号");
        }

        @Test
        void publish_a_year_with_its_national_day() {
            assertThat(games.isPublished(2048)).isTrue();
            assertThat(calendar(adjusted("2048-10-02", false, "国庆节")).isPublished(2048))
                    .isFalse();
            assertThat(calendar(adjusted("2048-10-01", true, "值守")).isPublished(2048))
                    .isFalse();
        }
    }

    /** What holds for every date; 2,000 random dates of 2001 to 2034, half of them in unpublished or adjusted years. */
    @Nested
    @DisplayName("性质")
    class Properties {

        private final Random random = new Random(20260309);
        private final PlaceCalendar anyCalendar = calendar(
                adjusted("2026-09-21", false, "运动会放假"),
                adjusted("2026-10-07", true, "运动会值守"),
                adjusted("2029-07-01", true, "值守"));

        @Test
        void between_is_the_inverse_of_plus() {
            forAll((date, n) -> assertThat(anyCalendar.between(date, anyCalendar.plus(date, n)))
                    .isEqualTo(n));
        }

        @Test
        void from_a_working_day_the_way_back_leads_home() {
            forAll((date, n) -> {
                var home = anyCalendar.onOrAfter(date);
                assertThat(anyCalendar.plus(anyCalendar.plus(home, n), -n)).isEqualTo(home);
            });
        }

        @Test
        void later_starts_end_no_earlier_and_longer_periods_end_later() {
            forAll((date, n) -> {
                assertThat(anyCalendar.plus(date.plusDays(random.nextInt(30)), n))
                        .isAfterOrEqualTo(anyCalendar.plus(date, n));
                assertThat(anyCalendar.plus(date, n + 1)).isAfter(anyCalendar.plus(date, n));
            });
        }

        @Test
        void two_steps_are_one_long_step() {
            forAll((date, n) -> {
                int more = random.nextInt(40) * Integer.signum(n);
                assertThat(anyCalendar.plus(anyCalendar.plus(date, n), more))
                        .isEqualTo(anyCalendar.plus(date, n + more));
            });
        }

        @Test
        void a_period_ends_on_a_working_day_and_has_that_many_in_it() {
            forAll((date, n) -> {
                if (n <= 0) {
                    return;
                }
                var end = anyCalendar.plus(date, n);
                assertThat(anyCalendar.isWorkingDay(end)).isTrue();
                assertThat(List.copyOf(anyCalendar.days(date, end)).stream().filter(Day::working))
                        .hasSize(n);
            });
        }

        private void forAll(java.util.function.BiConsumer<LocalDate, Integer> property) {
            var first = LocalDate.of(2001, 1, 1);
            for (int i = 0; i < 2000; i++) {
                property.accept(first.plusDays(random.nextInt(34 * 365)), random.nextInt(121) - 60);
            }
        }
    }
}
