package org.communitycounsel.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communitycounsel.schedule.ChangeState.DECIDING;
import static org.communitycounsel.schedule.ChangeState.WITHDRAWN;
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
import org.communitycounsel.schedule.ChangeScenario.Change;
import org.communitycounsel.schedule.ChangeScenario.Served;
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
@DisplayName("JG-17 调整案卷、公示页和联系卡")
class ChangePagesTest {

    static final LocalDate NEXT_MONDAY = LocalDate.of(2026, 3, 16);

    ChangeScenario scenario;
    MockMvc browser;
    String lawyer;
    Served served;

    @BeforeEach
    void begin(@Autowired WebApplicationContext beans) {
        scenario = new ChangeScenario(beans);
        browser = MockMvcBuilders.webAppContextSetup(beans)
                .apply(springSecurity())
                .build();
        lawyer = scenario.lawyer("周明");
        served = scenario.served(lawyer);
    }

    private Change reported() {
        return scenario.reported(scenario.hours(served, NEXT_MONDAY));
    }

    private ResultActions withdraws(String account, Change change, String reason) throws Exception {
        return browser.perform(post("/schedule/changes/" + change.dossier + "/withdrawal")
                .param("text", reason)
                .with(user(account))
                .with(csrf()));
    }

    private ResultActions sees(String account, String path) throws Exception {
        return browser.perform(get(path).with(user(account)));
    }

    @Nested
    @DisplayName("JG-17a 律所撤回")
    class Withdrawal {

        @Test
        void the_firm_takes_its_report_back_on_the_dossiers_page() throws Exception {
            var change = reported();
            sees(ChangeScenario.FIRM_ACCOUNT, "/dossiers/" + change.dossier)
                    .andExpect(content().string(containsString("撤回报告")))
                    .andExpect(content().string(containsString("服务时间改为每周四上午")));

            withdraws(ChangeScenario.FIRM_ACCOUNT, change, "不再需要")
                    .andExpect(redirectedUrl("/dossiers/" + change.dossier))
                    .andExpect(flash().attribute("done", "报告已撤回，现有安排不变。"));

            change.is(WITHDRAWN);
            sees(ChangeScenario.FIRM_ACCOUNT, "/dossiers/" + change.dossier)
                    .andExpect(content().string(not(containsString("撤回理由"))));
        }

        @Test
        void nobody_else_can_and_cannot_tell_whether_the_dossier_exists() throws Exception {
            var change = reported();

            for (String account : List.of(
                    "chg-other-firm",
                    ChangeScenario.OFFICE,
                    ChangeScenario.SUPERVISOR,
                    ChangeScenario.JUSTICE,
                    served.account,
                    "chg-" + lawyer)) {
                withdraws(account, change, "理由").andExpect(status().isNotFound());
            }
            browser.perform(post("/schedule/changes/330102-TZ-2026-999999/withdrawal")
                            .param("text", "理由")
                            .with(user(ChangeScenario.FIRM_ACCOUNT))
                            .with(csrf()))
                    .andExpect(status().isNotFound());
            change.is(DECIDING);
        }

        @Test
        void a_reason_has_to_be_given_and_a_decided_one_stays() throws Exception {
            var change = reported();

            withdraws(ChangeScenario.FIRM_ACCOUNT, change, " ")
                    .andExpect(flash().attribute("error", containsString("请写明撤回理由")));
            change.is(DECIDING).isHeard().isApproved();
            withdraws(ChangeScenario.FIRM_ACCOUNT, change, "不再需要")
                    .andExpect(flash().attribute("error", containsString("已经决定，不能撤回")));
        }
    }

    @Nested
    @DisplayName("案卷只给有关的人看")
    class Dossier {

        @Test
        void firm_office_justice_office_community_and_lawyer_see_it() throws Exception {
            var change = reported();

            for (String account : List.of(
                    ChangeScenario.FIRM_ACCOUNT,
                    ChangeScenario.OFFICE,
                    ChangeScenario.JUSTICE,
                    served.account,
                    "chg-" + lawyer)) {
                sees(account, "/dossiers/" + change.dossier).andExpect(status().isOk());
            }
        }

        @Test
        void another_firm_and_another_community_do_not() throws Exception {
            var change = reported();
            var elsewhere = scenario.served(scenario.lawyer("林溪"));

            for (String account : List.of("chg-other-firm", elsewhere.account)) {
                sees(account, "/dossiers/" + change.dossier).andExpect(status().isNotFound());
            }
        }
    }

    @Nested
    @DisplayName("HZ09-4.2f、JG-7.1 公示页和联系卡")
    class Shown {

        @Test
        void new_hours_are_shown_from_the_first_day_not_before() throws Exception {
            reported().isHeard().isApproved();

            scenario.itIs(NEXT_MONDAY.minusDays(1).atTime(23, 59));
            show("每周三下午14:00—17:00", "每周四上午");
            scenario.itIs(NEXT_MONDAY.atStartOfDay());
            show("每周四上午09:00—12:00", "每周三下午");
        }

