package org.communitycounsel.platform.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.engine.UsedInDiagrams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

@ApplicationTest
@DisplayName("流程中的期限")
class DeadlinesTest {

    private static final String DISTRICT = "330102";

    private static final String BASE_ROWS = """
            supplement,3,workingDays,HZ09-5.2a
            publicity,7,calendarDays,SH17-3.1a
            renewal,1,months,HZ09-4.2c
            reply,24,hours,SC20-4.4c
            report,0,hours,JG-12b
            """;

    @Autowired
    Deadlines deadlines;

    @Autowired
    Districts districts;

    @Autowired
    MovableClock clock;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    ManagementService management;

    @Autowired
    IdentityService identity;

    @Autowired
    AuthorizationService authorization;

    private final List<String> deployments = new ArrayList<>();
    private final List<String> grants = new ArrayList<>();

    @BeforeEach
    void the_monday_before_national_day_2025() {
        districts.register(DISTRICT, "上城区", "杭州市");
        clock.moveTo(LocalDateTime.of(2025, 9, 29, 9, 30));
    }

    @AfterEach
    void leave_nothing() {
        identity.clearAuthentication();
        grants.forEach(authorization::deleteAuthorization);
        deployments.forEach(deployment -> repository.deleteDeployment(deployment, true));
        clock.reset();
    }

    @Nested
    @DisplayName("期限表")
    class Tables {

        @ParameterizedTest
        @CsvSource({
            "supplement, 2025-10-10T23:59:59",
            "publicity,  2025-10-09T23:59:59",
            "renewal,    2025-10-29T23:59:59",
            "reply,      2025-09-30T09:30:00",
            "report,     2025-09-29T09:30:00"
        })
        void a_step_has_the_due_date_of_its_row(String step, LocalDateTime due) {
            deployTable(null, "permit-deadlines", BASE_ROWS);
            var task = start(process("permit", "${deadline.of(execution, '" + step + "')}"));
            assertThat(beijing(task.getDueDate())).isEqualTo(due);
        }

        @Test
        void a_timer_falls_due_with_its_task() {
            deployTable(null, "permit-deadlines", BASE_ROWS);
            start(Bpmn.createExecutableProcess("permit")
                    .startEvent()
                    .userTask("decide")
                    .camundaDueDate("${deadline.of(execution, 'supplement')}")
                    .boundaryEvent("late")
                    .timerWithDate("${deadline.of(execution, 'supplement')}")
                    .endEvent()
                    .moveToActivity("decide")
                    .endEvent()
                    .done());
            var timer = management
                    .createJobQuery()
                    .timers()
                    .processDefinitionKey("permit")
                    .singleResult();
            assertThat(beijing(timer.getDuedate())).isEqualTo("2025-10-10T23:59:59");
        }

        @Test
        void a_called_process_has_a_table_of_its_own() {
            deployTable(null, "permit-deadlines", BASE_ROWS);
            deployTable(null, "hearing-deadlines", "supplement,1,workingDays,SH17-3.1a");
            deploy(process("hearing", "${deadline.of(execution, 'supplement')}"), DISTRICT);
            var task = start(Bpmn.createExecutableProcess("permit")
                    .startEvent()
                    .callActivity("hear")
                    .calledElement("hearing")
                    .endEvent()
                    .done());
            assertThat(beijing(task.getDueDate())).isEqualTo("2025-09-30T23:59:59");
        }

        @Test
        void the_districts_own_table_goes_before_its_citys_and_that_before_the_base() {
            var process = process("permit", "${deadline.of(execution, 'supplement')}");
            deployTable(null, "permit-deadlines", BASE_ROWS);
            assertThat(beijing(start(process).getDueDate())).isEqualTo("2025-10-10T23:59:59");
            deployTable("3301", "permit-deadlines", "supplement,2,workingDays,HZ24-1.1c");
            assertThat(beijing(start(process).getDueDate())).isEqualTo("2025-10-09T23:59:59");
            deployTable(DISTRICT, "permit-deadlines", "supplement,1,workingDays,SC20-4.4a");
            assertThat(beijing(start(process).getDueDate())).isEqualTo("2025-09-30T23:59:59");
        }

        @Test
        void the_table_holds_for_a_user_who_works_in_the_district_only() {
            deployTable(null, "permit-deadlines", BASE_ROWS);
            deployTable("3301", "permit-deadlines", "supplement,2,workingDays,HZ24-1.1c");
            grant("zhang", Resources.PROCESS_DEFINITION, Permissions.CREATE_INSTANCE);
            grant("zhang", Resources.PROCESS_INSTANCE, Permissions.CREATE);
            deploy(process("permit", "${deadline.of(execution, 'supplement')}"), DISTRICT);
            identity.setAuthentication("zhang", List.of(), List.of(DISTRICT));
            var asked = deadlines.deadline(DISTRICT, "permit-deadlines", "supplement", clock.instant());
            var instance = runtime.startProcessInstanceByKey("permit");
            identity.clearAuthentication();
            assertThat(asked.clause()).isEqualTo("HZ24-1.1c");
            assertThat(beijing(taskOf(instance).getDueDate())).isEqualTo("2025-10-09T23:59:59");
        }

