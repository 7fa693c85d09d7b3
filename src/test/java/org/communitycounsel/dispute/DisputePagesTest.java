package org.communitycounsel.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communitycounsel.dispute.DisputeScenario.BUREAU;
import static org.communitycounsel.dispute.DisputeScenario.CITY;
import static org.communitycounsel.dispute.DisputeScenario.COORDINATION;
import static org.communitycounsel.dispute.DisputeScenario.DISTRICT;
import static org.communitycounsel.dispute.DisputeScenario.OFFICE;
import static org.communitycounsel.dispute.DisputeScenario.ofCommittee;
import static org.communitycounsel.dispute.DisputeScenario.ofCommunity;
import static org.communitycounsel.dispute.DisputeScenario.ofLawyer;
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
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Map;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@ApplicationTest
@DisplayName("纠纷的办理页面和统计")
class DisputePagesTest {

    DisputeScenario scenario;
    MockMvc browser;
    WebApplicationContext beans;

    @BeforeEach
    void begin(@Autowired WebApplicationContext beans) {
        this.beans = beans;
        scenario = new DisputeScenario(beans);
        browser = MockMvcBuilders.webAppContextSetup(beans)
                .apply(springSecurity())
                .build();
    }

    @Nested
    @DisplayName("重新定级")
    class GradedAnew {

        @Test
        void the_justice_office_grades_anew_and_reports_go_out() throws Exception {
            var dispute = scenario.ordinary();

            send(OFFICE, dispute, "grade", "grade", "massIncident", "text", "已有二十余人到街道聚集")
                    .andExpect(flash().attribute("done", "已重新定级，并按新的等级重新上报。"));

            assertThat(dispute.dispute().grade()).isEqualTo(Grade.MASS_INCIDENT);
            assertThat(dispute.asked()).hasSize(3);
            see(OFFICE, page(dispute)).andExpect(content().string(containsString("已有二十余人到街道聚集")));
        }

        @Test
        void the_lawyer_raises_the_grade_but_does_not_lower_it() throws Exception {
            var dispute = scenario.conflict();

            send(ofLawyer(scenario.lawyer), dispute, "grade", "grade", "ordinary", "text", "已平息")
                    .andExpect(flash().attribute("error", "降低等级由司法所决定。请与司法所联系。"));
            send(ofLawyer(scenario.lawyer), dispute, "grade", "grade", "massIncident", "text", "多人聚集")
                    .andExpect(flash().attribute("done", containsString("已重新定级")));
        }

        @Test
        void what_was_typed_stands_there_again_where_it_is_refused() throws Exception {
            var dispute = scenario.conflict();

            var refused = send(ofLawyer(scenario.lawyer), dispute, "grade", "grade", "ordinary", "text", "已平息")
                    .andExpect(flash().attributeExists("error"))
                    .andReturn();

            browser.perform(get(page(dispute)).with(user(OFFICE)).flashAttrs(refused.getFlashMap()))
                    .andExpect(content()
                            .string(allOf(
                                    containsString("<option value=\"ordinary\" selected=\"selected\">"),
                                    containsString(">已平息</textarea>"))));
        }

        @Test
        void a_reason_is_needed() throws Exception {
            var dispute = scenario.conflict();

            send(OFFICE, dispute, "grade", "grade", "ordinary", "text", " ")
                    .andExpect(flash().attribute("error", containsString("请写明定级理由")));
        }

        @Test
        void the_coordination_office_reads_but_does_not_grade_and_strangers_find_nothing() throws Exception {
            var dispute = scenario.conflict();

            see(COORDINATION, page(dispute)).andExpect(content().string(not(containsString("重新定级</button>"))));
            send(COORDINATION, dispute, "grade", "grade", "ordinary", "text", "已平息")
                    .andExpect(status().isForbidden());
            send(ofLawyer(scenario.lawyer()), dispute, "grade", "grade", "ordinary", "text", "已平息")
                    .andExpect(status().isNotFound());
            assertThat(dispute.dispute().grade()).isEqualTo(Grade.CONFLICT_OF_INTEREST);
        }
    }

