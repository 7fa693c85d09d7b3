package org.communitycounsel.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communitycounsel.review.ReplacementState.VERIFYING;
import static org.hamcrest.Matchers.allOf;
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

import java.time.LocalDate;
import java.util.List;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.engine.FormChoices;
import org.communitycounsel.review.ReplacementScenario.Served;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@ApplicationTest
@DisplayName("JG-21 更换案卷，在案卷页反映和补充")
class ReplacementPagesTest {

    static final String FACTS = "4月8日约好的讲座没有来，也没有通知居民。";

    @Autowired
    WebApplicationContext beans;

    ReplacementScenario scenario;
    MockMvc browser;
    String zhou;
    Served served;

    @BeforeEach
    void begin() {
        scenario = new ReplacementScenario(beans);
        browser = MockMvcBuilders.webAppContextSetup(beans)
                .apply(springSecurity())
                .build();
        zhou = scenario.lawyer("周明");
        served = scenario.served(zhou);
    }

    private ResultActions reports(String account, String text) throws Exception {
        return browser.perform(
                post("/replacements/of/%d/%s".formatted(served.pairing().id(), zhou))
                        .param("text", text)
                        .with(user(account))
                        .with(csrf()));
    }

    private ResultActions adds(String account, String dossier, String text) throws Exception {
        return browser.perform(post("/replacements/" + dossier + "/grounds")
                .param("text", text)
                .with(user(account))
                .with(csrf()));
    }

    private ResultActions sees(String account, String dossier) throws Exception {
        return browser.perform(get("/dossiers/" + dossier).with(user(account)));
    }

    @Test
    void the_community_reports_at_any_time_on_the_dossier_of_its_pairing() throws Exception {
        sees(served.account, served.dossier).andExpect(content().string(containsString("反映周明律师不负责")));

        reports(served.account, FACTS)
                .andExpect(flash().attribute("done", containsString("已受理并立案")))
                .andExpect(redirectedUrl("/dossiers/" + served.open(zhou).dossier));

        served.open(zhou).is(VERIFYING).dossierSays(FACTS);
        sees(served.account, served.dossier).andExpect(content().string(not(containsString("反映周明律师不负责"))));
    }

    @Test
    void lawyer_firm_and_others_neither_see_the_button_nor_can_report() throws Exception {
        sees("rep-" + zhou, served.dossier).andExpect(content().string(not(containsString("律师不负责"))));
        var elsewhere = scenario.served(scenario.lawyer("林溪"));

        for (String account : List.of(
                ReplacementScenario.FIRM_ACCOUNT,
                ReplacementScenario.OTHER_FIRM_ACCOUNT,
                ReplacementScenario.OFFICE,
                ReplacementScenario.SUPERVISOR,
                "rep-" + zhou,
                elsewhere.account)) {
            reports(account, FACTS).andExpect(status().isNotFound());
        }
        browser.perform(post("/replacements/of/999999999/" + zhou)
                        .param("text", FACTS)
                        .with(user(served.account))
                        .with(csrf()))
                .andExpect(status().isNotFound());
        assertThat(served.replacements(zhou)).isZero();
    }

    @Test
    void a_lawyer_who_does_not_serve_there_cannot_be_reported() throws Exception {
        String lin = scenario.lawyer("林溪");

        browser.perform(post("/replacements/of/%d/%s".formatted(served.pairing().id(), lin))
                        .param("text", FACTS)
                        .with(user(served.account))
                        .with(csrf()))
                .andExpect(flash().attribute("error", containsString("只能反映正在本社区")));

        assertThat(served.replacements(lin)).isZero();
    }

    @Test
    void a_text_has_to_be_given_and_a_second_report_leads_to_the_first() throws Exception {
        reports(served.account, "  ").andExpect(flash().attribute("error", containsString("请写明具体情况")));
        reports(served.account, "长".repeat(1001)).andExpect(flash().attribute("error", containsString("不超过1000字")));
        assertThat(served.replacements(zhou)).isZero();

        var reported = served.reports(zhou);
        reports(ReplacementScenario.JUSTICE, FACTS)
                .andExpect(flash().attribute("error", containsString("的更换正在办理（案卷" + reported.dossier)));
        assertThat(served.replacements(zhou)).isEqualTo(1);
    }

    @Test
    void until_it_is_decided_community_and_justice_office_add_to_what_was_reported() throws Exception {
        var reported = served.reports(zhou);
        sees(served.account, reported.dossier).andExpect(content().string(containsString("补充反映")));

        adds(served.account, reported.dossier, FACTS).andExpect(flash().attribute("done", containsString("已补充")));
        adds(ReplacementScenario.JUSTICE, reported.dossier, "走访时居民也有反映。")
                .andExpect(redirectedUrl("/dossiers/" + reported.dossier));

        assertThat(reported.isHeard().shown("confirmCause", "file")).contains("值班未到", FACTS, "走访时居民也有反映。");
        reported.officeRejects("均有请假记录");
        adds(served.account, reported.dossier, FACTS).andExpect(flash().attribute("error", containsString("不能再补充")));
        sees(served.account, reported.dossier)
                .andExpect(content().string(allOf(not(containsString("补充的情况")), containsString("不予更换"))));
    }

    @Test
    void nobody_else_adds_and_cannot_tell_whether_the_dossier_exists() throws Exception {
        var reported = served.reports(zhou);

        for (String account : List.of(
                ReplacementScenario.FIRM_ACCOUNT,
                ReplacementScenario.OFFICE,
                ReplacementScenario.SUPERVISOR,
                "rep-" + zhou)) {
            adds(account, reported.dossier, FACTS).andExpect(status().isNotFound());
        }
        adds(served.account, "330102-GH-2026-999999", FACTS).andExpect(status().isNotFound());
        sees(ReplacementScenario.OTHER_FIRM_ACCOUNT, reported.dossier).andExpect(status().isNotFound());
    }

    @Test
    void the_dossier_says_how_far_it_is_and_who_covers() throws Exception {
        String lin = scenario.lawyer("林溪");
        var failed = served.fails(zhou).isArranged(LocalDate.of(2026, 3, 13), lin);

        sees(ReplacementScenario.FIRM_ACCOUNT, failed.dossier)
                .andExpect(content()
                        .string(allOf(
                                containsString("已安排更换"),
                                containsString("考评不合格"),
                                containsString("2026年3月13日"),
                                containsString("由林溪（浙江南星律师事务所）代管"))));
    }

    @Test
    void the_form_offers_the_lawyers_of_ones_own_community_or_street_only() {
        var elsewhere = scenario.served(scenario.lawyer("林溪"));

        assertThat(offered(served.account)).containsExactly("周明（%s）".formatted(served.name));
        assertThat(offered(ReplacementScenario.JUSTICE))
                .contains("周明（%s）".formatted(served.name), "林溪（%s）".formatted(elsewhere.name));
        assertThat(offered(ReplacementScenario.FIRM_ACCOUNT)).isEmpty();
    }

    private List<String> offered(String account) {
        return scenario.offered(account, "lawyersServing").stream()
                .map(FormChoices.Choice::label)
                .toList();
    }
}
