package org.communitycounsel.vetting;

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
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.communitycounsel.directory.Lawyer;
import org.communitycounsel.platform.ApplicationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@ApplicationTest
class VettingPagesTest {

    VettingScenario scenario;
    MockMvc browser;

    @BeforeEach
    void begin(@Autowired WebApplicationContext beans) {
        scenario = new VettingScenario(beans);
        browser = MockMvcBuilders.webAppContextSetup(beans)
                .apply(springSecurity())
                .build();
    }

    @Nested
    @DisplayName("HZ09-4.2a 律所在案卷页撤回")
    class Withdrawal {

        @Test
        void the_firm_takes_its_recommendation_back() throws Exception {
            var candidate = scenario.recommended(scenario.lawyer());

            send("firm", "/vetting/" + candidate.dossier() + "/withdrawal", "律师已离职")
                    .andExpect(redirectedUrl("/dossiers/" + candidate.dossier()))
                    .andExpect(flash().attribute("done", "推荐已撤回。"));

            candidate.isIn(NominationState.WITHDRAWN).firmAndLawyerLearn("律师已离职");
        }

        @Test
        void nobody_else_can_and_cannot_tell_whether_the_dossier_exists() throws Exception {
            var candidate = scenario.recommended(scenario.lawyer());

            for (String account : new String[] {"otherFirm", "association", VettingScenario.STREET}) {
                send(account, "/vetting/" + candidate.dossier() + "/withdrawal", "理由")
                        .andExpect(status().isNotFound());
            }
            send("otherFirm", "/vetting/330102-LX-2026-999999/withdrawal", "理由").andExpect(status().isNotFound());

            candidate.isIn(NominationState.NOMINATED);
        }

        @Test
        void a_reason_has_to_be_given() throws Exception {
            var candidate = scenario.recommended(scenario.lawyer());

            send("firm", "/vetting/" + candidate.dossier() + "/withdrawal", "  ")
                    .andExpect(flash().attribute("error", containsString("请写明撤回理由")));

            candidate.isIn(NominationState.NOMINATED);
        }

        @Test
        void a_reason_that_is_refused_stands_there_again() throws Exception {
            var candidate = scenario.recommended(scenario.lawyer());

            var refused = send("firm", "/vetting/" + candidate.dossier() + "/withdrawal", "久".repeat(501))
                    .andExpect(flash().attribute("error", containsString("不超过500字")))
                    .andReturn();

            browser.perform(get("/dossiers/" + candidate.dossier())
                            .with(user("firm"))
                            .flashAttrs(refused.getFlashMap()))
                    .andExpect(content().string(containsString("久".repeat(501) + "</textarea>")));
        }

        @Test
        void the_firm_takes_its_lawyer_off_the_roster_and_nobody_else_does() throws Exception {
            var lawyer = scenario.lawyer();
            var certificate = scenario.recommended(lawyer).isCertified().ofCertificate();
            String path = "/vetting/certificates/" + certificate.dossier() + "/withdrawal";

            send("otherFirm", path, "理由").andExpect(status().isNotFound());
            assertThat(scenario.roster().has(lawyer.licenceNumber())).isTrue();

            send("firm", path, "律师已离职").andExpect(flash().attribute("done", "律师已撤出名册。"));
            assertThat(scenario.roster().has(lawyer.licenceNumber())).isFalse();
        }
    }

    @Nested
    @DisplayName("律师名册")
    class OnTheRoster {

        private Lawyer lawyer;

        @BeforeEach
        void one_is_certified() {
            lawyer = scenario.lawyer();
            scenario.recommended(lawyer).isCertified();
        }

        @Test
        void the_page_shows_the_certified_of_the_readers_district() throws Exception {
            browser.perform(get("/vetting/roster").with(user("firm")))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString(lawyer.licenceNumber())));
        }

        @Test
        void the_table_opens_in_a_spreadsheet_with_chinese_headings() throws Exception {
            var table = browser.perform(get("/vetting/roster.csv").with(user("association")))
                    .andExpect(status().isOk())
                    .andReturn()
                    .getResponse()
                    .getContentAsString(StandardCharsets.UTF_8);

            assertThat(table).startsWith("\uFEFF姓名,").contains(lawyer.licenceNumber());
        }

        @Test
        void a_reader_of_another_district_sees_nobody_of_this_one() throws Exception {
            scenario.inShanghai();

            for (String address : List.of("/vetting/roster", "/vetting/roster.csv")) {
                browser.perform(get(address).with(user("shanghaiAssociation")))
                        .andExpect(status().isOk())
                        .andExpect(content().string(not(containsString(lawyer.licenceNumber()))));
            }
        }

        @Test
        void a_reader_without_a_district_sees_nobody() throws Exception {
            browser.perform(get("/vetting/roster").with(user("stranger")))
                    .andExpect(content().string(containsString("名册上还没有律师")));
        }
    }

    private ResultActions send(String account, String path, String text) throws Exception {
        return browser.perform(
                post(path).param("text", text).with(user(account)).with(csrf()));
    }
}