        private void grant(String user, Resource resource, Permission permission) {
            var grant = authorization.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            grant.setUserId(user);
            grant.setResource(resource);
            grant.setResourceId(Authorization.ANY);
            grant.addPermission(permission);
            grants.add(authorization.saveAuthorization(grant).getId());
        }
    }

    @Nested
    @DisplayName("写在流程图中的期限")
    class InTheDiagram {

        @ParameterizedTest
        @CsvSource({
            "workingDays(execution; 3),  2025-10-10T23:59:59",
            "calendarDays(execution; 2), 2025-10-09T23:59:59",
            "months(execution; 3),       2025-12-29T23:59:59",
            "hours(execution; 48),       2025-10-01T09:30:00",
            "workingDays(execution; days), 2025-10-09T23:59:59"
        })
        void counts_as_a_row_would(String call, LocalDateTime due) {
            var task = start(process("permit", "${deadline." + call.replace(';', ',') + "}"));
            assertThat(beijing(task.getDueDate())).isEqualTo(due);
        }
    }

    @Nested
    @DisplayName("期限表有缺漏")
    class Faults {

        @Test
        void a_step_without_a_row_is_refused_by_name() {
            deployTable(null, "permit-deadlines", BASE_ROWS);
            assertRefused(
                    () -> start(process("permit", "${deadline.of(execution, 'appeal')}")),
                    "期限表“permit-deadlines”对步骤“appeal”没有规定期限（上城区 330102）。请联系流程设计人员补正该表。");
        }

        @Test
        void a_process_without_a_table_is_refused_by_name() {
            assertRefused(
                    () -> start(process("permit", "${deadline.of(execution, 'appeal')}")),
                    "期限表“permit-deadlines”对步骤“appeal”没有规定期限（期限表尚未部署）（上城区 330102）。请联系流程设计人员补正该表。");
        }

        @ParameterizedTest
        @CsvSource({
            "1.5, workingDays, 写的数量“1.5”不是整数",
            "-2,  workingDays, 期限“-2个工作日”超出范围",
            "2,   weeks,       期限单位“weeks”无法识别",
            "null, hours,      没有写明数量或单位"
        })
        void a_row_that_is_no_period_is_refused(String amount, String unit, String message) {
            deployTable(null, "permit-deadlines", "appeal," + amount + "," + unit + ",JG-17a");
            assertRefused(() -> start(process("permit", "${deadline.of(execution, 'appeal')}")), message);
        }

        @Test
        void two_rows_for_a_step_are_refused() {
            deployTable(null, "permit-deadlines", "COLLECT", "appeal,1,hours,JG-17a\nappeal,2,hours,JG-17b");
            assertRefused(() -> start(process("permit", "${deadline.of(execution, 'appeal')}")), "规定了不止一个期限");
        }

        private void assertRefused(ThrowingCallable step, String message) {
            assertThatThrownBy(step)
                    .satisfies(error -> assertThat(causes(error))
                            .anySatisfy(cause -> assertThat(cause)
                                    .isInstanceOf(Refusal.class)
                                    .hasMessageContaining(message)));
        }

        private List<Throwable> causes(Throwable error) {
            return Stream.iterate(error, java.util.Objects::nonNull, Throwable::getCause)
                    .toList();
        }
    }

    @Nested
    @DisplayName("期限自带说明")
    class Explained {

        @Test
        void a_listener_of_the_tasks_creation_learns_how_its_date_was_counted() {
            deployTable(null, "permit-deadlines", BASE_ROWS);
            assertThat(heardOn("${deadline.of(execution, 'supplement')}"))
                    .isEqualTo("3个工作日：自9月30日起算，跳过10月1日—8日（国庆节、中秋节），至10月10日（周五）24时止（依据 HZ09-5.2a）");
        }

        @Test
        void a_date_from_elsewhere_has_no_explanation() {
            assertThat(heardOn("2026-03-10T12:00:00")).isEqualTo("nothing");
        }

        @Test
        void a_deadline_kept_in_a_variable_is_an_ordinary_date() {
            var task = start(process("permit", "${deadline.workingDays(execution, 3)}"));
            runtime.setVariable(
                    task.getExecutionId(),
                    "replyDue",
                    new Period(3, Period.Unit.HOURS)
                            .from(clock.instant().atZone(MovableClock.ZONE), PlaceCalendarTest.calendar(), "")
                            .date());
            assertThat(runtime.getVariable(task.getExecutionId(), "replyDue"))
                    .isEqualTo(Date.from(Instant.parse("2025-09-29T04:30:00Z")));
        }

