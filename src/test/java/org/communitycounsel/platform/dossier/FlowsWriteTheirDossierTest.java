package org.communitycounsel.platform.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.spin.Spin.JSON;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.calendar.MovableClock;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.engine.UsedInDiagrams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ApplicationTest
public class FlowsWriteTheirDossierTest {

    private static final String FORM = """
            {"id": "dossier-check", "type": "default", "schemaVersion": 16, "components": [
              {"type": "text", "id": "t", "text": "请核对"},
              {"type": "textfield", "id": "a", "key": "lawyer", "label": "律师", "disabled": true},
              {"type": "group", "id": "g", "label": "审核", "components": [
                {"type": "radio", "id": "b", "key": "decision", "label": "审核意见",
                 "values": [{"label": "同意", "value": "agree"}, {"label": "退回", "value": "return"}]},
                {"type": "checkbox", "id": "c", "key": "original", "label": "已核对原件"}]},
              {"type": "checklist", "id": "d", "key": "missing", "label": "缺少材料", "valuesKey": "materials",
               "conditional": {"hide": "=decision = \\"agree\\""}},
              {"type": "number", "id": "e", "key": "hours", "label": "学时", "appearance": {"suffixAdorner": "小时"}},
              {"type": "datetime", "subtype": "date", "id": "f", "key": "practisingSince", "dateLabel": "执业日期"},
              {"type": "textfield", "id": "h", "key": "phone", "label": "手机", "properties": {"confidential": "true"}},
              {"type": "textfield", "id": "j", "key": "remark", "label": "备注"},
              {"type": "textarea", "id": "i", "key": "reason", "label": "理由"}]}""";

    @Autowired
    ProcessEngine engine;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    ManagementService management;

    @Autowired
    Dossiers dossiers;

    @Autowired
    EngineNames names;

    @Autowired
    Districts districts;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MovableClock clock;

    private String deployment;
    private String number;

    @BeforeEach
    void deploy() {
        clock.reset();
        districts.register("330102", "上城区", "杭州市");
        deployment = engine.getRepositoryService()
                .createDeployment()
                .name(UUID.randomUUID().toString())
                .addModelInstance("dossier-flow.bpmn", flow())
                .addModelInstance("dossier-sub.bpmn", called())
                .addString("dossier-check.form", FORM)
                .tenantId("330102")
                .deploy()
                .getId();
        number = dossiers.open("FL", "330102", "推荐张三律师", List.of("lawFirm.F1"));
    }

    @AfterEach
    void clear() {
        engine.getIdentityService().clearAuthentication();
        engine.getRepositoryService().deleteDeployment(deployment, true);
    }

    private static BpmnModelInstance flow() {
        return Bpmn.createExecutableProcess("dossier-flow")
                .name("小流程")
                .startEvent("nominated")
                .name("已推荐")
                .userTask("check")
                .name("核对材料")
                .camundaCandidateGroups("association.3301,justiceOffice.330102001")
                .camundaFormRef("dossier-check")
                .camundaFormRefBinding("deployment")
                .callActivity("publish")
                .calledElement("dossier-sub")
                .camundaCalledElementBinding("deployment")
                .endEvent("done")
                .name("已入册")
                .moveToActivity("check")
                .boundaryEvent("checkOverdue")
                .name("核对逾期")
                .timerWithDuration("PT1H")
                .endEvent("lapsed")
                .name("推荐失效")
                .done();
    }

    private static BpmnModelInstance called() {
        return Bpmn.createExecutableProcess("dossier-sub")
                .name("公示")
                .startEvent()
                .userTask("hear")
                .name("听取意见")
                .camundaCandidateGroups("community.330102001001")
                .camundaDueDate("${deadline.workingDays(execution, 3)}")
                .endEvent()
                .done();
    }

    /** As the account, which is allowed everything by the engine: whether it is on the case is another question. */
    private void as(String account, Runnable action) {
        engine.getIdentityService().setAuthentication(account, List.of(), List.of("330102"));
        names.freely(() -> {
            action.run();
            return null;
        });
    }

    private void start() {
        runtime.createProcessInstanceByKey("dossier-flow")
                .processDefinitionTenantId("330102")
                .businessKey(number)
                .setVariable("lawyer", "张三")
                .setVariable("materials", Variables.objectValue(List.of()).create())
                .execute();
    }

