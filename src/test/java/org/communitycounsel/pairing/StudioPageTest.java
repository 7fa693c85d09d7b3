package org.communitycounsel.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@ApplicationTest
@DisplayName("HZ09-4.2e 律师进社区的工作室由社区负责提供")
class StudioPageTest {

    private static final String COMMUNITY = "990901001001";
    private static final String NEIGHBOUR = "990901001002";

    @Autowired
    WebApplicationContext beans;

    ActivePairings given;
    MockMvc browser;

    @BeforeEach
    void a_street() {
        given = new ActivePairings(beans);
        given.district("990901", "癸区");
        given.street("990901001", "癸山街道", null);
        given.street("990901002", "癸水街道", null);
        given.community(COMMUNITY, "癸一社区");
        given.community(NEIGHBOUR, "癸二社区");
        given.account("studio-community", Role.COMMUNITY, COMMUNITY, "990901");
        given.account("studio-street", Role.JUSTICE_OFFICE, "990901001", "990901");
        given.account("studio-other-street", Role.JUSTICE_OFFICE, "990901002", "990901");
        given.account("studio-bureau", Role.DISTRICT_BUREAU, "990901", "990901");
        browser = MockMvcBuilders.webAppContextSetup(beans)
                .apply(springSecurity())
                .build();
    }

    @Test
    void the_community_says_where_it_is() throws Exception {
        state("studio-community", COMMUNITY, " 癸湖路12号  二楼 ").andExpect(flash().attributeExists("done"));

        assertThat(page("studio-community")).contains("癸湖路12号 二楼", "癸一社区").doesNotContain("癸二社区");
        assertThat(given.bean(PublicNotices.class)
                        .find(COMMUNITY)
                        .orElseThrow()
                        .place()
                        .studio())
                .isEqualTo("癸湖路12号 二楼");
    }

    @Test
    @DisplayName("JG-7.1 司法所安排社区律师工作室")
    void the_justice_office_does_for_the_communities_of_its_street() throws Exception {
        state("studio-street", NEIGHBOUR, "癸湖路20号").andExpect(flash().attributeExists("done"));
        assertThat(page("studio-street")).contains("癸一社区", "癸二社区", "癸湖路20号");
    }

    @Test
    void nobody_else_does() throws Exception {
        state("studio-community", NEIGHBOUR, "某处").andExpect(status().isForbidden());
        state("studio-other-street", COMMUNITY, "某处").andExpect(status().isForbidden());
        state("studio-bureau", COMMUNITY, "某处").andExpect(status().isForbidden());
        state("studio-street", "990901001", "某处").andExpect(status().isForbidden());
        browser.perform(get("/pairing/studios").with(user("studio-bureau"))).andExpect(status().isForbidden());
    }

    @Test
    void a_place_has_to_be_given_and_fits_on_a_card() throws Exception {
        state("studio-community", COMMUNITY, "  ").andExpect(flash().attribute("error", containsString("请填写工作室地点")));
        state("studio-community", COMMUNITY, "长".repeat(61))
                .andExpect(flash().attribute("error", containsString("60")));
    }

    private ResultActions state(String account, String community, String place) throws Exception {
        return browser.perform(post("/pairing/studios")
                .param("community", community)
                .param("place", place)
                .with(user(account))
                .with(csrf()));
    }

    private String page(String account) throws Exception {
        return browser.perform(get("/pairing/studios").with(user(account)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
