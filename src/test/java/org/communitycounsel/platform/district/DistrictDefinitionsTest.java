package org.communitycounsel.platform.district;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** 上城 330102 has its own of everything, its city 3301 too, so 西湖 330106 has its city's; 浦东 310115 has the base. */
@ApplicationTest
@DisplayName("A district uses its own definitions, else its city's, else the base")
class DistrictDefinitionsTest {

    private static final String NUMBER = "330102-LX-2026-000001";

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    FormService forms;

    @Autowired
    HistoryService history;

    @Autowired
    IdentityService identity;

    @Autowired
    Decisions decisions;

    @Autowired
    Definitions definitions;

    @Autowired
    TransactionTemplate transaction;

    private final List<String> deployments = new ArrayList<>();

    @BeforeEach
    void threeLevels() {
        deploy(null, "base", true);
        deploy("3301", "city", false);
        deploy("330102", "own", false);
    }

    @AfterEach
    void removeThem() {
        identity.clearAuthentication();
        List<String> newestFirst = new ArrayList<>(deployments);
        java.util.Collections.reverse(newestFirst);
        newestFirst.forEach(id -> repository.deleteDeployment(id, true));
    }

    @ParameterizedTest
    @CsvSource({"330102, own, 330102", "330106, city, 3301", "310115, base,"})
    void a_shared_flow_finds_tables_called_processes_and_forms_of_its_district(
            String district, String level, String tenant) throws IOException {
        var instance = as(district, () -> start("test-shared"));

        assertThat(instance.getTenantId()).isEqualTo(district);
        assertThat(runtime.getVariable(instance.getId(), "level")).isEqualTo(level);

        var called = runtime.createProcessInstanceQuery()
                .superProcessInstanceId(instance.getId())
                .singleResult();
        assertThat(definition(called.getProcessDefinitionId()).getTenantId()).isEqualTo(tenant);
        assertThat(called.getTenantId()).isEqualTo(district);
        assertThat(called.getBusinessKey()).isEqualTo(NUMBER);

        var task = tasks.createTaskQuery().processInstanceId(called.getId()).singleResult();
        assertThat(task.getTenantId()).isEqualTo(district);
        String form = as(district, () -> read(forms.getDeployedTaskForm(task.getId())));
        assertThat(form).contains("任务表单 " + level);
        String startForm = as(district, () -> read(forms.getDeployedStartForm(instance.getProcessDefinitionId())));
        assertThat(startForm).contains("开始表单 " + level);
    }

    @ParameterizedTest
    @CsvSource({"330102, own", "330106, city", "310115, base", ", base"})
    void a_table_is_read_as_it_holds_in_the_district_whoever_asks(String district, String level) {
        assertThat(decisions.evaluate(district, "test-table", Map.of())).containsExactly(Map.of("level", level));
        identity.setAuthentication("nobody", List.of(), List.of("320100"));
        assertThat(decisions.evaluate(district, "test-table", Map.of())).containsExactly(Map.of("level", level));
    }

    @ParameterizedTest
    @CsvSource({"330102, 330102", "330106, 3301", "310115,"})
    void the_start_list_shows_only_what_the_district_runs(String district, String tenant) {
        var startable = as(district, this::startable);
        assertThat(startable)
                .filteredOn(definition -> definition.getKey().equals("test-levels"))
                .singleElement()
                .extracting(ProcessDefinition::getTenantId)
                .isEqualTo(tenant);
        long count = as(
                district,
                () -> repository
                        .createProcessDefinitionQuery()
                        .startableInTasklist()
                        .startablePermissionCheck()
                        .latestVersion()
                        .processDefinitionKey("test-levels")
                        .count());
        assertThat(count).isEqualTo(1);
    }

    @Test
    void who_works_in_several_districts_sees_what_each_of_them_runs() {
        assertThat(as(List.of("330102", "330106"), this::startable))
                .filteredOn(definition -> definition.getKey().equals("test-levels"))
                .extracting(ProcessDefinition::getTenantId)
                .containsExactlyInAnyOrder("330102", "3301");
    }

