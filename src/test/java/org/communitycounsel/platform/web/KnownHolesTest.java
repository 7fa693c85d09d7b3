package org.communitycounsel.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.communitycounsel.platform.identity.Accounts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The published holes of Camunda 7.24 and the dangerous defaults of its starters. Each attack is sent over HTTP: to the
 * application, which refuses it, and, where the starters are open to it, to the starters as they come.
 */
@ServedApplicationTest
class KnownHolesTest {

    private static final String TASKLIST_API = "/camunda/api/engine/engine/default";
    private static final String STOCK_REST = "/engine-rest/engine/" + StockApplication.ENGINE;

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    IdentityService identity;

    @Autowired
    TaskService tasks;

    @BeforeEach
    void staff() {
        Staff.ensure(accounts, identity);
    }

    @Nested
    @DisplayName("CVE-2026-109432: expressions in queries are code")
    class ExpressionsInQueries {

        /** Finds the task assigned to 42 only where the expression was evaluated. */
        private static final String NESTED = "{\"orQueries\":[{\"assigneeExpression\":\"${'4'.concat('2')}\"}]}";

        @BeforeEach
        void a_task_assigned_to_42() {
            if (tasks.createTaskQuery().taskAssignee("42").count() == 0) {
                Task task = tasks.newTask();
                task.setAssignee("42");
                tasks.saveTask(task);
            }
        }

        @Test
        void the_stock_starter_evaluates_them_for_anybody() {
            var anybody = new Browser(StockApplication.port());
            anybody.post(STOCK_REST + "/task/create", "{\"assignee\":\"42\",\"name\":\"found\"}");
            assertThat(anybody.post(STOCK_REST + "/task", NESTED).body()).contains("\"name\":\"found\"");
        }

        @ParameterizedTest
        @ValueSource(strings = {"/task", "/task/count"})
        void the_application_refuses_them_in_task_queries_by_every_address(String path) {
            for (Browser browser : List.of(signedIn(Staff.OFFICE), signedIn(Staff.ADMINISTRATOR))) {
                assertRefused(browser.post("/engine-rest" + path, NESTED));
                assertRefused(browser.post("/engine-rest/engine/default" + path, NESTED));
                assertRefused(browser.post(TASKLIST_API + path, NESTED));
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"assigneeExpression\":\"${6*7}\"}",
                    "{\"orQueries\":[{\"orQueries\":[{\"assigneeExpression\":\"${6*7}\"}]}]}",
                    "{\"orQueries\":[{\"assignee\\u0045xpression\":\"${6*7}\"}]}",
                    "{\"orQueries\":[{\"\\u0061ssigneeExpressio\\u006e\":\"${6*7}\"}]}",
                    "{\"orQueries\":[{\"dueAfterExpression\":\"${now()}\"}]}",
                    "{\"name\":\"x\",\"orQueries\":[{}],\"orQueries\":[{\"assigneeExpression\":\"${6*7}\"}]}"
                })
        void however_deep_and_however_written(String query) {
            assertRefused(signedIn(Staff.OFFICE).post(TASKLIST_API + "/task", query));
        }

        @Test
        void in_another_encoding() {
            var browser = signedIn(Staff.OFFICE);
            for (var encoding : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
                var request = browser.request("/engine-rest/task")
                        .header("Content-Type", "application/json")
                        .header("X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN").orElseThrow())
                        .POST(HttpRequest.BodyPublishers.ofByteArray(NESTED.getBytes(encoding)));
                assertRefused(browser.send(request));
            }
        }

        @Test
        void behind_a_text_that_only_begins_as_json() {
            assertRefused(signedIn(Staff.OFFICE).post("/engine-rest/task", "{} " + NESTED + " }"));
        }

        @Test
        void as_a_parameter_of_the_address() {
            var browser = signedIn(Staff.OFFICE);
            for (String name : List.of("assigneeExpression", "assignee%45xpression", "candidateGroupExpression")) {
                assertRefused(browser.get("/engine-rest/task?" + name + "=" + encode("${6*7}")));
                assertRefused(browser.get(TASKLIST_API + "/task/count?" + name + "=" + encode("${6*7}")));
            }
        }

