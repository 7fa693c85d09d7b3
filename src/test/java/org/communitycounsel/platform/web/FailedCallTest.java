package org.communitycounsel.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.identity.Accounts;
import org.communitycounsel.platform.web.ServedApplicationTest.RefusingTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What people read when a call or a page fails: one Chinese sentence, and nothing of the system's inside. */
@ServedApplicationTest
class FailedCallTest {

    private static final List<String> ADDRESSES = List.of("/camunda/api/engine/engine/default", "/engine-rest");

    @LocalServerPort
    int port;

    @Autowired
    ProcessEngine engine;

    @Autowired
    Accounts accounts;

    @Autowired
    IdentityService identity;

    private Browser browser;

    @BeforeEach
    void signed_in() {
        Staff.ensure(accounts, identity);
        browser = new Browser(port);
        browser.signIn(Staff.OFFICE, Staff.PASSWORD);
        browser.get("/camunda/app/tasklist/default/");
    }

    @Test
    void a_refusal_comes_out_of_the_engine_as_it_went_in() {
        var commands = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired();
        assertThatThrownBy(() -> commands.execute(context -> {
                    throw new ProcessEngineException("wrapped", new IllegalStateException(new Refusal("公示期未满。")));
                }))
                .isInstanceOf(Refusal.class)
                .hasMessage("公示期未满。");
    }

    @Test
    void a_refusal_reaches_tasklist_and_rest_word_by_word_as_a_bad_request() {
        Task task = taskNamed(RefusingTask.REFUSED);
        for (String address : ADDRESSES) {
            var response = browser.post(address + "/task/" + task.getId() + "/submit-form", "{\"variables\":{}}");
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).isEqualTo("{\"type\":\"Refusal\",\"message\":\"" + RefusingTask.REASON + "\"}");
        }
        assertThat(engine.getTaskService()
                        .createTaskQuery()
                        .taskId(task.getId())
                        .count())
                .as("the task stays open")
                .isEqualTo(1);
    }

    @Test
    void a_fault_of_the_system_is_a_chinese_line_with_a_number_to_find_it_by() {
        Task task = taskNamed(RefusingTask.BROKEN);
        for (String address : ADDRESSES) {
            var response = browser.post(address + "/task/" + task.getId() + "/complete", "{}");
            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(response.body()).matches("\\{\"type\":\"ServerError\",\"message\":\"系统出错，.*编号 [0-9a-f]{8}。\"}");
        }
    }

    @Test
    void what_is_not_there_is_said_to_be_not_there() {
        for (String address : ADDRESSES) {
            var response = browser.get(address + "/task/unknown");
            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(response.body()).contains("\"message\":\"要找的内容不存在");
            assertNothingOfTheInside(response);
        }
    }

    @Test
    void what_cannot_be_read_is_said_to_be_wrong_without_the_parsers_words() {
        for (String address : ADDRESSES) {
            for (String body : List.of("{", "{\"assignee\":{}}", "[]", "{\"nameLike\":1,\"unknown\":2}")) {
                var response = browser.post(address + "/task", body);
                assertThat(response.statusCode()).isEqualTo(400);
                assertNothingOfTheInside(response);
            }
            assertNothingOfTheInside(browser.get(address + "/task?maxResults=abc"));
            assertNothingOfTheInside(browser.get(address + "/task?sortBy=%27;drop"));
        }
    }

    @Test
    void who_asks_for_all_or_too_many_learns_how_to_ask() {
        for (String address : ADDRESSES) {
            for (String query : List.of("/task", "/task?maxResults=2001")) {
                var response = browser.get(address + query);
                assertThat(response.statusCode()).isEqualTo(400);
                assertThat(response.body()).contains("请加上参数 maxResults（不超过2000），用 firstResult 翻页");
            }
            assertThat(browser.get(address + "/task?maxResults=2000").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void the_versions_of_a_definition_are_listed_as_cockpit_asks_for_them_without_an_end() {
        var supervisor = new Browser(port);
        supervisor.signIn(Staff.SUPERVISOR, Staff.PASSWORD);
        for (String kind : List.of("process", "decision")) {
            var versions = supervisor.get("/camunda/api/engine/engine/default/" + kind
                    + "-definition?key=lawyer-vetting&sortBy=version&sortOrder=desc&withoutTenantId=true");
            assertThat(versions.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_page_that_is_not_there_or_not_allowed_says_so_in_chinese() {
        var missing = browser.get("/no-such-page");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).startsWith("<!DOCTYPE html>").contains("没有找到这个页面", "返回首页");
        var forbidden = browser.get("/camunda/app/admin/default/");
        assertThat(forbidden.statusCode()).isEqualTo(403);
        assertThat(forbidden.body()).contains("没有权限");
        assertNothingOfTheInside(forbidden);
    }

    private Task taskNamed(String name) {
        String key = name + "-test";
        engine.getRepositoryService()
                .createDeployment()
                .name(key)
                .enableDuplicateFiltering(true)
                .addModelInstance(
                        key + ".bpmn",
                        Bpmn.createExecutableProcess(key)
                                .name(name)
                                .startEvent()
                                .userTask("task")
                                .name(name)
                                .camundaAssignee(Staff.OFFICE)
                                .endEvent()
                                .done())
                .deploy();
        var instance = engine.getRuntimeService().startProcessInstanceByKey(key, Map.of());
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance.getId())
                .singleResult();
    }

    private static void assertNothingOfTheInside(HttpResponse<String> response) {
        assertThat(response.body())
                .doesNotContainPattern(
                        "Exception|org\\.|com\\.fasterxml|jakarta|\\bat [a-z]+\\.|(?i)select |HTTP Status");
        assertThat(response.headers().firstValue("X-Powered-By")).isEmpty();
        assertThat(response.headers().firstValue("Server")).isEmpty();
    }
}
