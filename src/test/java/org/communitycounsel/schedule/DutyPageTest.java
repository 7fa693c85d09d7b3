package org.communitycounsel.schedule;

import static org.communitycounsel.schedule.ScheduleScenario.SHANGCHENG;
import static org.communitycounsel.schedule.ScheduleScenario.XIHU;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.communitycounsel.directory.Lawyer;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@ApplicationTest
@DisplayName("值班安排")
class DutyPageTest {

    ScheduleScenario scenario;
    MockMvc browser;
    Lawyer lawyer;
    ScheduleScenario.PairingOf own;
    ScheduleScenario.PairingOf neighbours;

    @BeforeEach
    void two_communities_of_a_street_are_served(@Autowired WebApplicationContext beans) {
        scenario = new ScheduleScenario(beans);
        browser = MockMvcBuilders.webAppContextSetup(beans)
                .apply(springSecurity())
                .build();
        lawyer = scenario.lawyer(XIHU);
        own = scenario.pairing(XIHU, lawyer).begins();
        neighbours = scenario.pairing(XIHU, scenario.lawyer(XIHU)).begins();
    }

    @Test
    void a_lawyer_sees_the_own_duties_only() throws Exception {
        see(lawyerAccount(), "")
                .andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString(own.name), not(containsString(neighbours.name)))));
    }

    @ParameterizedTest
    @EnumSource(names = {"COMMUNITY", "COMMUNITY_HEAD"})
    void a_community_sees_who_comes_to_it_and_when(Role role) throws Exception {
        see(scenario.accountOf(role, own.community, XIHU), "")
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("值班安排：" + own.name)))
                .andExpect(content().string(allOf(containsString("14:00—17:00"), containsString(lawyer.name()))));
    }

    @Test
    void a_justice_office_sees_its_street() throws Exception {
        see(scenario.accountOf(Role.JUSTICE_OFFICE, XIHU + "001", XIHU), "")
                .andExpect(content().string(allOf(containsString(own.name), containsString(neighbours.name))));
        see(scenario.accountOf(Role.JUSTICE_OFFICE, XIHU + "002", XIHU), "")
                .andExpect(content().string(not(containsString(own.name))));
    }

    @ParameterizedTest
    @EnumSource(names = {"COORDINATION_OFFICE", "DISTRICT_BUREAU", "SUPERVISOR"})
    void who_watches_over_the_district_sees_it_whole_and_street_by_street(Role role) throws Exception {
        String account = scenario.accountOf(role, XIHU, XIHU);

        see(account, "?month=2026-10")
                .andExpect(content()
                        .string(allOf(
                                containsString(own.name), containsString(neighbours.name), containsString("国庆节，停一次"))));
        see(account, "?of=" + XIHU + "002")
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString(own.name))));
    }

    @Test
    void nobody_sees_what_is_not_theirs_nor_learns_whether_it_exists() throws Exception {
        String community = scenario.accountOf(Role.COMMUNITY, own.community, XIHU);
        for (String foreign :
                new String[] {neighbours.community, XIHU + "001", XIHU, "lawyer." + lawyer.licenceNumber(), "999999"}) {
            see(community, "?of=" + foreign).andExpect(status().isNotFound());
        }
        see(lawyerAccount(), "?of=" + own.community).andExpect(status().isNotFound());
        see(scenario.accountOf(Role.COORDINATION_OFFICE, SHANGCHENG, SHANGCHENG), "?of=" + XIHU)
                .andExpect(status().isNotFound());
    }

    @Test
    void the_finance_office_has_no_part_in_it() throws Exception {
        see(scenario.accountOf(Role.FINANCE, XIHU, XIHU), "").andExpect(status().isForbidden());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-13", "abc", "1899-01", "2026"})
    void a_month_that_is_none_is_said_to_be_and_the_present_one_is_shown(String month) throws Exception {
        see(lawyerAccount(), "?month=" + month)
                .andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("不是有效月份"), containsString("2026年3月"))));
    }

    private String lawyerAccount() {
        return scenario.accountOf(Role.LAWYER, lawyer.licenceNumber(), XIHU);
    }

    private ResultActions see(String account, String query) throws Exception {
        return browser.perform(get("/schedule" + query).with(user(account)));
    }
}