    @Test
    void candidate_groups_and_whoever_claims_come_on_the_case() {
        start();
        tasks.claim(task("check").getId(), "f-wang");
        assertThat(members()).containsExactly("association.3301", "justiceOffice.330102001", "lawFirm.F1");
        assertThat(persons()).containsExactly("f-wang");
    }

    @Test
    void a_completed_task_is_entered_in_the_words_of_its_form() {
        start();
        var submitted = Map.<String, Object>of(
                "decision", "agree",
                "original", true,
                "missing", List.of("degree"),
                "hours", 12.50,
                "practisingSince", "2020-03-01",
                "phone", "13800000000",
                "remark", "",
                "reason", "符合条件");
        as("f-wang", () -> tasks.complete(task("check").getId(), submitted));

        var entry = last("办结");
        assertThat(entry.text()).isEqualTo("办结：核对材料\n审核意见：同意\n已核对原件：是\n学时：12.5小时\n执业日期：2020年3月1日");
        assertThat(entry.grounds()).isEqualTo("符合条件");
        assertThat(entry.taskName()).isEqualTo("核对材料");
        assertThat(entry.actorId()).isEqualTo("f-wang");
    }

    @Test
    void what_was_submitted_at_the_start_is_entered_though_the_first_step_opens_the_dossier() {
        String late = engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(
                        "dossier-late.bpmn",
                        Bpmn.createExecutableProcess("dossier-late")
                                .name("迟立案")
                                .startEvent()
                                .camundaFormRef("dossier-check")
                                .camundaFormRefBinding("deployment")
                                .serviceTask("openDossier")
                                .camundaExpression("${dossierTestSteps.openDossier(execution)}")
                                .endEvent()
                                .done())
                .addString("dossier-check.form", FORM)
                .tenantId("330102")
                .deploy()
                .getId();
        engine.getIdentityService().setAuthentication("officer", List.of(), List.of("330102"));
        try {
            var instance = names.freely(() -> runtime.createProcessInstanceByKey("dossier-late")
                    .processDefinitionTenantId("330102")
                    .setVariables(Map.of("decision", "agree", "phone", "13800000000", "reason", "符合条件"))
                    .executeWithVariablesInReturn());
            engine.getIdentityService().clearAuthentication();
            number = engine.getHistoryService()
                    .createHistoricProcessInstanceQuery()
                    .processInstanceId(instance.getId())
                    .singleResult()
                    .getBusinessKey();
            assertThat(texts()).containsExactly("立案：迟立案", "流程开始：迟立案（第1版）\n审核意见：同意\n理由：符合条件", "流程结束：迟立案");
            assertThat(engine.getHistoryService()
                            .createHistoricVariableInstanceQuery()
                            .processInstanceId(instance.getId())
                            .list())
                    .extracting(HistoricVariableInstance::getName)
                    .containsExactlyInAnyOrder("phone", "reason");
        } finally {
            engine.getRepositoryService().deleteDeployment(late, true);
        }
    }

    /** Opens the dossier and puts away what was submitted. */
    @UsedInDiagrams("dossierTestSteps")
    public static class Steps {

        private final Dossiers dossiers;

        Steps(Dossiers dossiers) {
            this.dossiers = dossiers;
        }

