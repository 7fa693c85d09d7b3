package org.communitycounsel.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.el.ExpressionManager;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.engine.model.Known;
import org.communitycounsel.platform.engine.model.ModelRules;
import org.communitycounsel.platform.engine.model.Violation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ApplicationTest
@DisplayName("Expressions reach only what the project names for them")
class ExpressionEscapeTest {

    @Autowired
    ProcessEngine engine;

    @Autowired
    ApplicationContext context;

    @Autowired
    DiagramBeans beans;

    private String instance;
    private String deployment;

    @BeforeEach
    void aRunningInstance() {
        deployment = engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(
                        "waiting.bpmn",
                        Bpmn.createExecutableProcess("waiting")
                                .startEvent()
                                .userTask("wait")
                                .endEvent()
                                .done())
                .deploy()
                .getId();
        instance = engine.getRuntimeService()
                .createProcessInstanceByKey("waiting")
                .businessKey("330102-LX-2026-000001")
                .setVariables(Variables.putValue("name", "王律师")
                        .putValue("passed", true)
                        .putValue("years", 3)
                        .putValue("since", new Date(0))
                        .putValue(
                                "streets",
                                Variables.objectValue(new java.util.ArrayList<>(List.of("330102001", "330102002")))
                                        .serializationDataFormat("application/json")
                                        .create())
                        .putValue(
                                "file",
                                Variables.fileValue("a.txt")
                                        .file(new byte[] {1})
                                        .create()))
                .execute()
                .getId();
    }

    @AfterEach
    void cleanUp() {
        engine.getRepositoryService().deleteDeployment(deployment, true);
    }

    static final String[] ESCAPES = {
        "${''.getClass()}",
        "${''.class}",
        "${''['class']}",
        "${name.getClass().forName('java.lang.Runtime').getMethod('getRuntime').invoke(null)}",
        "${name['getClass']()}",
        "${years.class.classLoader}",
        "${passed.getClass()}",
        "${since.getClass()}",
        "${streets.getClass()}",
        "${streets.stream()}",
        "${file.read()}",
        "${file.getClass()}",
        "${now().getClass()}",
        "${dateTime().getClass()}",
        "${dateTime().getZone()}",
        "${dateTime().chronology}",
        "${currentUserGroups().getClass()}",
        "${execution.getProcessEngineServices().getRuntimeService()}",
        "${execution.processEngineServices}",
        "${execution.getProcessEngine()}",
        "${execution.getBpmnModelInstance()}",
        "${execution.getBpmnModelElementInstance()}",
        "${execution.getProcessInstance()}",
        "${execution.setVariable('passed', true)}",
        "${execution.removeVariable('name')}",
        "${execution.getClass().getClassLoader()}",
        "${execution.getVariable('name').getClass()}",
        "${execution['class']}",
        "${execution.processDefinition}",
        "${execution.executions}",
        "${execution.deleteCascade('now')}",
        "${runtimeService.createProcessInstanceQuery().list()}",
        "${repositoryService}",
        "${processEngine.identityService}",
        "${processEngineConfiguration}",
        "${identityService.createUserQuery().list()}",
        "${dataSource.getConnection()}",
        "${jdbcTemplate.queryForList('select 1')}",
        "${entityManagerFactory}",
        "${environment.getProperty('spring.datasource.password')}",
        "${systemProperties}",
        "${systemEnvironment}",
        "${org.springframework.context.ApplicationContext}",
        "${applicationContext.getBean('vault')}",
        "${vault.open()}",
        "${vault}",
        "${greetingBean.greet(execution, 'x')}",
        "${greeting.secret()}",
        "${greeting.getClass()}",
        "${greeting.class}",
        "${greeting.hashCode()}",
        "${greeting.greeted}",
        "${greeting.getTargetSource()}",
        "${greeting.getCallbacks()}",
        "${Runtime.getRuntime().exec('id')}",
        "${java.lang.Runtime.getRuntime()}",
        "${T(java.lang.Runtime).getRuntime()}",
        "${Class.forName('java.lang.Runtime')}",
        "${caseExecution.getClass()}",
        "#{''.getClass()}",
        "${variableContext.resolve('name')}",
    };

    static String[] escapes() {
        return ESCAPES;
    }