    @Test
    @DisplayName("JG-13a 邀请律师时写的说明，经办人员看得到")
    void what_was_written_with_the_invitation_can_be_read() throws Exception {
        var dispute = scenario.ordinary()
                .complete(
                        ofCommittee(scenario.community),
                        "inviteMediator",
                        Map.of("mediator", scenario.lawyer, "note", "请先联系楼下住户"));

        see(ofLawyer(scenario.lawyer), page(dispute)).andExpect(content().string(containsString("请先联系楼下住户")));
    }

    @Nested
    @DisplayName("JG-14 撤回调解的同意")
    class Withdrawn {

        @Test
        void the_lawyer_the_committee_and_the_office_record_that_a_side_takes_it_back() throws Exception {
            for (String account : List.of(ofLawyer(scenario.lawyer), ofCommittee(scenario.community), OFFICE)) {
                var dispute = scenario.ordinary()
                        .inviting(scenario.lawyer)
                        .accepting()
                        .consenting();
                see(account, page(dispute)).andExpect(content().string(containsString("登记撤回")));

                send(account, dispute, "withdrawal", "side", "one", "text", "不愿再谈")
                        .andExpect(flash().attribute("done", "已登记撤回同意，调解终止。"));

                assertThat(dispute.mediation().result()).isEqualTo(MediationResult.WITHDRAWN);
            }
        }

        @Test
        void others_on_the_case_do_not() throws Exception {
            var dispute = scenario.recordedBy(ofCommunity(scenario.community), scenario.form())
                    .inviting(scenario.lawyer)
                    .accepting()
                    .consenting();

            send(ofCommunity(scenario.community), dispute, "withdrawal", "side", "one", "text", "不愿再谈")
                    .andExpect(status().isForbidden());
        }

        @Test
        void nor_does_a_lawyer_on_the_case_who_does_not_mediate() throws Exception {
            String mediator = scenario.lawyer();
            scenario.pairings.stationed(scenario.community(), DisputeScenario.FIRM, mediator);
            var dispute = scenario.ordinary().inviting(mediator);

            send(ofLawyer(scenario.lawyer), dispute, "withdrawal", "side", "one", "text", "不愿再谈")
                    .andExpect(status().isForbidden());
        }
    }

    @Nested
    @DisplayName("JG-13 登记代理人")
    class Represented {

        @Test
        void the_office_records_who_represents_a_side() throws Exception {
            var dispute = scenario.conflict();
            String lawyer = scenario.lawyer();

            send(OFFICE, dispute, "representations", "licence", lawyer, "side", "other")
                    .andExpect(flash().attribute("done", "已登记代理人。"));

            see(OFFICE, page(dispute)).andExpect(content().string(containsString(lawyer + "）代理对方当事人")));
        }

        @Test
        void the_lawyer_who_serves_the_community_is_refused_by_the_clause() throws Exception {
            var dispute = scenario.conflict();

            send(OFFICE, dispute, "representations", "licence", scenario.lawyer, "side", "one")
                    .andExpect(flash().attribute("error", containsString("JG-13b")));
            send(COORDINATION, dispute, "representations", "licence", scenario.lawyer, "side", "one")
                    .andExpect(status().isForbidden());
        }

        @Test
        void number_and_side_stand_there_again_where_they_are_refused() throws Exception {
            var dispute = scenario.conflict();

            var refused = send(OFFICE, dispute, "representations", "licence", "1330120", "side", "other")
                    .andExpect(flash().attribute("error", containsString("没有执业证号为1330120的律师")))
                    .andReturn();

            browser.perform(get(page(dispute)).with(user(OFFICE)).flashAttrs(refused.getFlashMap()))
                    .andExpect(content()
                            .string(allOf(
                                    containsString("value=\"1330120\""),
                                    containsString("<option value=\"other\" selected=\"selected\">"))));
        }
    }

    @Nested
    @DisplayName("并案")
    class Joined {

        @Test
        void the_office_chooses_among_the_open_disputes_of_the_community() throws Exception {
            var main = scenario.ordinary();
            var dispute = scenario.conflict();
            see(OFFICE, page(dispute)).andExpect(content().string(containsString(main.dossier)));

            send(OFFICE, dispute, "joining", "into", main.dossier).andExpect(flash().attribute("done", "已并案，本案卷结案。"));

            dispute.is(DisputeState.JOINED);
            see(OFFICE, page(main)).andExpect(content().string(containsString("续报的情况")));
        }

