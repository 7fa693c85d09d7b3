package org.communitycounsel.platform.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.communitycounsel.platform.DemoTest;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.identity.DemoAccounts;
import org.communitycounsel.platform.web.Browser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The other tests have a clock of their own, which this one leaves alone. */
@DemoTest
@DisplayName("演示时间")
class MovedTimeDemoTest {

    @Autowired
    DemoClock clock;

    @Autowired
    DemoTime time;

    @Autowired
    MovableClock ofTests;

    @Autowired
    JdbcClient database;

    @LocalServerPort
    int port;

    Browser admin;

    @BeforeEach
    void the_administrator_is_signed_in() {
        admin = signedIn("admin");
    }

    @AfterEach
    void nobody_has_moved_it() {
        database.sql("truncate demo_time").update();
        clock.moveAhead(Duration.ZERO);
        ofTests.moveTo(ofTests.instant());
    }

    private Browser signedIn(String account) {
        var browser = new Browser(port);
        browser.signIn(account, "shequ-2026-demo");
        return browser;
    }

    private String moved(Map<String, String> form) {
        var answer = admin.submit("/demo/time", form.containsKey("to") ? "/demo/time" : "/demo/time/later", form);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(page -> assertThat(page).endsWith("/demo/time"));
        return admin.get("/demo/time").body();
    }

    @Test
    void moves_the_application_and_the_engine_to_the_minute_that_was_meant() {
        var tomorrow = time.now().plusDays(1).withHour(23).withMinute(58);
        assertThat(moved(Map.of("to", tomorrow.toString().substring(0, 16))))
                .contains("演示时间已拨到" + ChineseDates.withWeekday(tomorrow.toLocalDate()) + " 23:58");
        assertThat(LocalDateTime.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai")))
                .isBetween(
                        tomorrow.withSecond(0).withNano(0),
                        tomorrow.withSecond(59).withNano(0));
        assertThat(clock.withZone(ZoneId.of("Asia/Shanghai")).instant())
                .isBetween(clock.instant().minusSeconds(5), clock.instant());
        assertThat(ClockUtil.getCurrentTime().toInstant())
                .isBetween(clock.instant().minusSeconds(5), clock.instant());
    }

    @Test
    void goes_on_by_hours() {
        moved(Map.of("hours", "1"));
        moved(Map.of("hours", "24"));
        assertThat(clock.ahead())
                .isBetween(Duration.ofHours(25), Duration.ofHours(25).plusSeconds(5));
    }

    @Test
    void is_still_moved_after_the_next_start(
            @Autowired Districts districts,
            @Autowired ProcessEngine engine,
            @Autowired ObjectProvider<DemoAccounts> demo) {
        moved(Map.of("hours", "24"));
        var next = new DemoClock();
        new DemoTime(next, database, districts, engine, demo).start();
        assertThat(next.ahead()).isEqualTo(clock.ahead()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01T09:00, 只能往前拨。请填写更晚的时间",
        "2100-01-01T09:00, 一次最多拨366天。请填写",
        "明天, “明天”不是有效的时间，请按 2027-01-04T09:00 的格式填写",
        "2027-02-30T09:00, 不是有效的时间"
    })
    void refuses_what_is_no_later_time_and_keeps_what_was_typed(String typed, String refusal) {
        assertThat(moved(Map.of("to", typed))).contains(refusal).contains("value=\"%s\"".formatted(typed));
        assertThat(clock.ahead()).isZero();
    }

    @Test
    void never_runs_backwards_in_the_database_either() {
        moved(Map.of("hours", "24"));
        assertThatThrownBy(() ->
                        database.sql("update demo_time set ahead_seconds = 1").update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> database.sql("delete from demo_time").update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void every_page_says_so_and_the_web_applications_reckon_with_it() {
        var tasklist = "/camunda/app/tasklist/default/";
        assertThat(admin.get("/").body()).contains("/demo/time").doesNotContain("演示时间：");
        assertThat(admin.get(tasklist).body()).doesNotContain("moved-time.js");
        moved(Map.of("hours", "24"));
        assertThat(admin.get("/").body()).contains("演示时间：" + time.inWords());
        assertThat(admin.get(tasklist).body())
                .contains("<head><script src=\"/assets/moved-time.js\" data-ahead=\"%d\">"
                        .formatted(clock.ahead().toMillis()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"office", "supervisor", "designer", "firm", "citybureau"})
    void nobody_but_the_administrator_may(String account) {
        var browser = signedIn(account);
        assertThat(browser.get("/").body()).doesNotContain("/demo/time");
        assertThat(browser.get("/demo/time").statusCode()).isEqualTo(403);
        assertThat(browser.submit("/account/password", "/demo/time/later", Map.of("hours", "1"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(clock.ahead()).isZero();
    }
}
