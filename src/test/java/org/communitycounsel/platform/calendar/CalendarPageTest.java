package org.communitycounsel.platform.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.web.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.context.WebApplicationContext;

@ApplicationTest
@DisplayName("工作日历页面")
class CalendarPageTest {

    MockMvc mvc;
    Visitor visitor;

    @Autowired
    CalendarAdjustments adjustments;

    @Autowired
    WorkingCalendar calendar;

    @Autowired
    Districts districts;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient database;

    @AfterEach
    void nobodyIsSignedIn() {
        visitor.leaves();
    }

    @BeforeEach
    void two_districts_of_hangzhou_and_one_of_shanghai(@Autowired WebApplicationContext beans) {
        visitor = new Visitor(beans);
        mvc = visitor.browser;

        database.sql("delete from calendar_day").update();
        calendar.changed();
        districts.register("330102", "上城区", "杭州市");
        districts.register("330105", "拱墅区", "杭州市");
        districts.register("310101", "黄浦区", "上海市");
        signIn("lin", "330102", "coordinationOffice", "coordinationOffice.330102");
    }

    @Nested
    @DisplayName("年历")
    class Year {

        @Test
        void opens_on_ones_own_district_and_this_year() throws Exception {
            mvc.perform(get("/calendar"))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("上城区 2026年")))
                    .andExpect(content().string(containsString("<caption>12月</caption>")))
                    .andExpect(content().string(containsString("10月1日—7日")))
                    .andExpect(content().string(containsString("10月10日（周六）")))
                    .andExpect(content().string(containsString("国庆节补班（国务院办公厅节假日安排）")))
                    .andExpect(content().string(not(containsString("尚未公布"))));
        }

        @Test
        void this_year_begins_in_beijing() throws Exception {
            clock.moveTo(java.time.Instant.parse("2026-12-31T16:00:00Z"));
            mvc.perform(get("/calendar")).andExpect(content().string(containsString("上城区 2027年")));
        }

        @Test
        void says_so_where_the_year_is_not_published() throws Exception {
            mvc.perform(get("/calendar").param("year", "2046"))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("2046年放假安排尚未公布，工作日按周末推算")));
        }

        @ParameterizedTest
        @ValueSource(strings = {"1999", "2101", "明年", "20260", "<b>2026</b>"})
        void refuses_a_year_there_is_no_calendar_of(String typed) throws Exception {
            mvc.perform(get("/calendar").param("year", typed))
                    .andExpect(status().isBadRequest())
                    .andExpect(content().string(containsString("无效，请填写2000至2100之间的年份")))
                    .andExpect(content().string(not(containsString("<b>2026"))))
                    .andExpect(content().string(containsString("上城区 2026年")));
        }

        @Test
        void has_the_days_of_every_month_in_their_weeks() {
            var march = CalendarView.of(calendar.year("330102", 2026)).months().get(2);
            assertThat(march.name()).isEqualTo("3月");
            assertThat(march.weeks()).hasSize(6).allMatch(week -> week.size() == 7);
            assertThat(march.weeks().get(0).subList(0, 6)).containsOnlyNulls();
            assertThat(march.weeks().get(0).get(6).number()).isEqualTo(1); // a Sunday
            assertThat(march.weeks().get(0).get(6).style()).isEqualTo("rest");
            assertThat(march.weeks().get(5).get(1).number()).isEqualTo(31);
        }
    }

    @Nested
    @DisplayName("调整")
    class Adjusting {

        @Test
        void takes_effect_at_once_and_is_shown_with_its_reason_and_who_recorded_it() throws Exception {
            assertThat(calendar.isWorkingDay("330102", LocalDate.of(2026, 9, 21)))
                    .isTrue();
            mvc.perform(games()).andExpect(redirectedUrl("/calendar?place=330102&year=2026"));
            assertThat(calendar.isWorkingDay("330102", LocalDate.of(2026, 9, 21)))
                    .isFalse();
            assertThat(calendar.isWorkingDay("330102", LocalDate.of(2026, 9, 22)))
                    .isFalse();
            assertThat(calendar.isWorkingDay("330105", LocalDate.of(2026, 9, 21)))
                    .isTrue();
            mvc.perform(get("/calendar").param("place", "330102"))
                    .andExpect(content().string(containsString("9月21日—22日")))
                    .andExpect(content().string(containsString("rest holiday adjusted")))
                    .andExpect(content().string(containsString("区政府通知〔2026〕8号")))
                    .andExpect(content().string(containsString("lin，2026年3月9日 09:00")));
        }

        @Test
        void is_taken_back_whole() throws Exception {
            mvc.perform(games());
            mvc.perform(post("/calendar/adjustments/remove")
                            .param("place", "330102")
                            .param("year", "2026")
                            .param("from", "2026-09-21")
                            .param("to", "2026-09-22"))
                    .andExpect(redirectedUrl("/calendar?place=330102&year=2026"));
            assertThat(calendar.isWorkingDay("330102", LocalDate.of(2026, 9, 21)))
                    .isTrue();
            assertThat(adjustments.holdingIn("330102", 2026)).isEmpty();
        }

        @Test
        void taken_back_by_another_meanwhile_is_told() throws Exception {
            mvc.perform(post("/calendar/adjustments/remove")
                            .param("place", "330102")
                            .param("year", "2026")
                            .param("from", "2026-09-21")
                            .param("to", "2026-09-22"))
                    .andExpect(status().isBadRequest())
                    .andExpect(content().string(containsString("可能已被他人删除")));
        }

        @Test
        void of_days_partly_adjusted_already_is_refused_whole() throws Exception {
            mvc.perform(games());
            mvc.perform(games("from", "2026-09-18", "to", "2026-09-21"))
                    .andExpect(status().isBadRequest())
                    .andExpect(content().string(containsString("2026年9月21日已有调整，请先删除原有的调整")));
            assertThat(adjustments.holdingIn("330102", 2026)).hasSize(2);
            assertThat(calendar.isWorkingDay("330102", LocalDate.of(2026, 9, 18)))
                    .isTrue();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "from   | ''         | 请填写开始日期",
                    "from   | 2026-02-30 | 开始日期“2026-02-30”不是有效日期，请按 2026-10-01 的格式填写",
                    "from   | 十月一日      | 开始日期“十月一日”不是有效日期",
                    "from   | 1999-12-31 | 日期应在2000年至2100年之间",
                    "from   | 2026-09-23 | 结束日期早于开始日期",
                    "from   | 2026-08-01 | 一次最多调整31天",
                    "to     | 22/9/2026  | 结束日期“22/9/2026”不是有效日期",
                    "name   | ' '        | 请填写名称",
                    "source | ' '        | 请填写依据"
                })
        void badly_filled_in_is_refused_and_keeps_what_was_typed(String field, String typed, String message)
                throws Exception {
            mvc.perform(games(field, typed))
                    .andExpect(status().isBadRequest())
                    .andExpect(content().string(containsString(message)))
                    .andExpect(content().string(containsString("value=\"" + typed.strip() + "\"")))
                    .andExpect(content().string(containsString(field.equals("name") ? "区政府通知〔2026〕8号" : "运动会放假")));
            assertThat(adjustments.holdingIn("330102", 2026)).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"work,上班", "rest,放假"})
        void keeps_the_choice_made(String kind, String chinese) throws Exception {
            mvc.perform(games("kind", kind, "from", ""))
                    .andExpect(content()
                            .string(containsString("<option value=\"" + kind + "\" selected=\"selected\">" + chinese)));
            mvc.perform(games("kind", "holiday"))
                    .andExpect(status().isBadRequest())
                    .andExpect(content().string(containsString("请选择放假或者上班")));
        }

        @Test
        void to_work_makes_a_weekend_a_working_day() throws Exception {
            mvc.perform(games("kind", "work", "from", "2026-09-19", "to", "")).andExpect(status().is3xxRedirection());
            assertThat(calendar.day("330102", LocalDate.of(2026, 9, 19)).isExtraWork())
                    .isTrue();
            mvc.perform(get("/calendar"))
                    .andExpect(content().string(containsString("9月19日（周六）")))
                    .andExpect(content().string(containsString("运动会放假上班（区政府通知〔2026〕8号）")));
        }

        @Test
        void too_long_a_name_or_reason_or_a_broken_character_is_refused() {
            assertThatThrownBy(() -> adjustment("名".repeat(31), "依据"))
                    .isInstanceOf(Refusal.class)
                    .hasMessage("名称最多30字。");
            assertThatThrownBy(() -> adjustment("名称", "据".repeat(201)))
                    .isInstanceOf(Refusal.class)
                    .hasMessage("依据最多200字。");
            assertThatThrownBy(() -> adjustment("名\u0000称", "依据"))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("无法识别的字符");
            assertThat(adjustment("名".repeat(30), "据".repeat(200))).isNotNull();
        }

        private Adjustment adjustment(String name, String source) {
            var day = LocalDate.of(2026, 9, 21);
            return new Adjustment("330102", day, day, false, name, source);
        }
    }

    @Nested
    @DisplayName("谁能看，谁能改")
    class Rights {

        @ParameterizedTest
        @ValueSource(strings = {"supervisor.330102", "coordinationOffice.330102", "camunda-admin"})
        void the_districts_supervisor_and_coordination_office_and_administrators_change_it(String group)
                throws Exception {
            signIn("wang", "330102", group);
            mvc.perform(games()).andExpect(status().is3xxRedirection());
            assertThat(adjustments.holdingIn("330102", 2026)).hasSize(2);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "supervisor",
                    "coordinationOffice",
                    "supervisor.330105",
                    "supervisor.3301",
                    "districtBureau.330102",
                    "justiceOffice.330102001",
                    "lawyer"
                })
        void others_see_it_without_a_form_and_are_denied_a_change(String group) throws Exception {
            signIn("wang", "330102", group);
            mvc.perform(get("/calendar").param("place", "330102"))
                    .andExpect(status().isOk())
                    .andExpect(content().string(not(containsString("/calendar/adjustments"))));
            assertDenied(games());
            assertDenied(post("/calendar/adjustments/remove")
                    .param("place", "330102")
                    .param("year", "2026")
                    .param("from", "2026-09-21")
                    .param("to", "2026-09-21"));
            assertThat(adjustments.holdingIn("330102", 2026)).isEmpty();
        }

        @Test
        void another_districts_calendar_is_neither_offered_nor_shown() throws Exception {
            mvc.perform(get("/calendar")).andExpect(content().string(not(containsString("黄浦区"))));
            assertDenied(get("/calendar").param("place", "310101"));
            assertDenied(get("/calendar").param("place", "3101"));
            assertDenied(get("/calendar").param("place", "999999"));
        }

        @Test
        void the_city_and_all_are_changed_by_the_citys_supervisor_and_by_administrators() {
            assertThat(adjustments.mayChange("3301")).isFalse();
            assertThat(adjustments.mayChange("*")).isFalse();
            signIn("wu", "330102", "supervisor.3301");
            assertThat(adjustments.mayChange("3301")).isTrue();
            assertThat(adjustments.mayChange("*")).isFalse();
            signIn("admin", "", "camunda-admin");
            assertThat(adjustments.mayChange("*")).isTrue();
            assertThat(adjustments.visiblePlaces())
                    .extracting(Place::name)
                    .contains("杭州市", "上海市", "上城区", "拱墅区", "黄浦区")
                    .startsWith("全部区县");
        }

        @Test
        void what_holds_for_all_is_shown_in_the_district_and_taken_back_only_where_it_was_made() throws Exception {
            signIn("admin", "", "camunda-admin");
            mvc.perform(games("place", "*"));
            signIn("lin", "330102", "coordinationOffice.330102");
            mvc.perform(get("/calendar").param("place", "330102"))
                    .andExpect(content().string(containsString("运动会放假")))
                    .andExpect(content().string(not(containsString("adjustments/remove"))));
        }

        private void assertDenied(MockHttpServletRequestBuilder request) {
            assertThatThrownBy(() -> mvc.perform(request)).hasRootCauseInstanceOf(AccessDeniedException.class);
        }
    }

    @Test
    void time_is_moved_in_the_demo_only() throws Exception {
        signIn("root", "", "camunda-admin");
        mvc.perform(get("/")).andExpect(content().string(not(containsString("/demo/time"))));
        mvc.perform(get("/demo/time")).andExpect(status().isNotFound());
        mvc.perform(post("/demo/time/later").param("hours", "1")).andExpect(status().isNotFound());
    }

    /** Two days off for a sports meeting, filled in rightly but for these fields and values. */
    private static MockHttpServletRequestBuilder games(String... changes) {
        var form = new HashMap<>(Map.of(
                "place", "330102",
                "year", "2026",
                "from", "2026-09-21",
                "to", "2026-09-22",
                "kind", "rest",
                "name", "运动会放假",
                "source", "区政府通知〔2026〕8号"));
        for (int i = 0; i < changes.length; i += 2) {
            form.put(changes[i], changes[i + 1]);
        }
        var request = post("/calendar/adjustments");
        form.forEach((field, value) -> request.param(field, value));
        return request;
    }

    private void signIn(String id, String tenant, String... groups) {
        visitor.is(id, Set.of(groups), tenant.isEmpty() ? Set.of() : Set.of(tenant));
    }
}
