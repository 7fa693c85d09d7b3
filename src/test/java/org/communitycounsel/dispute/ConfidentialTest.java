package org.communitycounsel.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.communitycounsel.dispute.DisputeScenario.COORDINATION;
import static org.communitycounsel.dispute.DisputeScenario.DISTRICT;
import static org.communitycounsel.dispute.DisputeScenario.OFFICE;
import static org.communitycounsel.dispute.DisputeScenario.isRefused;
import static org.communitycounsel.dispute.DisputeScenario.ofCommittee;
import static org.communitycounsel.dispute.DisputeScenario.ofLawyer;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.FormService;
import org.communitycounsel.dispute.process.DisputeEscalation;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.dossier.Look;
import org.communitycounsel.platform.dossier.SealedDossiers;
import org.communitycounsel.platform.engine.Flows;
import org.communitycounsel.platform.identity.Accounts;
import org.communitycounsel.platform.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@ApplicationTest
@ExtendWith(OutputCaptureExtension.class)
@DisplayName("JG-15 商业秘密、不宜公开的事项和个人隐私，予以保密")
class ConfidentialTest {

    /** In every name and every fact of these tests, and nowhere else in the world. */
    private static final String PLANTED = "闵孖骉";

    /** Where names and facts are kept: read on the page of the dispute and in the forms of its tasks, by those on the case. */
    private static final Set<String> SEALED_TABLES = Set.of(
            "dispute_report",
            "dispute_party",
            "dispute_grading",
            "dispute_measure",
            "acknowledgement",
            "mediation",
            "mediation_consent");

    DisputeScenario scenario;
    JdbcClient database;
    MockMvc browser;

    @BeforeEach
    void begin(@Autowired WebApplicationContext beans) {
        scenario = new DisputeScenario(beans);
        database = beans.getBean(JdbcClient.class);
        browser = MockMvcBuilders.webAppContextSetup(beans)
                .apply(springSecurity())
                .build();
        scenario.account("dis-supervisor", Role.SUPERVISOR, DISTRICT);
        beans.getBean(Accounts.class).ensureRoles();
        beans.getBean(Accounts.class)
                .create("dis-administrator", "管理员", null, List.of("camunda-admin"), List.of(DISTRICT));
    }

    private DisputeScenario.Case planted(Map<String, Object> more) {
        var form = new HashMap<>(scenario.form());
        form.put("partiesOne", PLANTED + "一，3幢居民，13800001234");
        form.put("partiesOther", PLANTED + "二");
        form.put("matter", "关于" + PLANTED + "的纠纷。");
        form.putAll(more);
        return scenario.recordedBy(ofLawyer(scenario.lawyer), form);
    }

    /** A case through every form that asks for something confidential. */
    private DisputeScenario.Case playedToTheEnd() {
        var dispute = planted(Map.of());
        dispute.complete(
                ofCommittee(scenario.community),
                "inviteMediator",
                Map.of("mediator", scenario.lawyer, "note", PLANTED + "三"));
        dispute.accepting()
                .consenting()
                .complete(ofLawyer(scenario.lawyer), "establishFacts", Map.of("facts", "查明" + PLANTED + "的事实如下。"));
        scenario.as(OFFICE, () -> {
            scenario.bean(DisputeEscalation.class).withdrawConsent(dispute.dossier, Side.ONE, PLANTED + "不愿再谈", OFFICE);
            scenario.bean(DisputeEscalation.class)
                    .regrade(dispute.dossier, Grade.CONFLICT_OF_INTEREST, PLANTED + "与街道有纠纷", OFFICE, true);
            return null;
        });
        dispute.complete(OFFICE, dispute.tasks("acknowledgeReport").get(0), Map.of("note", PLANTED + "知悉"));
        chooses(dispute, "opinion");
        dispute.complete(
                ofLawyer(scenario.lawyer), "giveOpinion", Map.of("place", "written", "opinion", PLANTED + "可以申请行政复议。"));
        concludes(dispute, "again");
        chooses(dispute, "aid");
        dispute.complete(
                ofLawyer(scenario.lawyer),
                "assistWithAid",
                Map.of("aidResult", "granted", "aidNote", PLANTED + "已获批准"));
        concludes(dispute, "again");
        chooses(dispute, "transfer");
        dispute.complete(OFFICE, "transferDispute", Map.of("department", "区民政局", "transferNote", PLANTED + "的材料已移送"));
        concludes(dispute, "again");
        chooses(dispute, "joint");
        dispute.complete(
                OFFICE,
                "handleJointly",
                Map.of("participants", Flows.json(List.of("police")), "jointNote", PLANTED + "到场表态"));
        concludes(dispute, "again");
        chooses(dispute, "mediation");
        dispute.complete(OFFICE, "inviteMediator", Map.of("mediator", scenario.lawyer))
                .accepting()
                .consenting();
        dispute.complete(ofLawyer(scenario.lawyer), "establishFacts", Map.of("facts", "再次查明" + PLANTED + "的事实。"));
        dispute.complete(
                ofLawyer(scenario.lawyer),
                "recordResult",
                Map.of("mediationResult", "agreed", "terms", PLANTED + "赔偿3000元", "performance", PLANTED + "当日付清"));
        return dispute.endedWith(Outcome.AGREED);
    }

