package org.communitycounsel.directory.web;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.IntStream;
import org.communitycounsel.directory.Communities;
import org.communitycounsel.directory.Community;
import org.communitycounsel.directory.Degree;
import org.communitycounsel.directory.LawFirm;
import org.communitycounsel.directory.LawFirms;
import org.communitycounsel.directory.Lawyer;
import org.communitycounsel.directory.LawyerKind;
import org.communitycounsel.directory.Lawyers;
import org.communitycounsel.directory.Street;
import org.communitycounsel.directory.Streets;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.web.Visitor;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.context.WebApplicationContext;

@ApplicationTest
class DirectoryPageTest {

    private static final String PHONE = "12000007777";

    MockMvc mvc;
    Visitor visitor;

    @Autowired
    Districts districts;

    @Autowired
    Streets streets;

    @Autowired
    Communities communities;

    @Autowired
    LawFirms firms;

    @Autowired
    Lawyers lawyers;

    @Autowired
    JdbcTemplate jdbc;

    @AfterEach
    void nobodyIsSignedIn() {
        visitor.leaves();
    }

    @BeforeEach
    void two_districts(@Autowired WebApplicationContext beans) {
        visitor = new Visitor(beans);
        mvc = visitor.browser;
        districts.register("990201", "甲区", "某市");
        districts.register("990202", "乙区", "某市");
        streets.save(new Street("990201001", "甲街道"));
        streets.save(new Street("990202001", "乙街道"));
        IntStream.rangeClosed(1, 51)
                .forEach(n -> communities.save(new Community("990201001%03d".formatted(n), "甲%d社区".formatted(n))));
        communities.save(new Community("990202001001", "乙一社区"));
        firms.save(new LawFirm("99020100000001", "甲律师事务所", "990201", null));
        if (!lawyers.existsById("99020100000000001")) {
            lawyers.save(new Lawyer(
                    "99020100000000001",
                    "郝律",
                    "99020100000001",
                    LawyerKind.LEGAL_WORKER,
                    Degree.MASTER,
                    LocalDate.of(2015, 3, 1)));
        }
        jdbc.update("update lawyer set phone = ? where licence_number = '99020100000000001'", PHONE);
        signIn(Set.of("990201"), Set.of("justiceOffice", "justiceOffice.990201001"));
    }

    private void signIn(Set<String> tenants, Set<String> groups) {
        visitor.is("lin", groups, tenants);
    }

    private void shows(String address, Matcher<String> content) throws Exception {
        mvc.perform(get(address)).andExpect(status().isOk()).andExpect(content().string(content));
    }

    @Test
    void it_lists_what_lies_in_ones_own_districts_page_by_page() throws Exception {
        shows("/directory", allOf(containsString("甲1社区"), containsString("甲街道"), not(containsString("乙一社区"))));
        shows("/directory", allOf(containsString("下一页"), not(containsString("甲51社区"))));
        shows("/directory?page=2", allOf(containsString("甲51社区"), containsString("上一页"), not(containsString("下一页"))));
    }

    @Test
    void another_district_is_not_reached_by_its_code() throws Exception {
        shows("/directory?district=990202", allOf(containsString("没有找到"), not(containsString("乙一社区"))));
    }

    @Test
    void an_administrator_sees_all_districts_but_no_lawyers_telephone() throws Exception {
        signIn(Set.of(), Set.of("camunda-admin"));
        shows("/directory?district=990202", containsString("乙一社区"));
        shows("/directory?list=lawyers&text=郝律", allOf(containsString("郝律"), not(containsString(PHONE))));
    }

    @Test
    void a_lawyers_telephone_is_shown_to_those_with_a_role_in_the_district_only() throws Exception {
        shows(
                "/directory?list=lawyers&text=郝律",
                allOf(containsString(PHONE), containsString("基层法律服务工作者"), containsString("硕士")));
        signIn(Set.of("990201"), Set.of());
        shows("/directory?list=lawyers&text=郝律", allOf(containsString("郝律"), not(containsString(PHONE))));
    }

    @Test
    void one_who_works_in_no_district_is_told_so() throws Exception {
        signIn(Set.of(), Set.of());
        shows("/directory", containsString("还没有分配到任何区县"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "\\", "' or 1=1 --"})
    void what_is_typed_is_searched_for_as_it_stands(String typed) throws Exception {
        mvc.perform(get("/directory").param("text", typed)).andExpect(content().string(containsString("没有找到")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"streets", "lawFirms", "lawSchools", "nonsense"})
    void every_list_is_shown(String list) throws Exception {
        shows("/directory?list=" + list + "&page=x", containsString("名录"));
    }
}
