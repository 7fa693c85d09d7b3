package org.communitycounsel.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communitycounsel.pairing.AssistantScenario.SCHOOL;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.camunda.bpm.engine.ProcessEngine;
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
@DisplayName("HZ09-4.2d 助理案卷和学生离任")
class DeparturePageTest {

    private static final String DISTRICT = "330402";

    MockMvc browser;
    AssistantScenario.Choice choice;

    @BeforeEach
    void twoStudentsServe(@Autowired WebApplicationContext beans) {
        var scenario = new AssistantScenario(beans, DISTRICT, SCHOOL);
        browser = MockMvcBuilders.webAppContextSetup(beans)
                .apply(springSecurity())
                .build();
        choice = scenario.begun().chosen().signed();
        scenario.pairings.account("otherSchool", Role.LAW_SCHOOL, "10399LAW");
        scenario.pairings.account("student", Role.STUDENT_ASSISTANT, "student");
        scenario.pairings.account(serving(), Role.STUDENT_ASSISTANT, SCHOOL + "-" + serving());
        var identity = beans.getBean(ProcessEngine.class).getIdentityService();
        if (identity.createTenantQuery().tenantId(DISTRICT).count() == 0) {
            identity.saveTenant(identity.newTenant(DISTRICT));
        }
        for (String account :
                new String[] {SCHOOL, "otherSchool", "student", serving(), community(), choice.lawyer()}) {
            if (identity.createTenantQuery()
                            .userMember(account)
                            .tenantId(DISTRICT)
                            .count()
                    == 0) {
                identity.createTenantUserMembership(DISTRICT, account);
            }
        }
    }

    private String community() {
        return choice.pairing.pairing().communityCode();
    }

    /** The account of a student who serves, under the student's number. */
    private String serving() {
        return choice.all().get(0).student().number();
    }

    @Test
    void the_school_community_lawyer_and_the_students_themselves_see_the_dossier() throws Exception {
        for (String account : new String[] {SCHOOL, community(), choice.lawyer(), serving()}) {
            see(account)
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("罗小满")))
                    .andExpect(content().string(containsString("13800001234")));
        }
    }

    @Test
    void others_do_not() throws Exception {
        see("otherSchool").andExpect(status().isNotFound());
        see("student").andExpect(status().isNotFound());
    }

    @Test
    void the_school_alone_says_that_a_student_leaves() throws Exception {
        see(SCHOOL).andExpect(content().string(containsString("学生离任：罗小满")));
        see(community()).andExpect(content().string(not(containsString("学生离任："))));

        for (String account : new String[] {"otherSchool", "student", serving(), community(), choice.lawyer()}) {
            leaves(account, "外出实习").andExpect(status().isNotFound());
        }
        leaves(SCHOOL, " ").andExpect(flash().attribute("error", containsString("请写明离任原因")));
        assertThat(choice.names(AssistantState.LEFT)).isEmpty();

        leaves(SCHOOL, "外出实习")
                .andExpect(redirectedUrl("/dossiers/" + choice.dossier))
                .andExpect(flash().attribute("done", containsString("已登记离任")));

        assertThat(choice.names(AssistantState.LEFT)).containsExactly("罗小满");
        choice.dossierSays("社区律师助理罗小满离任");
        leaves(SCHOOL, "外出实习").andExpect(flash().attribute("error", containsString("已不在岗")));
    }

    @Test
    void an_unknown_dossier_is_not_found() throws Exception {
        browser.perform(post("/assistants/330402-ZL-2026-999999/departures/1")
                        .param("text", "外出实习")
                        .with(user(SCHOOL))
                        .with(csrf()))
                .andExpect(status().isNotFound());
    }

    private ResultActions see(String account) throws Exception {
        return browser.perform(get("/dossiers/" + choice.dossier).with(user(account)));
    }

    private ResultActions leaves(String account, String reason) throws Exception {
        return browser.perform(post("/assistants/%s/departures/%d"
                        .formatted(choice.dossier, choice.all().get(0).id()))
                .param("text", reason)
                .with(user(account))
                .with(csrf()));
    }
}
