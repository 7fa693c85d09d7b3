package org.communitycounsel.platform.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.district.Districts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApplicationTest
@DisplayName("JG-17a 提前若干日：按区的时区和日历，当日不计")
class LeadTimesTest {

    static final String SHANGCHENG = "330102";
    static final String URUMQI = "650192";

    @Autowired
    LeadTimes leadTimes;

    @BeforeEach
    void districts(@Autowired Districts districts, @Autowired JdbcClient database) {
        districts.register(SHANGCHENG, "上城区", "杭州市");
        districts.register(URUMQI, "试点区", "乌鲁木齐市");
        database.sql("update district set zone = 'Asia/Urumqi' where code = ?")
                .param(URUMQI)
                .update();
    }

    @ParameterizedTest(name = "{0}：{1} {2}")
    @CsvSource({
        // Monday; the hour does not matter, midnight does
        "2026-03-09T00:00, 3, calendarDays, 2026-03-12",
        "2026-03-09T23:59, 3, calendarDays, 2026-03-12",
        "2026-03-10T00:00, 3, calendarDays, 2026-03-13",
        "2026-03-09T23:59, 3, workingDays, 2026-03-12",
        // a weekend
        "2026-03-13T17:00, 3, calendarDays, 2026-03-16",
        "2026-03-13T17:00, 3, workingDays, 2026-03-18",
        "2026-03-14T10:00, 3, workingDays, 2026-03-18",
        // National Day, 1 to 7 October, with the make-up Saturday of the 10th
        "2026-09-30T23:59, 3, calendarDays, 2026-10-03",
        "2026-09-30T23:59, 3, workingDays, 2026-10-10",
        "2026-10-01T00:00, 3, workingDays, 2026-10-10",
        // the make-up Sunday of 20 September
        "2026-09-17T09:00, 3, workingDays, 2026-09-21",
        "2026-03-09T09:00, 0, calendarDays, 2026-03-09"
    })
    void the_earliest_day(LocalDateTime said, int amount, String unit, LocalDate earliest) {
        var moment = said.atZone(Districts.DEFAULT_ZONE).toInstant();

        assertThat(leadTimes.earliest(SHANGCHENG, moment, amount, unit)).isEqualTo(earliest);
    }

    @Test
    void midnight_is_the_districts_own() {
        Instant oneInBeijing = LocalDateTime.of(2026, 3, 10, 1, 0)
                .atZone(Districts.DEFAULT_ZONE)
                .toInstant();

        assertThat(leadTimes.earliest(SHANGCHENG, oneInBeijing, 3, "calendarDays"))
                .isEqualTo("2026-03-13");
        assertThat(leadTimes.earliest(URUMQI, oneInBeijing, 3, "calendarDays")).isEqualTo("2026-03-12");
        assertThat(leadTimes.beginning(URUMQI, LocalDate.of(2026, 3, 12)))
                .isEqualTo(Date.from(LocalDateTime.of(2026, 3, 12, 0, 0)
                        .atZone(ZoneId.of("Asia/Urumqi"))
                        .toInstant()));
    }

    @ParameterizedTest(name = "{0} 之前：{1}")
    @CsvSource({
        "2026-03-12, 2026-03-11",
        "2026-03-16, 2026-03-13",
        "2026-10-08, 2026-09-30",
        "2026-10-03, 2026-09-30",
        "2026-09-21, 2026-09-20",
        "2026-10-12, 2026-10-10"
    })
    void the_last_working_day_before_a_day_begins(LocalDate day, LocalDate before) {
        assertThat(leadTimes.workingDayBefore(SHANGCHENG, day))
                .isEqualTo(Date.from(before.atStartOfDay(Districts.DEFAULT_ZONE).toInstant()));
    }

    @Test
    void an_unknown_unit_is_refused() {
        assertThatThrownBy(() -> leadTimes.earliest(SHANGCHENG, Instant.EPOCH, 3, "weeks"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("期限单位“weeks”无法识别");
    }

    @Test
    void in_words() {
        assertThat(leadTimes.inWords(3, "workingDays")).isEqualTo("3个工作日");
    }
}