        @Test
        void a_new_lawyer_is_shown_from_the_first_day_not_before() throws Exception {
            String successor = scenario.lawyer("林溪");
            scenario.reported(scenario.lawyer(served, NEXT_MONDAY, successor))
                    .isHeard()
                    .isApprovedWith(successor);
            served.signsAndFiles();

            scenario.itIs(NEXT_MONDAY.minusDays(1).atTime(23, 59));
            show("周明", "林溪");
            scenario.itIs(NEXT_MONDAY.atStartOfDay());
            show("林溪", "周明");
        }

        @Test
        void a_substitute_is_shown_during_the_span_only() throws Exception {
            String substitute = scenario.lawyer("林溪");
            scenario.reported(scenario.leave(served, NEXT_MONDAY, NEXT_MONDAY.plusDays(4), substitute))
                    .isHeard()
                    .isApprovedWith(substitute);

            show("周明", "林溪");
            scenario.itIs(NEXT_MONDAY.atStartOfDay());
            show("代班律师，至2026年3月20日", "周明");
            scenario.itIs(NEXT_MONDAY.plusDays(5).atStartOfDay());
            show("周明", "代班律师");
        }

        private void show(String shown, String notShown) throws Exception {
            for (String page : List.of("/notice/" + served.community, "/notice/" + served.community + "/card")) {
                browser.perform(get(page))
                        .andExpect(status().isOk())
                        .andExpect(content().string(containsString(shown)))
                        .andExpect(content().string(not(containsString(notShown))));
            }
        }
    }

    @Nested
    @DisplayName("JG-17a 报告表单的选项")
    class PickLists {

        private List<String> offered(String key, String account) {
            return scenario.offered(account, key).stream()
                    .map(FormChoices.Choice::label)
                    .toList();
        }

        /** How the firm finds the pairing in its list. */
        private String shown(Served one) {
            return scenario.offered(ChangeScenario.FIRM_ACCOUNT, "pairingsOfFirm").stream()
                    .filter(choice -> choice.value().equals(one.dossier))
                    .findFirst()
                    .orElseThrow()
                    .label();
        }

        @Test
        void a_firm_chooses_among_its_own_pairings_and_lawyers() {
            assertThat(offered("pairingsOfFirm", ChangeScenario.FIRM_ACCOUNT))
                    .contains("望江街道%s（周明，每周三下午14:00—17:00，法定节假日除外）".formatted(served.name));
            assertThat(offered("pairingsOfFirm", "chg-other-firm")).isEmpty();
            assertThat(offered("rosteredLawyersOfFirm", ChangeScenario.FIRM_ACCOUNT))
                    .contains("周明（%s）".formatted(lawyer));
            scenario.losesCertificate(lawyer);
            assertThat(offered("rosteredLawyersOfFirm", ChangeScenario.FIRM_ACCOUNT))
                    .doesNotContain("周明（%s）".formatted(lawyer));
            assertThat(offered("pairingsOfFirm", ChangeScenario.OFFICE)).isEmpty();
        }

        @Test
        void a_pairing_is_shown_with_the_hours_of_the_day_in_its_district() {
            reported().isHeard().isApproved();

            scenario.itIs(NEXT_MONDAY.minusDays(1).atTime(23, 59));
            assertThat(shown(served)).isEqualTo("望江街道%s（周明，每周三下午14:00—17:00，法定节假日除外）".formatted(served.name));
            scenario.itIs(NEXT_MONDAY.atStartOfDay());
            assertThat(shown(served)).isEqualTo("望江街道%s（周明，每周四上午09:00—12:00，法定节假日除外）".formatted(served.name));
        }

        @Test
        void a_pairing_is_shown_with_all_who_serve_in_it_also_while_one_is_on_leave() {
            var other = scenario.served(scenario.lawyer("林溪"), 4);
            scenario.database()
                    .sql(
                            "insert into paired_lawyer (pairing_id, licence_number, part, held_at) values (?, ?, 'stationed', now())")
                    .params(other.pairing().id(), lawyer)
                    .update();
            assertThat(shown(other)).startsWith("望江街道%s（周明、林溪，每周四下午".formatted(other.name));

            String substitute = scenario.lawyer("许澈");
            scenario.reported(scenario.leave(served, NEXT_MONDAY, NEXT_MONDAY.plusDays(11), substitute))
                    .isHeard()
                    .isApprovedWith(substitute);
            scenario.itIs(NEXT_MONDAY.atTime(9, 0));
            assertThat(shown(served)).startsWith("望江街道%s（周明，每周三下午".formatted(served.name));
        }

        @Test
        void a_pairing_without_lawyers_or_plan_is_shown_too() {
            for (String gone : List.of("delete from service_plan", "update paired_lawyer set released_at = held_at")) {
                scenario.database()
                        .sql(gone + " where pairing_id = ?")
                        .param(served.pairing().id())
                        .update();
            }

            assertThat(shown(served)).isEqualTo("望江街道%s（，尚未排班）".formatted(served.name));
        }

        @Test
        void the_reasons_are_those_of_the_districts_table() {
            assertThat(offered("changeReasons", ChangeScenario.FIRM_ACCOUNT))
                    .containsExactlyInAnyOrder("工作变动", "疾病", "家庭变故", "生育、学习等计划内请假", "开庭等工作安排冲突", "其他特殊原因");
        }
    }
}
