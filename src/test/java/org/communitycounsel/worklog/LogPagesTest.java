package org.communitycounsel.worklog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communitycounsel.worklog.WorklogScenario.DISTRICT;
import static org.communitycounsel.worklog.WorklogScenario.FIRM;
import static org.communitycounsel.worklog.WorklogScenario.NEXT_STREET;
import static org.communitycounsel.worklog.WorklogScenario.OTHER_FIRM;
import static org.communitycounsel.worklog.WorklogScenario.STREET;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.platform.web.Visitor;
import org.communitycounsel.worklog.WorklogScenario.Served;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.ResultMatcher;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.context.WebApplicationContext;

@ApplicationTest
@DisplayName("工作日志的页面")
class LogPagesTest {

    static final LocalDate MONDAY = LocalDate.of(2026, 3, 9);
    static final LocalDate WEDNESDAY = MONDAY.plusDays(2);

    WorklogScenario scenario;
    Visitor visitor;
    String licence;
    Served served;

    /** Served by 周明 every Wednesday from 14:00 to 17:00. It is Wednesday, 11 March 2026, 17:30. */
    @BeforeEach
    void served(@Autowired WebApplicationContext beans) {
        visitor = new Visitor(beans);
        scenario = new WorklogScenario(beans);
        licence = scenario.lawyer("周明");
        served = scenario.served(licence, 3);
        scenario.itIs(WEDNESDAY.atTime(17, 30));
    }

    @AfterEach
    void leaves() {
        visitor.leaves();
    }

    void is(Role role, String place) {
        visitor.is("log-visitor", Set.of(role.id(), role.at(place)), Set.of(DISTRICT));
    }

    ResultActions sees(String path) throws Exception {
        return visitor.browser.perform(get(path));
    }

    ResultActions posts(String path, Map<String, Object> form) throws Exception {
        MockHttpServletRequestBuilder request = post(path);
        form.forEach((field, value) -> request.param(field, value.toString()));
        return visitor.browser.perform(request);
    }

    @Nested
    @DisplayName("手机记录")
    class QuickEntry {

        @BeforeEach
        void a_lawyer() {
            is(Role.LAWYER, licence);
        }

        private void shows(String field, String value) throws Exception {
            sees("/worklog/new").andExpect(input(field, value));
        }

        /** An input of that name has that value. */
        private static ResultMatcher input(String field, String value) {
            return html("(?s).*<input[^>]* name=\"%s\"[^>]* value=\"%s\".*".formatted(field, value));
        }

        /** Of the inputs of that name this one is checked. */
        private static ResultMatcher checked(String field, String value) {
            return html("(?s).*<input[^>]* name=\"%s\"[^>]* value=\"%s\"[^>]* checked.*".formatted(field, value));
        }

        private static ResultMatcher text(String field, String value) {
            return html("(?s).*<textarea[^>]* name=\"%s\"[^>]*>%s</textarea>.*".formatted(field, value));
        }

        private static ResultMatcher html(String pattern) {
            return content().string(matchesPattern(pattern));
        }

        @Test
        void after_the_duty_its_hours_are_filled_in_and_the_only_community_is_chosen() throws Exception {
            shows("day", "2026-03-11");
            shows("from", "14:00");
            shows("until", "17:00");
            shows("community", served.community);
            sees("/worklog/new")
                    .andExpect(checked("nature", "visit"))
                    .andExpect(checked("kind", "reception"))
                    .andExpect(content().string(containsString("今天值班：")));
        }

        @Test
        void signed_in_the_time_is_since_then() throws Exception {
            scenario.clockShows(WEDNESDAY.atTime(14, 7));
            posts("/worklog/check-in", Map.of("community", served.community))
                    .andExpect(redirectedUrl("/worklog/new"))
                    .andExpect(flash().attribute("done", containsString("已签到")));
            scenario.clockShows(WEDNESDAY.atTime(16, 40));

            shows("from", "14:07");
            shows("until", "16:40");
            sees("/worklog/new").andExpect(content().string(allOf(containsString("14:07签到"), containsString("签退"))));
            posts("/worklog/check-out", Map.of()).andExpect(flash().attribute("done", containsString("已签退")));
            scenario.clockShows(WEDNESDAY.atTime(20, 0));
            shows("until", "16:40");
        }