    @ParameterizedTest
    @MethodSource("escapes")
    void an_escape_is_not_evaluated(String expression) {
        assertThatThrownBy(() -> evaluate(expressions(), expression))
                .isInstanceOfAny(ProcessEngineException.class, ELException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${''.getClass().forName('java.lang.Runtime')}",
                "${execution.getProcessEngineServices().getRuntimeService()}",
                "${runtimeService.createProcessInstanceQuery().list()}",
                "${dataSource.getConnection().close()}",
                "${environment.getProperty('spring.application.name')}",
                "${vault.open()}"
            })
    void the_stock_engine_would_have_evaluated_it(String expression) {
        var stock = new SpringExpressionManager(context);
        assertThat(evaluateQuietly(stock, expression)).isTrue();
        assertThatThrownBy(() -> evaluate(expressions(), expression)).isInstanceOf(ProcessEngineException.class);
    }

    @Test
    void what_diagrams_need_is_evaluated() {
        Map.<String, Object>ofEntries(
                        Map.entry("${passed}", true),
                        Map.entry("${!passed}", false),
                        Map.entry("${name == '王律师'}", true),
                        Map.entry("${years + 2}", 5L),
                        Map.entry("${name.length()}", 3),
                        Map.entry("${empty name}", false),
                        Map.entry("${streets[1]}", "330102002"),
                        Map.entry("${streets.size()}", 2),
                        Map.entry("${streets.contains('330102001')}", true),
                        Map.entry("justiceOffice.${streets[0]}", "justiceOffice.330102001"),
                        Map.entry("${since.getTime()}", 0L),
                        Map.entry("${since.time}", 0L),
                        Map.entry("${execution.businessKey}", "330102-LX-2026-000001"),
                        Map.entry("${execution.getProcessBusinessKey()}", "330102-LX-2026-000001"),
                        Map.entry("${execution.getVariable('years')}", 3),
                        Map.entry("${execution.hasVariable('years')}", true),
                        Map.entry("${greeting.greet(execution, name)}", "您好，王律师"),
                        Map.entry("${greeting.add(1, years)}", 4))
                .forEach((expression, value) -> assertThat(evaluate(expressions(), expression))
                        .as(expression)
                        .isEqualTo(value));
    }

    @Test
    void the_functions_of_stored_filters_are_evaluated() {
        assertThat(evaluate(expressions(), "${now()}")).isInstanceOf(Date.class);
        assertThat(evaluate(expressions(), "${dateTime().plusDays(2).withTimeAtStartOfDay().toDate()}"))
                .isInstanceOf(Date.class);
        engine.getIdentityService().setAuthentication("wang", List.of("justiceOffice", "justiceOffice.330102001"));
        try {
            assertThat(evaluate(expressions(), "${currentUser()}")).isEqualTo("wang");
            assertThat(evaluate(expressions(), "${currentUserGroups()}"))
                    .isEqualTo(List.of("justiceOffice", "justiceOffice.330102001"));
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${''.getClass()}",
                "${name.getClass().forName('x')}",
                "${execution.getProcessEngineServices()}",
                "${runtimeService.createProcessInstanceQuery()}",
                "${vault.open()}",
                "${greeting.secret()}",
                "${greeting.greet('too few')}",
                "${T(java.lang.Runtime).getRuntime()}",
                "${unclosed"
            })
    void an_escape_is_found_by_reading(String expression) {
        var model = Bpmn.createExecutableProcess("escape")
                .startEvent()
                .serviceTask("attack")
                .camundaExpression(expression)
                .endEvent()
                .done();
        var violations = new ModelRules(beans)
                .check(
                        Map.of(
                                "escape.bpmn",
                                Bpmn.convertToString(model).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                        Known.NOTHING);
        assertThat(violations)
                .filteredOn(Violation::forbidsDeployment)
                .isNotEmpty()
                .allSatisfy(violation -> assertThat(violation.line()).startsWith("escape.bpmn，元素 attack："));
    }

    private ExpressionManager expressions() {
        return configuration().getExpressionManager();
    }

    private ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    private Object evaluate(ExpressionManager manager, String expression) {
        return configuration().getCommandExecutorTxRequired().execute(command -> {
            var execution = Context.getCommandContext().getExecutionManager().findExecutionById(instance);
            execution.setCachedElContext(null);
            return manager.createExpression(expression).getValue(execution);
        });
    }

    private boolean evaluateQuietly(ExpressionManager manager, String expression) {
        evaluate(manager, expression);
        return true;
    }
}