    private void chooses(DisputeScenario.Case dispute, String handling) {
        dispute.complete(
                OFFICE,
                "chooseHandling",
                Map.of("handling", handling, "handlingLawyer", scenario.lawyer, "note", PLANTED + "说明"));
    }

    private void concludes(DisputeScenario.Case dispute, String conclusion) {
        dispute.complete(
                OFFICE, "concludeHandling", Map.of("conclusion", conclusion, "conclusionNote", PLANTED + "说明"));
    }

    @Test
    void names_and_facts_are_in_the_sealed_tables_and_nowhere_else_nor_in_the_log(CapturedOutput log) {
        playedToTheEnd();

        var found = new TreeSet<String>();
        for (String table : tables()) {
            if (holdsPlanted(table)) {
                found.add(table);
            }
        }

        assertThat(found).isEqualTo(new TreeSet<>(SEALED_TABLES));
        assertThat(log.getAll()).doesNotContain(PLANTED);
    }

    private List<String> tables() {
        return database.sql(
                        "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'")
                .query(String.class)
                .list();
    }

    /** As text, or as the bytes of a text. */
    private boolean holdsPlanted(String table) {
        String bytes = HexFormat.of().formatHex(PLANTED.getBytes(StandardCharsets.UTF_8));
        return database.sql("select exists (select 1 from %s as line where line::text like ? or line::text like ?)"
                        .formatted(table))
                .params("%" + PLANTED + "%", "%" + bytes + "%")
                .query(Boolean.class)
                .single();
    }

    @Test
    void what_goes_wrong_is_told_and_logged_without_a_name(CapturedOutput log) {
        var dispute = planted(Map.of());

        isRefused("“对方当事人”第1行", () -> planted(Map.of("partiesOther", PLANTED + "，" + PLANTED + "，" + PLANTED)));
        assertThatThrownBy(() -> database.sql("update dispute_report set people = 0, matter = ? where dispute_id = ?")
                        .params(PLANTED, dispute.dispute().id())
                        .update())
                .hasMessageContaining("dispute_report_people_positive")
                .hasMessageNotContaining(PLANTED);
        assertThat(log.getAll()).doesNotContain(PLANTED);
    }

    @Test
    void the_form_of_a_task_shows_the_case_to_those_on_it_and_each_look_is_recorded() {
        var dispute = planted(Map.of("authorityIsSide", true));
        String task = dispute.task("chooseHandling").getId();

        assertThat(formFor(OFFICE, task)).contains(plantedInMarkdown());
        assertThat(looks(dispute)).extracting(Look::accountId, Look::what).containsExactly(tuple(OFFICE, "任务表单"));
        assertThat(formFor("dis-supervisor", task)).doesNotContain(PLANTED).contains("案情只有经办人员可以查阅");
        assertThat(formFor("dis-administrator", task)).doesNotContain(PLANTED);
        String stranger = ofLawyer(scenario.lawyer());
        assertThatThrownBy(() -> formFor(stranger, task)).hasMessageNotContaining(PLANTED);
        assertThat(looks(dispute)).hasSize(1);
    }

    private static String plantedInMarkdown() {
        return PLANTED + "一，3幢居民，13800001234";
    }