        @Test
        void once_the_visit_is_recorded_a_matter_of_that_time_is_suggested() throws Exception {
            posts("/worklog", served.visit(WEDNESDAY));

            sees("/worklog/new").andExpect(checked("nature", "matter")).andExpect(input("from", "14:00"));
        }

        @Test
        void signing_in_twice_is_refused_in_words() throws Exception {
            posts("/worklog/check-in", Map.of("community", served.community));

            posts("/worklog/check-in", Map.of("community", served.community))
                    .andExpect(flash().attribute("error", containsString("请先签退")));
            posts("/worklog/check-in", Map.of()).andExpect(flash().attribute("error", containsString("请选择")));
        }

        @Test
        void of_several_communities_that_of_todays_duty_is_suggested() throws Exception {
            scenario.served(licence, 4);

            sees("/worklog/new").andExpect(checked("community", served.community));
        }

        @Test
        void signed_out_elsewhere_that_visit_is_suggested_until_it_is_recorded() throws Exception {
            var elsewhere = scenario.served(licence, 4);
            scenario.clockShows(WEDNESDAY.atTime(9, 0));
            posts("/worklog/check-in", Map.of("community", elsewhere.community));
            scenario.clockShows(WEDNESDAY.atTime(11, 0));
            posts("/worklog/check-out", Map.of()).andExpect(flash().attribute("done", containsString("时间已经填好")));

            sees("/worklog/new")
                    .andExpect(chosen(served.community, elsewhere.community))
                    .andExpect(checked("nature", "visit"))
                    .andExpect(input("from", "09:00"))
                    .andExpect(input("until", "11:00"));

            posts("/worklog", elsewhere.told("visit", WEDNESDAY.atTime(9, 0), WEDNESDAY.atTime(11, 0), "reception"));
            sees("/worklog/new").andExpect(chosen(served.community, served.community));
        }

        /** Where to sign in, and what the record is of. */
        private static ResultMatcher chosen(String toSignIn, String toRecord) {
            return html("(?s).*<form[^>]*check-in.*value=\"%s\"[^>]* checked.*</form>.*value=\"%s\"[^>]* checked.*"
                    .formatted(toSignIn, toRecord));
        }

        @Test
        void one_submit_begins_the_flow() throws Exception {
            posts("/worklog", served.visit(WEDNESDAY))
                    .andExpect(redirectedUrl("/worklog"))
                    .andExpect(flash().attribute("done", matchesPattern("已提交（330102-RZ-2026-\\d{6}），等待社区负责人签字。")));

            sees("/worklog")
                    .andExpect(content()
                            .string(allOf(
                                    containsString("2026年3月11日"),
                                    containsString("14:00—17:00"),
                                    containsString("待签字"))));
            var number = scenario.database()
                    .sql("select number from log_entry where licence_number = ?")
                    .param(licence)
                    .query(String.class)
                    .single();
            assertThat(scenario.task(number, "signLog").getDueDate()).isNotNull();
        }

        @ParameterizedTest
        @CsvSource({
            "until, 18:30, 还没有到",
            "until, 13:00, 晚于开始时间",
            "whom, 13800001234, 手机号码",
            "kind, '', 请填写“服务类别”",
            "community, '', 请选择“社区”",
            "community, 330102093999, 没有服务该社区",
            "day, 2026-02-30, 不是有效的日期"
        })
        void refused_it_keeps_what_was_typed(String field, String typed, String why) throws Exception {
            var form = served.visit(WEDNESDAY);
            form.put("content", "第一行\r\n第二行");
            form.put(field, typed);

            posts("/worklog", form)
                    .andExpect(status().isBadRequest())
                    .andExpect(
                            content().string(allOf(containsString(why), containsString("第一行"), containsString("第二行"))))
                    .andExpect(checked("nature", "visit"))
                    .andExpect(text("result", "告知可以请调委会调解。"))
                    .andExpect(input("from", "14:00"));
        }

        @Test
        void a_field_that_is_not_the_forms_reaches_no_flow() throws Exception {
            var form = served.visit(WEDNESDAY);
            form.put("signed", "true");
            form.put("lawyer", "13301202193999999");
            posts("/worklog", form).andExpect(redirectedUrl("/worklog"));

            assertThat(scenario.database()
                            .sql("select licence_number from log_entry where community_code = ?")
                            .param(served.community)
                            .query(String.class)
                            .single())
                    .isEqualTo(licence);
        }