        @Test
        void what_has_no_expression_is_let_through() {
            assertThat(signedIn(Staff.OFFICE)
                            .post(
                                    TASKLIST_API + "/task?maxResults=10",
                                    "{\"orQueries\":[{\"assignee\":\"zhang\",\"name\":\"Expression\"}]}")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Nested
    @DisplayName("Stored filters")
    class StoredFilters {

        private static final String FILTER =
                "{\"name\":\"f\",\"resourceType\":\"Task\",\"query\":{\"assigneeExpression\":\"%s\"},\"properties\":{}}";

        @Test
        void the_stock_starter_keeps_and_evaluates_anybodys_expression() {
            var anybody = new Browser(StockApplication.port());
            anybody.post(STOCK_REST + "/task/create", "{\"assignee\":\"42\",\"name\":\"found\"}");
            var created = anybody.post(STOCK_REST + "/filter/create", FILTER.formatted("${'4'.concat('2')}"));
            String id = created.body().replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
            assertThat(anybody.get(STOCK_REST + "/filter/" + id + "/list").body())
                    .contains("\"name\":\"found\"");
        }

        @Test
        void only_administrators_make_or_change_filters() {
            String plain =
                    "{\"name\":\"f\",\"resourceType\":\"Task\",\"query\":{\"assignee\":\"zhang\"},\"properties\":{}}";
            for (String id : List.of(Staff.OFFICE, Staff.SUPERVISOR, Staff.DESIGNER)) {
                assertThat(signedIn(id)
                                .post(TASKLIST_API + "/filter/create", plain)
                                .statusCode())
                        .isEqualTo(403);
            }
            var administrator = signedIn(Staff.ADMINISTRATOR);
            var created = administrator.post(TASKLIST_API + "/filter/create", plain);
            assertThat(created.statusCode()).isEqualTo(200);
            String filter = TASKLIST_API + "/filter/" + created.body().replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
            assertThat(signedIn(Staff.OFFICE).json("PUT", filter, plain).statusCode())
                    .isEqualTo(403);
            assertThat(signedIn(Staff.OFFICE).json("DELETE", filter, "").statusCode())
                    .isEqualTo(403);
            assertThat(administrator.json("DELETE", filter, "").statusCode()).isEqualTo(204);
        }

        @Test
        void even_administrators_keep_only_expressions_that_tell_who_and_when() {
            var administrator = signedIn(Staff.ADMINISTRATOR);
            for (String code : List.of("${6*7}", "${''.getClass()}", "${currentUser().getClass()}", "${now()}${6*7}")) {
                assertRefused(administrator.post("/engine-rest/filter/create", FILTER.formatted(code)));
            }
            for (String harmless :
                    List.of("${currentUser()}", "${ currentUser() }", "${dateTime().plusDays(3).toDate()}")) {
                var created = administrator.post("/engine-rest/filter/create", FILTER.formatted(harmless));
                assertThat(created.statusCode()).isEqualTo(200);
                String id = created.body().replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
                administrator.json("DELETE", "/engine-rest/filter/" + id, "");
            }
        }

        @Test
        void a_shipped_filter_still_knows_who_asks() {
            Task mine = tasks.newTask();
            mine.setName("mine");
            mine.setAssignee(Staff.OFFICE);
            tasks.saveTask(mine);
            var browser = signedIn(Staff.OFFICE);
            String filters = browser.get(TASKLIST_API + "/filter?firstResult=0&maxResults=50")
                    .body();
            String id = filters.replaceAll(".*\"id\":\"([^\"]+)\"[^{}]*\"name\":\"我的任务\".*", "$1");
            assertThat(browser.post(TASKLIST_API + "/filter/" + id + "/list?maxResults=50", "{}")
                            .body())
                    .contains("\"name\":\"mine\"");
            assertRefused(browser.post(
                    TASKLIST_API + "/filter/" + id + "/list", "{\"orQueries\":[{\"assigneeExpression\":\"${6*7}\"}]}"));
            tasks.deleteTask(mine.getId(), true);
        }
    }

    @Nested
    @DisplayName("CVE-2026-77226: a visitor makes the first administrator")
    class FirstAdministrator {

        private static final String PROFILE =
                "{\"profile\":{\"id\":\"intruder\",\"firstName\":\"I\",\"lastName\":\"I\"},\"credentials\":{\"password\":\"long-enough-1A\"}}";

        @Test
        void the_stock_starter_lets_anybody() {
            var anybody = new Browser(StockApplication.port());
            anybody.get("/camunda/app/admin/" + StockApplication.ENGINE + "/setup/");
            assertThat(anybody.post("/camunda/api/admin/setup/" + StockApplication.ENGINE + "/user/create", PROFILE)
                            .statusCode())
                    .isEqualTo(204);
        }

        @Test
        void the_application_lets_nobody_not_even_an_administrator() {
            for (Browser browser : List.of(new Browser(port), signedIn(Staff.OFFICE), signedIn(Staff.ADMINISTRATOR))) {
                browser.get("/camunda/app/admin/default/setup/");
                for (String path : List.of("/user/create", "/user/create/", "/")) {
                    assertThat(browser.post("/camunda/api/admin/setup/default" + path, PROFILE)
                                    .statusCode())
                            .isIn(401, 403);
                }
            }
            assertThat(identity.createUserQuery().userId("intruder").count()).isZero();
        }

        @Test
        void there_is_an_administrator_before_the_first_request() {
            assertThat(identity.createUserQuery()
                            .memberOfGroup("camunda-admin")
                            .userId("admin")
                            .count())
                    .isEqualTo(1);
        }

        @Test
        void camundas_own_sign_in_beside_the_front_door_is_closed() {
            var browser = signedIn(Staff.OFFICE);
            var form = browser.request("/camunda/api/admin/auth/user/default/login/tasklist")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN").orElseThrow())
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "username=" + Staff.ADMINISTRATOR + "&password=" + Staff.PASSWORD));
            assertThat(browser.send(form).statusCode()).isEqualTo(403);
        }
    }