    private String formFor(String account, String task) {
        return scenario.as(account, () -> {
            try (var form = scenario.bean(FormService.class).getDeployedTaskForm(task)) {
                return new String(form.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private List<Look> looks(DisputeScenario.Case dispute) {
        return scenario.bean(SealedDossiers.class).looks(dispute.dossier);
    }

    @Test
    void what_people_write_cannot_become_markup_or_a_template() {
        var dispute =
                planted(Map.of("authorityIsSide", true, "matter", "{{dossierNumber}} <img src=x> [点此](http://x)"));

        assertThat(formFor(OFFICE, dispute.task("chooseHandling").getId()))
                .doesNotContain("<img", "](http")
                .contains("&#123;&#123;dossierNumber");
    }

    @Test
    void those_on_the_case_read_the_page_of_the_dispute_and_the_office_sees_who_did() throws Exception {
        var dispute = planted(Map.of("authorityIsSide", true));

        see(OFFICE, "/disputes/" + dispute.dossier)
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(PLANTED)));
        see(ofLawyer(scenario.lawyer), "/disputes/" + dispute.dossier)
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(PLANTED)));
        see(COORDINATION, "/dossiers/" + dispute.dossier)
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString(PLANTED))))
                .andExpect(content().string(containsString("查阅记录")))
                .andExpect(content().string(containsString("（" + OFFICE + "）")))
                .andExpect(content().string(containsString("当事人和案情")));
        see(ofLawyer(scenario.lawyer), "/dossiers/" + dispute.dossier)
                .andExpect(content().string(not(containsString("查阅记录"))));
    }

    @Test
    void others_find_nothing_and_supervisors_only_what_is_overdue() throws Exception {
        var dispute = planted(Map.of("authorityIsSide", true));
        String stranger = ofLawyer(scenario.lawyer());
        scenario.hoursPass(1);

        for (String account :
                List.of(stranger, DisputeScenario.ofCommunity(scenario.community), DisputeScenario.BUREAU)) {
            see(account, "/disputes/" + dispute.dossier).andExpect(status().isNotFound());
            see(account, "/dossiers/" + dispute.dossier).andExpect(status().isNotFound());
            see(account, "/dossiers?text=" + dispute.dossier)
                    .andExpect(content().string(not(containsString("近江社区邻里纠纷"))));
        }
        for (String account : List.of("dis-supervisor", "dis-administrator")) {
            see(account, "/disputes/" + dispute.dossier).andExpect(status().isNotFound());
            see(account, "/dossiers/" + dispute.dossier)
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("签收纠纷报告")))
                    .andExpect(content().string(containsString("保密案卷：当事人、案情和材料只有经办人员可以查阅")))
                    .andExpect(content().string(not(containsString("上传材料"))))
                    .andExpect(content().string(not(containsString(PLANTED))));
        }
        assertThat(looks(dispute))
                .extracting(Look::accountId, Look::what)
                .containsExactly(tuple("dis-administrator", "案卷页（不含案情）"), tuple("dis-supervisor", "案卷页（不含案情）"));
    }

    @Test
    void the_agreement_is_downloaded_by_those_on_the_case_only_and_that_is_recorded() throws Exception {
        var dispute = playedToTheEnd();
        String file = "/dossiers/%s/attachments/%d"
                .formatted(dispute.dossier, dispute.mediation().documentId());

        see("dis-supervisor", file).andExpect(status().isNotFound());
        see("dis-administrator", file).andExpect(status().isNotFound());
        see(OFFICE, file).andExpect(status().isOk());

        assertThat(looks(dispute)).extracting(Look::what).containsExactly("下载材料");
    }

    @Test
    void a_sealed_dossier_stays_sealed_and_its_looks_stay() {
        var dispute = planted(Map.of("authorityIsSide", true));
        formFor(OFFICE, dispute.task("chooseHandling").getId());

        assertThatThrownBy(() -> database.sql("update dossier set sealed = false where number = ?")
                        .param(dispute.dossier)
                        .update())
                .hasMessageContaining("stays sealed");
        assertThatThrownBy(() -> database.sql("delete from dossier_look where number = ?")
                        .param(dispute.dossier)
                        .update())
                .hasMessageContaining("only added to");
    }

    private ResultActions see(String account, String path) throws Exception {
        return browser.perform(get(path).with(user(account)));
    }
}