        public void openDossier(DelegateExecution execution) {
            execution.setProcessBusinessKey(dossiers.open("LT", execution.getTenantId(), "迟立案", List.of()));
            execution.removeVariable("decision");
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    public static class Wiring {

        @Bean
        Steps dossierTestSteps(Dossiers dossiers) {
            return new Steps(dossiers);
        }
    }

    @Test
    void several_choices_are_named_by_the_options_the_form_offered() {
        start();
        runtime.setVariable(
                task("check").getProcessInstanceId(),
                "materials",
                JSON("[{\"label\":\"学历证明\",\"value\":\"degree\"},{\"label\":\"执业证\",\"value\":\"licence\"}]"));
        tasks.complete(
                task("check").getId(), Map.of("decision", "return", "missing", JSON("[\"degree\",\"licence\"]")));
        assertThat(last("办结").text()).isEqualTo("办结：核对材料\n审核意见：退回\n缺少材料：学历证明、执业证");
        assertThat(last("办结").grounds()).isNull();
    }

    @Test
    void without_a_signed_in_account_the_assignee_did_it() {
        start();
        tasks.setAssignee(task("check").getId(), "f-li");
        tasks.complete(task("check").getId());
        assertThat(last("办结").actorId()).isEqualTo("f-li");
    }

    @Test
    void a_called_flow_writes_into_the_dossier_of_the_flow_that_called_it() {
        start();
        tasks.complete(task("check").getId());
        assertThat(members()).contains("community.330102001001");
        tasks.complete(task("hear").getId());

        assertThat(texts())
                .containsExactly(
                        "立案：推荐张三律师",
                        "流程开始：小流程（第" + version() + "版）",
                        "办结：核对材料",
                        "流程开始：公示（第" + version() + "版）",
                        "办结：听取意见",
                        "流程结束：公示",
                        "流程结束：小流程（已入册）");
    }

    private int version() {
        return engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .deploymentId(deployment)
                .processDefinitionKey("dossier-flow")
                .singleResult()
                .getVersion();
    }

    @Test
    void a_task_says_how_its_due_date_was_counted() {
        start();
        tasks.complete(task("check").getId());
        assertThat(task("hear").getDueDate()).isEqualTo("2026-03-12T23:59:59+08:00");
        assertThat(task("hear").getDescription()).startsWith("期限：3个工作日");
    }

    @Test
    void a_timeout_is_entered_as_the_programmes_own_act() {
        start();
        clock.advance(Duration.ofHours(2));
        management.executeJob(management
                .createJobQuery()
                .processInstanceId(task("check").getProcessInstanceId())
                .singleResult()
                .getId());
        assertThat(texts()).endsWith("期限届满：核对逾期", "流程结束：小流程（推荐失效）");
        assertThat(last("期限届满").actorName()).isEqualTo("系统");
    }

    @Test
    void a_flow_broken_off_from_outside_says_so() {
        start();
        runtime.deleteProcessInstance(task("check").getProcessInstanceId(), "duplicate");
        assertThat(texts()).endsWith("流程终止：小流程");
    }

    @Test
    void a_rolled_back_completion_leaves_no_entry() {
        start();
        var task = task("check").getId();
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    tasks.complete(task);
                    throw new IllegalStateException("a later step failed");
                }))
                .hasMessage("a later step failed");
        tasks.complete(task);
        assertThat(texts()).filteredOn(text -> text.startsWith("办结")).hasSize(1);
    }

    @Test
    void a_business_key_typed_by_hand_does_not_reach_into_a_case_of_others() {
        assertThatThrownBy(() -> as("f-stranger", this::start)).hasStackTraceContaining("不是您经办的案卷");
        assertThat(texts()).containsExactly("立案：推荐张三律师");

        dossiers.admitPerson(number, "f-stranger");
        as("f-stranger", this::start);
        assertThat(last("流程开始").actorId()).isEqualTo("f-stranger");
    }

    @Test
    void a_flow_of_another_district_does_not_reach_into_the_case() {
        districts.register("330105", "拱墅区", "杭州市");
        String elsewhere = dossiers.open("FL", "330105", "推荐李四律师", List.of());
        number = elsewhere;
        assertThatThrownBy(this::start).hasStackTraceContaining("不是您经办的案卷");
    }

    @Test
    void a_flow_without_a_dossier_runs_without_one() {
        number = "anything";
        start();
        tasks.complete(tasks.createTaskQuery()
                .processInstanceBusinessKey("anything")
                .singleResult()
                .getId());
        assertThat(tasks.createTaskQuery().taskDefinitionKey("hear").count()).isEqualTo(1);
    }

    private Task task(String key) {
        return tasks.createTaskQuery().taskDefinitionKey(key).singleResult();
    }

    private List<String> texts() {
        return dossiers.entries(number).stream().map(Entry::text).toList();
    }

    private Entry last(String beginning) {
        return dossiers.entries(number).stream()
                .filter(entry -> entry.text().startsWith(beginning))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private List<String> members() {
        return database.sql("select group_id from dossier_member where number = ? order by 1")
                .param(number)
                .query(String.class)
                .list();
    }

    private List<String> persons() {
        return database.sql("select account_id from dossier_person where number = ? order by 1")
                .param(number)
                .query(String.class)
                .list();
    }
}