        @Test
        void an_own_signed_record_is_put_right_from_its_copy() throws Exception {
            visitor.leaves();
            var wrong = served.signed(served.visit(WEDNESDAY));
            is(Role.LAWYER, licence);

            sees("/dossiers/" + wrong.number).andExpect(content().string(containsString("更正这条日志")));
            sees("/worklog/new?corrects=" + wrong.number)
                    .andExpect(input("corrects", wrong.number))
                    .andExpect(input("until", "17:00"))
                    .andExpect(text("content", "解答楼上渗水的赔偿问题。"));
            var right = served.visit(WEDNESDAY);
            right.put("until", "16:00");
            right.put("corrects", wrong.number);
            posts("/worklog", right).andExpect(redirectedUrl("/worklog"));
        }

        @Test
        void a_colleagues_record_is_not_there_to_be_corrected() throws Exception {
            var theirs = scenario.served(scenario.lawyer("林溪"), 2);
            visitor.leaves();
            var log = theirs.signed(theirs.advice());
            is(Role.LAWYER, licence);

            sees("/worklog/new?corrects=" + log.number).andExpect(status().isNotFound());
        }

        @Test
        void who_serves_nowhere_is_told_so() throws Exception {
            is(Role.LAWYER, scenario.lawyer("林溪"));

            sees("/worklog/new").andExpect(content().string(containsString("没有服务的社区")));
        }

