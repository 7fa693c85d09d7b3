package org.communitycounsel.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.identity.Role;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@ApplicationTest
@DisplayName("批次结对的进展")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoundPagesTest {

    RoundScenario scenario;
    MockMvc browser;
    String dossier;

    @BeforeAll
    void a_round_is_half_way(@Autowired WebApplicationContext beans) {
        scenario = new RoundScenario(beans, 30);
        browser = MockMvcBuilders.webAppContextSetup(beans)
                .apply(springSecurity())
                .build();
        account("bureau", Role.DISTRICT_BUREAU, scenario.district);
        account("supervisor", Role.SUPERVISOR, scenario.district);
        account("citySupervisor", Role.SUPERVISOR, scenario.district.substring(0, 4));
        account("justice", Role.JUSTICE_OFFICE, scenario.street);
        account("community", Role.COMMUNITY, scenario.community(0));
        beans.getBean(Districts.class).register("330102", "上城区", "杭州市");
        scenario.account("stranger" + scenario.district, Role.COORDINATION_OFFICE, "330102", "330102");
        dossier = scenario.started();
        scenario.runNextJob(dossier);
    }

    /** For a test that changes it. */
    private static RoundPagesTest another(WebApplicationContext beans) {
        var another = new RoundPagesTest();
        another.a_round_is_half_way(beans);
        return another;
    }

    private void account(String id, Role role, String place) {
        scenario.account(id + scenario.district, role, place, scenario.district);
    }

    @ParameterizedTest
    @ValueSource(strings = {"office", "bureau", "supervisor", "citySupervisor"})
    void those_who_watch_over_the_district_see_its_rounds(String account) throws Exception {
        see(account, "/pairing/rounds")
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(dossier)));
        see(account, "/pairing/rounds/" + dossier)
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("共30个社区：已发起25，待发起5")))
                .andExpect(content().string(containsString("西街道")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"justice", "community"})
    void others_do_not(String account) throws Exception {
        see(account, "/pairing/rounds").andExpect(status().isForbidden());
        see(account, "/pairing/rounds/" + dossier).andExpect(status().isNotFound());
    }

    @Test
    void another_districts_office_does_not() throws Exception {
        see("stranger", "/pairing/rounds")
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString(dossier))));
        see("stranger", "/pairing/rounds/" + dossier).andExpect(status().isNotFound());
    }

    @Test
    void a_running_round_comes_again_by_itself_and_an_ended_one_does_not(@Autowired WebApplicationContext beans)
            throws Exception {
        var own = another(beans);
        own.see("office", "/pairing/rounds").andExpect(header().string("Refresh", "5"));
        own.see("office", "/pairing/rounds/" + own.dossier).andExpect(header().string("Refresh", "5"));

        own.scenario.runToItsEnd(own.dossier);

        own.see("office", "/pairing/rounds").andExpect(header().doesNotExist("Refresh"));
        own.see("office", "/pairing/rounds/" + own.dossier).andExpect(header().doesNotExist("Refresh"));
    }

    @Test
    void the_dossier_shows_the_progress_and_lets_the_office_stop() throws Exception {
        see("office", "/dossiers/" + dossier)
                .andExpect(content().string(containsString("共30个社区：已发起25，待发起5")))
                .andExpect(content().string(containsString("停止批次结对")));
        see("bureau", "/dossiers/" + dossier)
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("停止批次结对"))));
    }

    @Test
    void the_office_stops_it_with_a_reason(@Autowired WebApplicationContext beans) throws Exception {
        var own = another(beans);
        own.stop("office", " ").andExpect(flash().attribute("error", containsString("请写明停止理由")));
        assertThat(own.scenario.round(own.dossier).running()).isTrue();

        own.stop("office", "律师不足")
                .andExpect(redirectedUrl("/dossiers/" + own.dossier))
                .andExpect(flash().attribute("done", containsString("已停止")));

        assertThat(own.scenario.round(own.dossier).state()).isEqualTo(RoundState.STOPPED);
        own.stop("office", "律师不足").andExpect(flash().attribute("error", containsString("已经结束")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bureau", "supervisor", "justice", "stranger"})
    void nobody_else_stops_it(String account) throws Exception {
        stop(account, "理由").andExpect(status().isNotFound());

        assertThat(scenario.round(dossier).running()).isTrue();
    }

    private ResultActions see(String account, String path) throws Exception {
        return browser.perform(get(path).with(user(account + scenario.district)));
    }

    private ResultActions stop(String account, String reason) throws Exception {
        return browser.perform(post("/pairing/rounds/" + dossier + "/stop")
                .param("text", reason)
                .with(user(account + scenario.district))
                .with(csrf()));
    }
}