    @Nested
    @DisplayName("The REST API is open by default")
    class OpenRest {

        @Test
        void the_stock_starter_serves_anybody() {
            assertThat(new Browser(StockApplication.port())
                            .get(STOCK_REST + "/user")
                            .statusCode())
                    .isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/engine-rest",
                    "/engine-rest/",
                    "/engine-rest/engine",
                    "/engine-rest/engine/",
                    "/engine-rest/version",
                    "/engine-rest/user",
                    "/engine-rest/engine/default/task",
                    "/engine-rest/identity/password-policy",
                    "/engine-rest/%75ser",
                    "/camunda/api/engine/engine/",
                    "/camunda/api/engine/engine/default/user",
                    "/camunda/api/admin/auth/user/default",
                    "/camunda/api/cockpit/plugin/base/default/process-definition"
                })
        void the_application_serves_nobody_who_is_not_signed_in(String path) {
            assertThat(new Browser(port).get(path).statusCode()).isEqualTo(401);
        }

        @Test
        void staff_are_kept_to_what_tasklist_needs() {
            var browser = signedIn(Staff.OFFICE);
            assertThat(browser.post("/engine-rest/deployment/create", "{}").statusCode())
                    .isEqualTo(403);
            assertThat(browser.post("/engine-rest/task/create", "{}").statusCode())
                    .isEqualTo(403);
            assertThat(browser.get("/engine-rest/authorization").statusCode()).isEqualTo(403);
        }
    }

    @Nested
    @DisplayName("Deserialization of any class")
    class Deserialization {

        private static final String FILE =
                "{\"value\":\"\\\"/etc/passwd\\\"\",\"type\":\"Object\",\"valueInfo\":{\"objectTypeName\":\"java.io.File\",\"serializationDataFormat\":\"application/json\"}}";

        @Test
        void the_stock_starter_makes_an_object_of_any_class() {
            var anybody = new Browser(StockApplication.port());
            anybody.post(STOCK_REST + "/task/create", "{\"id\":\"deserialized\"}");
            anybody.json("PUT", STOCK_REST + "/task/deserialized/localVariables/x", FILE);
            assertThat(anybody.get(STOCK_REST + "/task/deserialized/localVariables/x")
                            .statusCode())
                    .isEqualTo(200);
        }

        @Test
        void the_application_makes_none_even_for_an_administrator() {
            Task task = tasks.newTask();
            tasks.saveTask(task);
            var administrator = signedIn(Staff.ADMINISTRATOR);
            String variable = "/engine-rest/task/" + task.getId() + "/localVariables/x";
            administrator.json("PUT", variable, FILE);
            assertThat(administrator.get(variable).statusCode()).isGreaterThanOrEqualTo(400);
            assertThat(signedIn(Staff.OFFICE).json("PUT", variable, FILE).statusCode())
                    .isEqualTo(403);
            tasks.deleteTask(task.getId(), true);
        }
    }

    @Nested
    @DisplayName("Unlimited queries")
    class UnlimitedQueries {

        @Test
        void the_stock_starter_gives_everything_at_once() {
            assertThat(new Browser(StockApplication.port())
                            .get(STOCK_REST + "/task?maxResults=2147483647")
                            .statusCode())
                    .isEqualTo(200);
        }

        @Test
        void the_application_gives_two_thousand_at_most() {
            var browser = signedIn(Staff.ADMINISTRATOR);
            for (String path : List.of("/engine-rest/task", TASKLIST_API + "/task")) {
                assertThat(browser.get(path + "?maxResults=2147483647").statusCode())
                        .isEqualTo(400);
                assertThat(browser.get(path).statusCode()).isEqualTo(400);
                assertThat(browser.get(path + "?maxResults=2000").statusCode()).isEqualTo(200);
            }
        }
    }

    @Nested
    @DisplayName("Transport: HSTS and the Secure flag behind TLS")
    class Transport {

        @Test
        void forms_saved_in_the_browser_are_forgotten_at_sign_out() {
            var browser = signedIn(Staff.OFFICE);
            browser.get("/camunda/app/tasklist/default/");
            var response = browser.send(browser.request("/sign-out")
                    .header("X-Forwarded-Proto", "https")
                    .header("X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN").orElseThrow())
                    .POST(java.net.http.HttpRequest.BodyPublishers.noBody()));

            assertThat(response.headers().firstValue("Clear-Site-Data")).hasValue("\"storage\"");
        }

        @Test
        void the_stock_starter_has_neither() {
            var response = behindTls(StockApplication.port(), "/camunda/app/welcome/" + StockApplication.ENGINE + "/");
            assertThat(response.headers().firstValue("Strict-Transport-Security"))
                    .isEmpty();
            assertThat(response.headers().allValues("Set-Cookie")).isNotEmpty().noneMatch(c -> c.contains("Secure"));
        }

        @Test
        void the_application_has_both() {
            var response = behindTls(port, "/sign-in");
            assertThat(response.headers().firstValue("Strict-Transport-Security"))
                    .get()
                    .asString()
                    .contains("max-age=31536000");
            assertThat(response.headers().allValues("Set-Cookie"))
                    .isNotEmpty()
                    .allMatch(cookie -> cookie.contains("Secure"))
                    .allMatch(cookie -> cookie.contains("SameSite=Lax"));
        }

        @Test
        void scripts_cannot_read_the_session() {
            var cookies = new Browser(port).get("/sign-in").headers().allValues("Set-Cookie");
            assertThat(cookies)
                    .filteredOn(cookie -> cookie.startsWith("SESSION"))
                    .hasSize(1)
                    .allMatch(cookie -> cookie.contains("HttpOnly"));
        }

        private HttpResponse<String> behindTls(int port, String path) {
            var browser = new Browser(port);
            return browser.send(browser.request(path)
                    .header("X-Forwarded-Proto", "https")
                    .header("X-Forwarded-For", "203.0.113.9")
                    .GET());
        }
    }

    @Nested
    @DisplayName("Forged requests (CSRF)")
    class ForgedRequests {

        @Test
        void without_the_token_nothing_is_changed_by_the_session() {
            var browser = signedIn(Staff.OFFICE);
            for (String path : List.of(TASKLIST_API + "/task/count", "/engine-rest/task/count", "/sign-out")) {
                var request = browser.request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{}"));
                assertThat(browser.send(request).statusCode()).as(path).isEqualTo(403);
            }
            assertThat(browser.get("/").statusCode()).as("still signed in").isEqualTo(200);
        }

        @Test
        void a_cookie_planted_by_a_neighbouring_site_does_not_count_as_the_token() {
            var browser = signedIn(Staff.OFFICE);
            var request = browser.request("/engine-rest/task/count")
                    .header("Content-Type", "application/json")
                    .header(
                            "Cookie",
                            "XSRF-TOKEN=planted; SESSION="
                                    + browser.cookie("SESSION").orElseThrow())
                    .header("X-XSRF-TOKEN", "planted")
                    .POST(HttpRequest.BodyPublishers.ofString("{}"));
            assertThat(browser.send(request).statusCode()).isIn(401, 403);
        }

        @Test
        void another_sites_page_cannot_use_a_password_the_browser_knows() {
            var browser = Browser.basic(port, Staff.OFFICE, Staff.PASSWORD);
            for (String[] header : new String[][] {
                {"Origin", "https://evil.example"}, {"Sec-Fetch-Site", "cross-site"}, {"Origin", "null"}
            }) {
                var request = browser.request("/engine-rest/task/count")
                        .header("Content-Type", "application/json")
                        .header(header[0], header[1])
                        .POST(HttpRequest.BodyPublishers.ofString("{}"));
                assertThat(browser.send(request).statusCode()).isEqualTo(403);
            }
        }

        @Test
        void signing_in_itself_needs_the_token_of_the_page() {
            var browser = new Browser(port);
            var request = browser.request("/sign-in")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "username=" + Staff.OFFICE + "&password=" + Staff.PASSWORD));
            assertThat(SignInTest.location(browser.send(request))).endsWith("/sign-in?expired");
        }
    }

    @Nested
    @DisplayName("Scripts in names (XSS), frames, sniffing")
    class Scripts {

        private static final String NAME = "<script>alert(1)</script>";

        @Test
        void a_name_is_shown_as_text() {
            accounts.create("script", NAME, Staff.PASSWORD, List.of("justiceOffice"), List.of());
            assertThat(signedIn("script").get("/").body())
                    .contains("&lt;script&gt;alert(1)")
                    .doesNotContain(NAME);
            assertThat(signedIn("script")
                            .get("/engine-rest/user/script/profile")
                            .headers()
                            .firstValue("Content-Type"))
                    .get()
                    .asString()
                    .startsWith("application/json");
            identity.deleteUser("script");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/",
                    "/sign-in",
                    "/no-such-page",
                    "/engine-rest/task/count",
                    "/camunda/app/tasklist/default/",
                    "/camunda/api/engine/engine/default/task/count",
                    "/assets/app.css"
                })
        void every_answer_forbids_foreign_scripts_frames_and_sniffing(String path) {
            var headers = signedIn(Staff.OFFICE).get(path).headers();
            assertThat(headers.allValues("Content-Security-Policy"))
                    .singleElement()
                    .asString()
                    .contains("frame-ancestors 'none'", "script-src 'self'")
                    .doesNotContain("script-src 'self' 'unsafe-inline'", "*");
            assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
            assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
        }

        @Test
        void tasklists_one_inline_script_is_allowed_by_its_hash_and_no_other() {
            var page = signedIn(Staff.OFFICE).get("/camunda/app/tasklist/default/");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .containsOnlyOnce("'sha256-")
                    .doesNotContain("nonce", "strict-dynamic", "https:");
            assertThat(page.body()).contains("/assets/front-door.js", "<html lang=\"zh-CN\">");
        }
    }

    @Nested
    @DisplayName("XML: external entities and entity bombs in models")
    class Xml {

        private static final String EXTERNAL = """
                <?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>
                """;

        private static final String BOMB = "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY e0 \"bomb\">"
                + IntStream.rangeClosed(1, 12)
                        .mapToObj(n -> "<!ENTITY e" + n + " \"" + ("&e" + (n - 1) + ";").repeat(10) + "\">")
                        .collect(Collectors.joining())
                + "]>";

        private static final String BPMN = """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t">
                <process id="xml-attack" name="%s" isExecutable="true"><startEvent id="s"/></process></definitions>
                """;

        private static final String DMN = """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="t">
                <decision id="xml-attack" name="%s"><literalExpression id="l"><text>1</text></literalExpression></decision></definitions>
                """;

        @Test
        void an_external_entity_is_not_read() throws Exception {
            String secret = java.nio.file.Files.readString(java.nio.file.Path.of("/etc/hostname"))
                    .strip();
            for (String[] model : models("&x;")) {
                var response = deploy(model[0], EXTERNAL + model[1]);
                assertThat(response.statusCode()).isEqualTo(400);
                assertThat(response.body()).doesNotContain(secret);
            }
        }

        @Test
        void an_entity_bomb_is_refused_at_once() {
            for (String[] model : models("&e12;")) {
                long start = System.nanoTime();
                assertThat(deploy(model[0], BOMB + model[1]).statusCode()).isEqualTo(400);
                assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
            }
        }

        private String[][] models(String name) {
            return new String[][] {{"a.bpmn", BPMN.formatted(name)}, {"a.dmn", DMN.formatted(name)}};
        }

        private HttpResponse<String> deploy(String file, String xml) {
            var administrator = signedIn(Staff.ADMINISTRATOR);
            String body = "--part\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nattack\r\n"
                    + "--part\r\nContent-Disposition: form-data; name=\"model\"; filename=\"" + file
                    + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + xml.strip() + "\r\n--part--\r\n";
            return administrator.send(administrator
                    .request("/engine-rest/deployment/create")
                    .header("Content-Type", "multipart/form-data; boundary=part")
                    .header("X-XSRF-TOKEN", administrator.cookie("XSRF-TOKEN").orElseThrow())
                    .POST(HttpRequest.BodyPublishers.ofString(body)));
        }
    }

    @Nested
    @DisplayName("Path traversal out of the web applications")
    class PathTraversal {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/camunda/app/tasklist/../../../../../application.yaml",
                    "/camunda/app/tasklist/..%2f..%2f..%2f..%2f..%2fapplication.yaml",
                    "/camunda/app/tasklist/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/application.yaml",
                    "/camunda/app/tasklist/..%5c..%5c..%5capplication.yaml",
                    "/camunda/app/tasklist/..;/..;/..;/application.yaml",
                    "/camunda/app/tasklist/default/..%252f..%252f..%252fapplication.yaml",
                    "/camunda/lib/../../../../../application.yaml",
                    "/camunda/lib/..%2f..%2f..%2f..%2f..%2fapplication.yaml",
                    "/camunda/assets//..//..//..//application.yaml",
                    "/camunda/api/tasklist/plugin/tasklistPlugins/static/../../../../application.yaml",
                    "/camunda/api/tasklist/plugin/tasklistPlugins/static/app/..%2f..%2f..%2f..%2fapplication.yaml",
                    "/camunda/api/cockpit/plugin/cockpitPlugins/static/%2e%2e%2f%2e%2e%2fapplication.yaml",
                    "/camunda/api/admin/plugin/../../../../application.yaml",
                    "/assets/..%2fapplication.yaml",
                    "/assets/../application.yaml"
                })
        void no_file_of_the_application_comes_out(String path) throws Exception {
            String answer = raw(path, signedIn(Staff.OFFICE).cookie("SESSION").orElseThrow());
            assertThat(answer).doesNotContain("community-counsel", "datasource");
            assertThat(answer).matches("(?s)HTTP/1.1 (302|400|403|404).*");
        }

        /** Past the client's own tidying of addresses. */
        private String raw(String path, String session) throws IOException {
            try (var socket = new Socket("localhost", port);
                    var out = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.US_ASCII)) {
                out.write("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nCookie: SESSION=" + session
                        + "\r\nConnection: close\r\n\r\n");
                out.flush();
                return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    private Browser signedIn(String id) {
        var browser = new Browser(port);
        assertThat(SignInTest.location(browser.signIn(id, Staff.PASSWORD))).endsWith("/");
        browser.get("/camunda/app/tasklist/default/");
        return browser;
    }

    private static void assertRefused(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).isEqualTo("{\"type\":\"Refusal\",\"message\":\"出于安全考虑，请求中不接受表达式。\"}");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