        @ParameterizedTest
        @EnumSource(names = {"COMMUNITY_HEAD", "JUSTICE_OFFICE", "LAW_FIRM", "COORDINATION_OFFICE"})
        void only_lawyers_record_and_sign_in(Role role) {
            is(role, role == Role.JUSTICE_OFFICE ? STREET : role == Role.LAW_FIRM ? FIRM : DISTRICT);

            assertThatThrownBy(() -> sees("/worklog/new")).hasCauseInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> posts("/worklog", served.visit(WEDNESDAY)))
                    .hasCauseInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> posts("/worklog/check-in", Map.of("community", served.community)))
                    .hasCauseInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> posts("/worklog/check-out", Map.of()))
                    .hasCauseInstanceOf(AccessDeniedException.class);
        }
    }

    @Nested
    @DisplayName("各人只看自己地方的日志和目标")
    class OwnPlacesOnly {

        Served neighbours;

        @BeforeEach
        void two_communities_with_a_record_each() {
            neighbours = scenario.served(scenario.lawyer("林溪"), 3);
            served.records(served.visit(WEDNESDAY));
            neighbours.signed(neighbours.visit(WEDNESDAY));
        }

        @ParameterizedTest
        @ValueSource(strings = {"/worklog", "/worklog/duty"})
        void a_lawyer_sees_the_own(String page) throws Exception {
            is(Role.LAWYER, licence);

            sees(page)
                    .andExpect(
                            content().string(allOf(containsString(served.name), not(containsString(neighbours.name)))));
            sees(page + "?of=lawyer." + neighbours.licence).andExpect(status().isNotFound());
            sees(page + "?of=" + served.community).andExpect(status().isNotFound());
        }

        @ParameterizedTest
        @CsvSource({
            "COMMUNITY,/worklog",
            "COMMUNITY_HEAD,/worklog",
            "COMMUNITY,/worklog/duty",
            "COMMUNITY_HEAD,/worklog/duty"
        })
        void community_and_head_see_what_is_in_it(Role role, String page) throws Exception {
            is(role, served.community);

            sees(page)
                    .andExpect(
                            content().string(allOf(containsString(served.name), not(containsString(neighbours.name)))));
            sees(page + "?of=" + neighbours.community).andExpect(status().isNotFound());
            sees(page + "?of=" + STREET).andExpect(status().isNotFound());
        }

        @ParameterizedTest
        @ValueSource(strings = {"/worklog", "/worklog/duty"})
        void firm_and_justice_office_see_theirs(String page) throws Exception {
            is(Role.LAW_FIRM, FIRM);
            sees(page).andExpect(content().string(containsString(served.name)));
            is(Role.LAW_FIRM, OTHER_FIRM);
            sees(page + "?of=firm." + FIRM).andExpect(status().isNotFound());
            is(Role.JUSTICE_OFFICE, STREET);
            sees(page).andExpect(content().string(allOf(containsString(served.name), containsString(neighbours.name))));
            is(Role.JUSTICE_OFFICE, NEXT_STREET);
            sees(page).andExpect(content().string(not(containsString(served.name))));
            sees(page + "?of=" + STREET).andExpect(status().isNotFound());
        }

        @Test
        void the_coordination_office_sees_streets_and_goes_into_one() throws Exception {
            is(Role.COORDINATION_OFFICE, DISTRICT);

            sees("/worklog/duty")
                    .andExpect(content().string(allOf(containsString("紫阳街道"), not(containsString(served.name)))));
            sees("/worklog/duty?of=" + STREET).andExpect(content().string(containsString(served.name)));
        }

        @Test
        @DisplayName("HZ09-5.1、JG-9 律师、律所、司法所、协调办回看上月缺了什么")
        void lawyer_firm_justice_office_and_coordination_office_look_back() throws Exception {
            scenario.itIs(LocalDateTime.of(2026, 4, 1, 9, 0));
            for (var reader : Map.of(Role.LAWYER, licence, Role.LAW_FIRM, FIRM, Role.JUSTICE_OFFICE, STREET)
                    .entrySet()) {
                is(reader.getKey(), reader.getValue());
                sees("/worklog/duty")
                        .andExpect(content().string(allOf(containsString("back=month"), containsString("本周（"))));
                sees("/worklog/duty?back=month")
                        .andExpect(content()
                                .string(allOf(
                                        containsString(served.name),
                                        containsString("每周，共3期"),
                                        containsString("3期没有完成"),
                                        containsString("3月16日—3月22日：缺1次"),
                                        not(containsString("本周（")))));
            }
            is(Role.COORDINATION_OFFICE, DISTRICT);
            sees("/worklog/duty?back=month")
                    .andExpect(content().string(allOf(containsString("紫阳街道"), containsString("未完成"))));
            sees("/worklog/duty?back=decade").andExpect(status().isNotFound());
        }

        @Test
        void the_list_is_narrowed_by_state() throws Exception {
            is(Role.JUSTICE_OFFICE, STREET);

            sees("/worklog?state=signed")
                    .andExpect(content()
                            .string(allOf(
                                    containsString("<td data-label=\"社区\" class=\"whole\">" + neighbours.name),
                                    not(containsString("<td data-label=\"社区\" class=\"whole\">" + served.name)))));
        }

        @Test
        void an_overdue_signature_is_marked_in_words() throws Exception {
            scenario.itIs(WEDNESDAY.plusDays(6).atTime(9, 0));
            is(Role.COMMUNITY_HEAD, served.community);

            sees("/worklog").andExpect(content().string(containsString("逾期未签字")));
        }

        @Test
        void the_dossier_is_read_at_its_place_and_nowhere_else() throws Exception {
            var log = served.signed(served.told("matter", WEDNESDAY.atTime(9, 0), WEDNESDAY.atTime(10, 0), "advice"));
            for (var reader : Map.of(
                            Role.LAWYER, licence,
                            Role.LAW_FIRM, FIRM,
                            Role.COMMUNITY, served.community,
                            Role.COMMUNITY_HEAD, served.community,
                            Role.JUSTICE_OFFICE, STREET)
                    .entrySet()) {
                is(reader.getKey(), reader.getValue());
                sees("/dossiers/" + log.number)
                        .andExpect(content()
                                .string(allOf(
                                        containsString("解答楼上渗水的赔偿问题。"),
                                        containsString("校验码 " + log.entry().hash()))));
            }
            for (var other : Map.of(
                            Role.LAWYER, neighbours.licence,
                            Role.COMMUNITY, neighbours.community,
                            Role.COMMUNITY_HEAD, neighbours.community,
                            Role.JUSTICE_OFFICE, NEXT_STREET,
                            Role.LAW_FIRM, OTHER_FIRM)
                    .entrySet()) {
                is(other.getKey(), other.getValue());
                sees("/dossiers/" + log.number).andExpect(status().isNotFound());
            }
        }

        @Test
        void who_has_no_part_in_the_service_gets_none() {
            is(Role.FINANCE, DISTRICT);

            assertThatThrownBy(() -> sees("/worklog")).hasCauseInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> sees("/worklog/duty")).hasCauseInstanceOf(AccessDeniedException.class);
        }
    }
}