        @Test
        void an_explanation_can_be_had_without_a_process() {
            deployTable(null, "permit-deadlines", BASE_ROWS);
            assertThat(deadlines.explain(DISTRICT, "permit-deadlines", "reply", clock.instant()))
                    .isEqualTo("24小时：自9月29日（周一）9时30分起连续计算，至9月30日（周二）9时30分止");
        }

        private Object heardOn(String dueDate) {
            var process = process("permit", dueDate);
            UserTask decide = process.getModelElementById("decide");
            decide.builder().camundaTaskListenerDelegateExpression("create", "${deadlineProbe}");
            return tasks.getVariable(start(process).getId(), "heard");
        }
    }

    /** Writes down what a listener of a task's creation can learn of its due date. */
    @Component("deadlineProbe")
    @UsedInDiagrams("deadlineProbe")
    public static class Probe implements TaskListener {

        @Override
        public void notify(DelegateTask task) {
            task.setVariableLocal(
                    "heard", Deadline.behind(task).map(Deadline::description).orElse("nothing"));
        }
    }

    @Nested
    @DisplayName("时区是区县的，不是服务器的")
    class Zones {

        private final TimeZone usual = TimeZone.getDefault();

        @AfterEach
        void back() {
            TimeZone.setDefault(usual);
        }

        @ParameterizedTest
        @ValueSource(strings = {"America/Los_Angeles", "Pacific/Kiritimati", "Asia/Shanghai", "UTC"})
        void the_servers_zone_changes_nothing(String serverZone) {
            deployTable(null, "permit-deadlines", BASE_ROWS);
            var process = process("permit", "${deadline.of(execution, 'supplement')}");
            TimeZone.setDefault(TimeZone.getTimeZone(serverZone));
            // half past midnight in Beijing, still the day before in most of the world
            clock.moveTo(LocalDateTime.of(2025, 9, 30, 0, 30));
            assertThat(beijing(start(process).getDueDate())).isEqualTo("2025-10-11T23:59:59");
        }
    }

    /** A process of one user task, {@code decide}, with that due date. */
    private static BpmnModelInstance process(String key, String dueDate) {
        return Bpmn.createExecutableProcess(key)
                .startEvent()
                .userTask("decide")
                .camundaDueDate(dueDate)
                .endEvent()
                .done();
    }

    private Task start(BpmnModelInstance process) {
        deploy(process, DISTRICT);
        ProcessInstance instance = runtime.createProcessInstanceByKey("permit")
                .processDefinitionTenantId(DISTRICT)
                .setVariable("days", 2)
                .execute();
        return taskOf(instance);
    }

    /** The one task of the instance or of the process it called. */
    private Task taskOf(ProcessInstance instance) {
        return tasks.createTaskQuery()
                .or()
                .processInstanceId(instance.getId())
                .processDefinitionKey("hearing")
                .endOr()
                .singleResult();
    }

    private void deploy(BpmnModelInstance process, String tenant) {
        deployments.add(repository
                .createDeployment()
                .tenantId(tenant)
                .addModelInstance("process.bpmn", process)
                .deploy()
                .getId());
    }

    private void deployTable(String tenant, String key, String rows) {
        deployTable(tenant, key, "UNIQUE", rows);
    }

    private void deployTable(String tenant, String key, String hitPolicy, String rows) {
        deployments.add(repository
                .createDeployment()
                .tenantId(tenant)
                .addString(key + ".dmn", table(key, hitPolicy, rows))
                .deploy()
                .getId());
    }

    private static String table(String key, String hitPolicy, String rows) {
        return """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="test">
              <decision id="%s" name="期限">
                <decisionTable id="t" hitPolicy="%s">
                  <input id="i"><inputExpression id="e" typeRef="string"><text>step</text></inputExpression></input>
                  <output id="o1" name="amount" typeRef="double"/>
                  <output id="o2" name="unit" typeRef="string"/>
                  <output id="o3" name="clause" typeRef="string"/>
                  %s
                </decisionTable>
              </decision>
            </definitions>
            """.formatted(
                        key, hitPolicy, rows.lines().map(DeadlinesTest::rule).collect(Collectors.joining("\n")));
    }

    private static String rule(String row) {
        var cells = row.split(",");
        var id = "r" + row.hashCode();
        return """
            <rule id="%1$s"><inputEntry id="%1$si"><text>"%2$s"</text></inputEntry>
              <outputEntry id="%1$sa"><text>%3$s</text></outputEntry>
              <outputEntry id="%1$su"><text>"%4$s"</text></outputEntry>
              <outputEntry id="%1$sc"><text>"%5$s"</text></outputEntry></rule>
            """.formatted(id, cells[0], cells[1], cells[2], cells[3]);
    }

    private static LocalDateTime beijing(Date date) {
        return date.toInstant().atZone(ZoneId.of("Asia/Shanghai")).toLocalDateTime();
    }
}
