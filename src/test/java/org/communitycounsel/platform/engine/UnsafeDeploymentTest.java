package org.communitycounsel.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.engine.variable.Variables;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
@DisplayName("Code in models is refused at deployment, wherever it stands")
class UnsafeDeploymentTest {

    private static final String CODE = "${execution.getProcessEngineServices().getIdentityService()}";

    @Autowired
    ProcessEngine engine;

    @Autowired
    RepositoryService repository;

    @Autowired
    FilterService filters;

    @Autowired
    TaskService tasks;

    @Autowired
    IdentityService identity;

    @ParameterizedTest(name = "{0}")
    @MethodSource("places")
    void code_in_a_diagram_is_refused_with_file_and_element(String place, String element, String content) {
        String diagram = """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="n">
                  <process id="attack" isExecutable="true">
                    <startEvent id="s" />
                    <sequenceFlow id="f1" sourceRef="s" targetRef="a" />
                    %s
                    <sequenceFlow id="f2" sourceRef="a" targetRef="e" />
                    <endEvent id="e" />
                  </process>
                </definitions>""".formatted(content.replace("CODE", CODE));
        assertThatThrownBy(() -> repository
                        .createDeployment()
                        .addString("attack.bpmn", diagram)
                        .deploy())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("attack.bpmn，元素 %s：".formatted(element));
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("attack")
                        .count())
                .isZero();
    }

    static Stream<Arguments> places() {
        return Stream.of(
                place("service task", "a", "<serviceTask id='a' camunda:expression='CODE' />"),
                place("delegate", "a", "<serviceTask id='a' camunda:delegateExpression='CODE' />"),
                place("class", "a", "<serviceTask id='a' camunda:class='java.lang.ProcessBuilder' />"),
                place("send task", "a", "<sendTask id='a' camunda:expression='CODE' />"),
                place("script task", "a", "<scriptTask id='a' scriptFormat='juel'><script>CODE</script></scriptTask>"),
                task("execution listener", "<camunda:executionListener event='start' expression='CODE' />"),
                task(
                        "execution listener class",
                        "<camunda:executionListener event='start' class='java.lang.Thread' />"),
                task("task listener", "<camunda:taskListener event='create' expression='CODE' />"),
                task(
                        "input",
                        "<camunda:inputOutput><camunda:inputParameter name='x'>CODE</camunda:inputParameter></camunda:inputOutput>"),
                task(
                        "output in a list",
                        "<camunda:inputOutput><camunda:outputParameter name='x'><camunda:list><camunda:value>CODE</camunda:value></camunda:list></camunda:outputParameter></camunda:inputOutput>"),
                task(
                        "form field default",
                        "<camunda:formData><camunda:formField id='x' type='string' defaultValue='CODE' /></camunda:formData>"),
                task(
                        "form field validator",
                        "<camunda:formData><camunda:formField id='x' type='string'><camunda:validation><camunda:constraint name='validator' config='java.lang.Thread' /></camunda:validation></camunda:formField></camunda:formData>"),
                place("candidate groups", "a", "<userTask id='a' camunda:candidateGroups='justiceOffice.CODE' />"),
                place("assignee", "a", "<userTask id='a' camunda:assignee='CODE' />"),
                place("due date", "a", "<userTask id='a' camunda:dueDate='CODE' />"),
                place("priority", "a", "<userTask id='a' camunda:priority='CODE' />"),
                place("task name", "a", "<userTask id='a' name='CODE' />"),
                place("documentation", "a", "<userTask id='a'><documentation>CODE</documentation></userTask>"),
                place(
                        "form reference",
                        "a",
                        "<userTask id='a' camunda:formRef='CODE' camunda:formRefBinding='latest' />"),
                place("embedded form", "a", "<userTask id='a' camunda:formKey='embedded:deployment:x.html' />"),
                place(
                        "call mapping",
                        "a",
                        "<callActivity id='a' calledElement='x${1}'><extensionElements><camunda:in sourceExpression='CODE' target='x' /></extensionElements></callActivity>"),
                place("called element", "a", "<callActivity id='a' calledElement='CODE' />"),
                place(
                        "collection",
                        "a",
                        "<userTask id='a'><multiInstanceLoopCharacteristics camunda:collection='CODE' /></userTask>"),
                place(
                        "loop cardinality",
                        "a",
                        "<userTask id='a'><multiInstanceLoopCharacteristics><loopCardinality>CODE</loopCardinality></multiInstanceLoopCharacteristics></userTask>"),
                place(
                        "completion condition",
                        "a",
                        "<userTask id='a'><multiInstanceLoopCharacteristics camunda:collection='x'><completionCondition>CODE</completionCondition></multiInstanceLoopCharacteristics></userTask>"),
                place(
                        "condition",
                        "f3",
                        "<userTask id='a' /><userTask id='b' /><sequenceFlow id='f3' sourceRef='a' targetRef='b'><conditionExpression xsi:type='tFormalExpression'>CODE</conditionExpression></sequenceFlow>"),
                place(
                        "timer",
                        "t",
                        "<userTask id='a' /><boundaryEvent id='b' attachedToRef='a'><timerEventDefinition id='t'><timeDate>CODE</timeDate></timerEventDefinition></boundaryEvent>"),
                place(
                        "conditional event",
                        "c",
                        "<intermediateCatchEvent id='a'><conditionalEventDefinition id='c'><condition xsi:type='tFormalExpression'>CODE</condition></conditionalEventDefinition></intermediateCatchEvent>"),
                place(
                        "potential owner",
                        "a",
                        "<userTask id='a'><potentialOwner><resourceAssignmentExpression><formalExpression>user(CODE)</formalExpression></resourceAssignmentExpression></potentialOwner></userTask>"));
    }

    private static Arguments place(String place, String element, String content) {
        return Arguments.of(place, element, content.replace('\'', '"').replace("\"x.", "'x."));
    }

    private static Arguments task(String place, String extension) {
        return place(
                place, "a", "<userTask id='a'><extensionElements>" + extension + "</extensionElements></userTask>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"juel", "javascript", "groovy", "JUEL"})
    void a_table_in_another_language_is_refused(String language) {
        assertThatThrownBy(() -> repository
                        .createDeployment()
                        .addString("attack.dmn", table(language, "name"))
                        .deploy())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("attack.dmn，元素 x：决策表只能用 FEEL，不能用 " + language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"juel", "javascript"})
    void the_table_engine_itself_evaluates_feel_only(String language) {
        var alike = new DefaultDmnEngineConfiguration();
        alike.setElProvider(dmn().getElProvider());
        alike.setScriptEngineResolver(dmn().getScriptEngineResolver());
        var tables = alike.buildEngine();
        var table = tables.parseDecision("attack", stream(table(language, "name")));
        assertThatThrownBy(() -> configuration()
                        .getCommandExecutorTxRequired()
                        .execute(command -> tables.evaluateDecision(table, Variables.putValue("name", "x"))))
                .hasStackTraceContaining("不能");
    }

    @Test
    void feel_sees_no_java_object() {
        var variables = Variables.putValue("file", new Thread("t")).putValue("name", "王律师");
        var stock = new ScalaFeelEngineFactory().createInstance();
        assertThat(stock.<Object>evaluateSimpleExpression("file.getName()", variables.asVariableContext()))
                .isEqualTo("t");

        var feel = dmn().getFeelEngine();
        assertThat(feel.<Object>evaluateSimpleExpression("file", variables.asVariableContext()))
                .isNull();
        for (String escape : List.of("file.getName()", "file.getClass()", "file.class", "name.getClass()")) {
            assertThat(nullWhereRefused(() -> feel.evaluateSimpleExpression(escape, variables.asVariableContext())))
                    .as(escape)
                    .isNull();
        }
        assertThat(feel.<Object>evaluateSimpleExpression("string length(name) + 1", variables.asVariableContext()))
                .isEqualTo(4L);
    }

    @Test
    void feel_has_no_java_functions() {
        String external = "{ f: function(x) external { java: { class: \"java.lang.System\", method signature:"
                + " \"getProperty(java.lang.String)\" } }, y: f(\"java.home\") }.y";
        assertThat(nullWhereRefused(() -> dmn().getFeelEngine()
                        .evaluateSimpleExpression(
                                external, Variables.createVariables().asVariableContext())))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${runtimeService.startProcessInstanceByKey('x')}",
                "${''.getClass().forName('java.lang.Runtime')}",
                "${dataSource.getConnection()}",
                "${currentUserGroups().getClass()}"
            })
    void a_stored_filter_runs_no_code(String expression) {
        TaskQuery query = tasks.createTaskQuery().taskAssigneeExpression(expression);
        var filter = filters.newTaskFilter("attack");
        filter.setQuery(query);
        String id = filters.saveFilter(filter).getId();
        identity.setAuthentication("wang", List.of("camunda-admin"));
        try {
            assertThatThrownBy(() -> filters.count(id))
                    .isInstanceOf(ProcessEngineException.class)
                    .hasStackTraceContaining("used in expression: " + expression);
        } finally {
            identity.clearAuthentication();
            filters.deleteFilter(id);
        }
    }

    @Test
    void a_stored_filter_knows_its_user() {
        var task = tasks.newTask();
        task.setAssignee("wang");
        tasks.saveTask(task);
        var filter = filters.newTaskFilter("mine");
        filter.setQuery(tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}"));
        String id = filters.saveFilter(filter).getId();
        try {
            identity.setAuthentication("wang", List.of("camunda-admin"));
            assertThat(filters.count(id)).isEqualTo(1);
            identity.setAuthentication("li", List.of("camunda-admin"));
            assertThat(filters.count(id)).isZero();
        } finally {
            identity.clearAuthentication();
            filters.deleteFilter(id);
            tasks.deleteTask(task.getId(), true);
        }
    }

    @Test
    void other_files_are_refused() {
        for (String file : List.of("x.html", "x.js", "x.cmmn", "x.groovy")) {
            assertThatThrownBy(() ->
                            repository.createDeployment().addString(file, "x").deploy())
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("只能部署");
        }
    }

    /** FEEL gives null for what it does not know, or fails. */
    private static Object nullWhereRefused(java.util.concurrent.Callable<Object> evaluation) {
        try {
            return evaluation.call();
        } catch (Exception e) {
            return null;
        }
    }

    private DefaultDmnEngineConfiguration dmn() {
        return (DefaultDmnEngineConfiguration) configuration().getDmnEngineConfiguration();
    }

    private ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    private static java.io.InputStream stream(String text) {
        return new java.io.ByteArrayInputStream(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static String table(String language, String expression) {
        return """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n">
                  <decision id="attack" name="表">
                    <decisionTable id="t">
                      <input id="i">
                        <inputExpression id="x" typeRef="string" expressionLanguage="%s"><text>%s</text></inputExpression>
                      </input>
                      <output id="o" name="level" typeRef="string" />
                      <rule id="r">
                        <inputEntry id="ie"><text></text></inputEntry>
                        <outputEntry id="e"><text>"x"</text></outputEntry>
                      </rule>
                    </decisionTable>
                  </decision>
                </definitions>""".formatted(language, expression);
    }
}