        @Test
        void nobody_else_does() throws Exception {
            var main = scenario.ordinary();
            var dispute = scenario.conflict();

            send(ofLawyer(scenario.lawyer), dispute, "joining", "into", main.dossier)
                    .andExpect(status().isForbidden());
            send(COORDINATION, dispute, "joining", "into", main.dossier).andExpect(status().isForbidden());
        }
    }

    @Nested
    @DisplayName("SH17-3.4b 按等级、类别、月份、街道统计，不含当事人")
    class Counted {

        @Test
        void offices_see_the_figures_of_their_places_without_names() throws Exception {
            scenario.conflict();
            for (String account : List.of(OFFICE, COORDINATION, BUREAU, CITY)) {
                see(account, "/disputes")
                        .andExpect(status().isOk())
                        .andExpect(content().string(containsString("利益冲突")))
                        .andExpect(content().string(containsString("2026年3月")))
                        .andExpect(content().string(containsString("望江街道")))
                        .andExpect(content().string(not(containsString("王秀兰"))));
            }
        }

        @Test
        void what_was_joined_counts_once_and_an_agreement_is_counted_as_such() {
            var before = figures("邻里纠纷");
            var main = scenario.ordinary();
            scenario.recordedBy(ofCommunity(scenario.community), scenario.form())
                    .joinedInto(main);
            main.inviting(scenario.lawyer)
                    .accepting()
                    .consenting()
                    .establishing()
                    .agreeing();
            scenario.conflict();

            assertThat(figures("邻里纠纷"))
                    .isEqualTo(new DisputeFigures.Line(
                            "邻里纠纷", before.all() + 2, before.open() + 1, before.ended() + 1, before.agreed() + 1));
        }

        private DisputeFigures.Line figures(String kind) {
            return beans.getBean(DisputeFigures.class).of(List.of(DisputeScenario.STREET), 12).get(1).lines().stream()
                    .filter(line -> line.label().equals(kind))
                    .findFirst()
                    .orElse(new DisputeFigures.Line(kind, 0, 0, 0, 0));
        }

        @Test
        void another_street_is_not_in_view() throws Exception {
            scenario.conflict();
            scenario.account("dis-elsewhere", Role.JUSTICE_OFFICE, DISTRICT + "090");

            see("dis-elsewhere", "/disputes").andExpect(content().string(not(containsString("望江街道"))));
        }

        @Test
        void lawyers_and_communities_have_no_figures() throws Exception {
            see(ofLawyer(scenario.lawyer), "/disputes").andExpect(status().isForbidden());
            see(ofCommunity(scenario.community), "/disputes").andExpect(status().isForbidden());
        }
    }

    @Test
    @DisplayName("案卷首页不写当事人和案情")
    void the_dossier_says_grade_and_progress_and_leads_to_the_case() throws Exception {
        var dispute = scenario.conflict();

        see(OFFICE, "/dossiers/" + dispute.dossier)
                .andExpect(content().string(containsString("利益冲突")))
                .andExpect(content().string(containsString("/disputes/" + dispute.dossier)))
                .andExpect(content().string(not(containsString("王秀兰"))));
        assertThat(beans.getBean(JdbcClient.class)
                        .sql("select title from dossier where number = ?")
                        .param(dispute.dossier)
                        .query(String.class)
                        .single())
                .isEqualTo("纠纷上报：近江社区邻里纠纷");
    }

    private static String page(DisputeScenario.Case dispute) {
        return "/disputes/" + dispute.dossier;
    }

    private ResultActions see(String account, String path) throws Exception {
        return browser.perform(get(path).with(user(account)));
    }

    private ResultActions send(String account, DisputeScenario.Case dispute, String act, String... values)
            throws Exception {
        var request = post(page(dispute) + "/" + act).with(user(account)).with(csrf());
        for (int i = 0; i < values.length; i += 2) {
            request.param(values[i], values[i + 1]);
        }
        return browser.perform(request);
    }
}
