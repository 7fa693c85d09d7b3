package org.communitycounsel.platform.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.district.Districts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ApplicationTest
@DisplayName("工作日历")
class WorkingCalendarTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 9);

    @Autowired
    WorkingCalendar calendar;

    @Autowired
    AdjustedDays rows;

    @Autowired
    Districts districts;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    @AfterEach
    void as_published() {
        clock.reset();
        database.sql("delete from calendar_day").update();
        calendar.changed();
    }

    @Test
    void a_district_its_city_and_all_may_differ_and_the_nearest_decides() {
        adjust("*", MONDAY, false);
        adjust("3301", MONDAY, true);
        adjust("330102", MONDAY, false);
        calendar.changed();
        assertThat(calendar.isWorkingDay("330102", MONDAY)).isFalse();
        assertThat(calendar.isWorkingDay("330105", MONDAY)).isTrue();
        assertThat(calendar.isWorkingDay("3301", MONDAY)).isTrue();
        assertThat(calendar.isWorkingDay("310101", MONDAY)).isFalse();
        assertThat(calendar.isWorkingDay(null, MONDAY)).isFalse();
        assertThat(calendar.isWorkingDay("*", MONDAY)).isFalse();
        assertThat(calendar.day("310101", MONDAY).ground()).isEqualTo(Day.Ground.ADJUSTMENT);
    }

    @Test
    void an_adjustment_counts_in_its_district_only() {
        adjust("330102", MONDAY.plusDays(1), false);
        calendar.changed();
        assertThat(calendar.plusWorkingDays("330102", MONDAY, 1)).isEqualTo("2026-03-11");
        assertThat(calendar.plusWorkingDays("330105", MONDAY, 1)).isEqualTo("2026-03-10");
        assertThat(calendar.workingDaysBetween("330102", MONDAY, MONDAY.plusDays(7)))
                .isEqualTo(4);
        assertThat(calendar.workingDaysBetween("330105", MONDAY, MONDAY.plusDays(7)))
                .isEqualTo(5);
        assertThat(calendar.workingDayOnOrAfter("330102", MONDAY.plusDays(1))).isEqualTo("2026-03-11");
    }

    @Test
    void a_year_entered_by_a_district_is_published_there_only() {
        adjust("330102", LocalDate.of(2046, 10, 1), false);
        calendar.changed();
        assertThat(calendar.isPublished("330102", 2046)).isTrue();
        assertThat(calendar.isPublished("330105", 2046)).isFalse();
    }

    @Test
    void a_change_made_on_another_node_is_seen_within_half_a_minute() {
        assertThat(calendar.isWorkingDay("330102", MONDAY)).isTrue();
        adjust("330102", MONDAY, false);
        clock.advance(Duration.ofSeconds(29));
        assertThat(calendar.isWorkingDay("330102", MONDAY)).isTrue();
        clock.advance(Duration.ofSeconds(1));
        assertThat(calendar.isWorkingDay("330102", MONDAY)).isFalse();
    }

    @Test
    void what_is_rolled_back_was_never_so() {
        transaction.executeWithoutResult(status -> {
            adjust("330102", MONDAY, false);
            calendar.changed();
            assertThat(calendar.isWorkingDay("330102", MONDAY)).isFalse();
            status.setRollbackOnly();
        });
        assertThat(calendar.isWorkingDay("330102", MONDAY)).isTrue();
    }

    @Test
    void what_others_read_before_the_commit_is_read_again_after_it() {
        transaction.executeWithoutResult(status -> {
            adjust("330102", MONDAY, false);
            calendar.changed();
            assertThat(onAnotherThread(() -> calendar.isWorkingDay("330102", MONDAY)))
                    .isTrue();
        });
        assertThat(calendar.isWorkingDay("330102", MONDAY)).isFalse();
    }

    @Test
    void a_year_is_read_once() {
        var counted = mock(AdjustedDays.class);
        var counting = new WorkingCalendar(counted, districts, clock);
        LocalDate.of(2026, 1, 1)
                .datesUntil(LocalDate.of(2026, 12, 1))
                .forEach(date -> counting.plusWorkingDays("330102", date, 5));
        verify(counted, times(1)).of(List.of("*", "3301", "330102"), 2026);
        verifyNoMoreInteractions(counted);
    }

    @Test
    void the_years_days_are_all_there() {
        assertThat(calendar.year("330102", 2026)).hasSize(365);
        assertThat(calendar.year("330102", 2028)).hasSize(366);
    }

    @ParameterizedTest
    @CsvSource({"33010,name,source", "330102,'  ',source", "330102,name,'  '"})
    void the_table_keeps_out_what_makes_no_sense(String place, String name, String source) {
        assertThatThrownBy(
                        () -> rows.add(new AdjustedDay(place, MONDAY, false, name, source, "admin", clock.instant())))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private void adjust(String place, LocalDate date, boolean working) {
        assertThat(rows.add(new AdjustedDay(place, date, working, "运动会", "测试", "admin", clock.instant())))
                .isTrue();
    }

    private static boolean onAnotherThread(Supplier<Boolean> question) {
        return CompletableFuture.supplyAsync(question).join();
    }
}