    @ParameterizedTest
    @CsvSource({"330102, 330102", "330106, 3301", "310115,"})
    void what_the_district_runs_is_started_for_the_district(String district, String tenant) {
        var instance = as(district, () -> startLevel(tenant, Map.of("note", "x")));
        assertThat(instance.getTenantId()).isEqualTo(district);
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processInstanceId(instance.getId())
                        .singleResult()
                        .getTenantId())
                .isEqualTo(district);
        assertThat(history.createHistoricVariableInstanceQuery()
                        .processInstanceId(instance.getId())
                        .list())
                .hasSize(2)
                .allSatisfy(variable -> assertThat(variable.getTenantId()).isEqualTo(district));
        assertThat(runtime.createVariableInstanceQuery()
                        .processInstanceIdIn(instance.getId())
                        .list())
                .allSatisfy(variable -> assertThat(variable.getTenantId()).isEqualTo(district));
        assertThat(runtime.createEventSubscriptionQuery()
                        .processInstanceId(instance.getId())
                        .list())
                .singleElement()
                .satisfies(
                        subscription -> assertThat(subscription.getTenantId()).isEqualTo(district));
        assertThat(tasks.createTaskQuery()
                        .processInstanceId(instance.getId())
                        .singleResult()
                        .getTenantId())
                .isEqualTo(district);
    }

    @ParameterizedTest
    @CsvSource({"330102,", "330102, 3301", "330106,"})
    void a_definition_in_whose_place_the_district_runs_another_is_refused(String district, String tenant) {
        refused(() -> as(district, () -> startLevel(tenant, Map.of())), "有自己的流程");
        refused(() -> startLevel(tenant, Map.of("district", district)), "有自己的流程");
    }

    @Test
    void a_definition_of_another_district_or_city_is_not_started() {
        assertThatThrownBy(() -> as("330106", () -> startLevel("330102", Map.of())))
                .isInstanceOfAny(ProcessEngineException.class, AuthorizationException.class);
        assertThatThrownBy(() -> as("310115", () -> startLevel("3301", Map.of())))
                .isInstanceOfAny(ProcessEngineException.class, AuthorizationException.class);
    }

    @Test
    void who_works_in_several_districts_says_for_which_one() {
        var both = List.of("330106", "330109");
        refused(() -> as(both, () -> start("test-shared")), "请填写这件事所在的区");
        refused(() -> as(both, () -> startLevel("3301", Map.of())), "请填写这件事所在的区");

        assertThat(as(both, () -> startLevel("3301", Map.of("district", "330109")))
                        .getTenantId())
                .isEqualTo("330109");
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("test-levels")
                .tenantIdIn("3301")
                .latestVersion()
                .singleResult()
                .getId();
        assertThat(as(both, () -> forms.submitStartForm(definition, NUMBER, Map.of("district", "330106")))
                        .getTenantId())
                .isEqualTo("330106");
        refused(() -> as(both, () -> startLevel("3301", Map.of("district", "330102"))), "不在该区（330102）工作");
    }

    @Test
    void who_works_in_no_district_starts_nothing() {
        refused(() -> as(List.of(), () -> start("test-shared")), "没有所属的区");
    }

    @Test
    void what_a_designer_deploys_holds_at_once_and_no_longer_when_it_is_removed() {
        assertThat(definitions.decisionTenant("310115", "test-table")).isEmpty();
        String deployment = repository
                .createDeployment()
                .tenantId("310115")
                .addString("test-table.dmn", table("pudong"))
                .deploy()
                .getId();
        assertThat(definitions.decisionTenant("310115", "test-table")).contains("310115");
        repository.deleteDeployment(deployment, true);
        assertThat(definitions.decisionTenant("310115", "test-table")).isEmpty();
    }

    @Test
    void a_deployment_that_is_rolled_back_does_not_hold() {
        transaction.executeWithoutResult(status -> {
            repository
                    .createDeployment()
                    .tenantId("310115")
                    .addString("test-table.dmn", table("pudong"))
                    .deploy();
            assertThat(definitions.decisionTenant("310115", "test-table")).contains("310115");
            status.setRollbackOnly();
        });
        assertThat(definitions.decisionTenant("310115", "test-table")).isEmpty();
    }

    @Test
    void the_city_tenant_opens_definitions_only() {
        identity.setAuthentication("designer", List.of("processDesigner"), List.of("330106"));
        String city = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("test-levels")
                .tenantIdIn("3301")
                .singleResult()
                .getId();
        assertThat(repository.getBpmnModelInstance(city)).isNotNull();
        assertThatThrownBy(() -> repository.suspendProcessDefinitionById(city))
                .isInstanceOfAny(ProcessEngineException.class, AuthorizationException.class);
        assertThatThrownBy(() -> repository.deleteDeployment(deployments.get(1), true))
                .isInstanceOfAny(ProcessEngineException.class, AuthorizationException.class);
    }

    private List<ProcessDefinition> startable() {
        return repository
                .createProcessDefinitionQuery()
                .latestVersion()
                .active()
                .startableInTasklist()
                .startablePermissionCheck()
                .listPage(0, 50);
    }

    private ProcessInstance start(String key) {
        return runtime.createProcessInstanceByKey(key)
                .processDefinitionWithoutTenantId()
                .businessKey(NUMBER)
                .execute();
    }

    private ProcessInstance startLevel(String tenant, Map<String, Object> variables) {
        var start = runtime.createProcessInstanceByKey("test-levels");
        return (tenant == null ? start.processDefinitionWithoutTenantId() : start.processDefinitionTenantId(tenant))
                .businessKey(NUMBER)
                .setVariables(variables)
                .execute();
    }

    private static void refused(ThrowingCallable start, String text) {
        assertThatThrownBy(start).isInstanceOf(Refusal.class).hasMessageContaining(text);
    }

    private <T> T as(String district, Supplier<T> action) {
        return as(List.of(district), action);
    }

    private <T> T as(List<String> districts, Supplier<T> action) {
        identity.setAuthentication("person", List.of("lawFirm", "lawFirm.test"), districts);
        try {
            return action.get();
        } finally {
            identity.clearAuthentication();
        }
    }

    private static String read(java.io.InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private ProcessDefinition definition(String id) {
        return repository.createProcessDefinitionQuery().processDefinitionId(id).singleResult();
    }

    private void deploy(String tenant, String level, boolean withShared) {
        var deployment = repository
                .createDeployment()
                .tenantId(tenant)
                .addString("test-table.dmn", table(level))
                .addString("test-called.bpmn", called())
                .addString("test-levels.bpmn", levels())
                .addString("test-form.form", form("test-form", "任务表单 " + level))
                .addString("test-start.form", form("test-start", "开始表单 " + level));
        if (withShared) {
            deployment.addString("test-shared.bpmn", shared());
        }
        deployments.add(deployment.deploy().getId());
    }

    private static String table(String level) {
        return """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n">
                  <decision id="test-table" name="表">
                    <decisionTable id="t" hitPolicy="FIRST">
                      <output id="o" name="level" typeRef="string" />
                      <rule id="r"><outputEntry id="e"><text>"%s"</text></outputEntry></rule>
                    </decisionTable>
                  </decision>
                </definitions>""".formatted(level);
    }

    private static String form(String id, String text) {
        return """
                {"id": "%s", "type": "default", "schemaVersion": 16,
                 "components": [{"type": "text", "id": "t", "text": "%s"}]}""".formatted(id, text);
    }

    private static String shared() {
        return process("test-shared", """
                <startEvent id="s" camunda:formRef="test-start" camunda:formRefBinding="latest" />
                <sequenceFlow id="f1" sourceRef="s" targetRef="read" />
                <businessRuleTask id="read" camunda:decisionRef="test-table" camunda:mapDecisionResult="singleEntry"
                    camunda:resultVariable="level" />
                <sequenceFlow id="f2" sourceRef="read" targetRef="call" />
                <callActivity id="call" calledElement="test-called" />
                <sequenceFlow id="f3" sourceRef="call" targetRef="e" />
                <endEvent id="e" />""");
    }

    private static String called() {
        return process("test-called", """
                <startEvent id="s" />
                <sequenceFlow id="f1" sourceRef="s" targetRef="fill" />
                <userTask id="fill" camunda:candidateGroups="lawFirm.test" camunda:formRef="test-form"
                    camunda:formRefBinding="latest" />
                <sequenceFlow id="f2" sourceRef="fill" targetRef="e" />
                <endEvent id="e" />""");
    }

    private static String levels() {
        return process("test-levels", """
                <startEvent id="s" camunda:initiator="starter" />
                <sequenceFlow id="f1" sourceRef="s" targetRef="fill" />
                <userTask id="fill" camunda:candidateGroups="lawFirm.test" />
                <sequenceFlow id="f2" sourceRef="fill" targetRef="e" />
                <endEvent id="e" />
                <subProcess id="withdrawal" triggeredByEvent="true">
                  <startEvent id="withdrawn"><messageEventDefinition id="m" messageRef="message" /></startEvent>
                  <sequenceFlow id="f3" sourceRef="withdrawn" targetRef="e2" />
                  <endEvent id="e2" />
                </subProcess>""");
    }

    private static String process(String key, String content) {
        return """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="n">
                  <message id="message" name="test.withdrawn" />
                  <process id="%s" name="测试流程" isExecutable="true" camunda:candidateStarterGroups="lawFirm">
                    %s
                  </process>
                </definitions>""".formatted(key, content);
    }
}
