package org.communitycounsel.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.communitycounsel.platform.access.Errands.Person;
import org.communitycounsel.platform.web.Browser;
import org.communitycounsel.platform.web.ServedApplicationTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Who sees what and may do what, by the calls Tasklist makes. The table is {@code access/who-sees-what.csv}: one line a
 * call, one column a person; a cell is the status, and after a slash how many are listed or counted.
 */
@ServedApplicationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Who sees what, by the REST calls of Tasklist")
class TasklistRestTest {

    private static final String TASKLIST = "/camunda/api/engine/engine/default";
    private static final String REST = "/engine-rest";
    private static final Duration TOMORROW = Duration.ofDays(1);
    private static final Duration YESTERDAY = Duration.ofDays(-1);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FIRST_PERSON = 4;

    @LocalServerPort
    int port;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    IdentityService identity;

    @Autowired
    FilterService filters;

    @Autowired
    Clock clock;

    /** Signed in once for all tests, as hashing a password is slow by design. */
    private final Map<Person, Browser> browsers = new EnumMap<>(Person.class);

    private Errands errands;

    /** As long as nobody has changed them, the next call finds them as they are; else null. */
    private Map<String, String> things;

    @BeforeAll
    void prepare() {
        errands = new Errands(repository, runtime, tasks, identity, clock);
        errands.prepare();
    }

    @AfterAll
    void clear() {
        errands.clear();
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/access/who-sees-what.csv", delimiter = '|', numLinesToSkip = 1)
    void call(ArgumentsAccessor row) throws Exception {
        assertThat(row.size()).isEqualTo(FIRST_PERSON + Person.values().length);
        var cells = new SoftAssertions();
        for (Person person : Person.values()) {
            if (things == null) {
                errands.clear();
                things = openThings();
            }
            things.put("{me}", person.id);
            String expected = row.getString(FIRST_PERSON + person.ordinal());
            HttpResponse<String> response = null;
            for (String address : addresses(row.getString(1))) {
                response = send(
                        person,
                        address,
                        row.getString(1),
                        fill(row.getString(2), things),
                        fill(row.getString(3), things));
                cells.assertThat(result(response, expected))
                        .as("%s of %s: %s", row.getString(0), person, response.body())
                        .isEqualTo(expected);
            }
            if (changesSomething(row.getString(1), row.getString(2), response)) {
                things = null;
            }
        }
        cells.assertAll();
    }

    /** What only reads must answer alike behind Tasklist and as the open REST API. */
    private static List<String> addresses(String method) {
        return method.equals("GET") ? List.of(TASKLIST, REST) : List.of(TASKLIST);
    }

    private static boolean changesSomething(String method, String path, HttpResponse<?> response) {
        boolean query = method.equals("GET") || path.contains("maxResults") || path.endsWith("/count");
        return !query && response.statusCode() < 300;
    }

    /** What the table's lines speak of: five open tasks, and what belongs to them. */
    private Map<String, String> openThings() {
        Task free = errands.start(Errands.HERE, "330102001", TOMORROW);
        Task claimed = errands.start(Errands.HERE, "330102001", YESTERDAY);
        tasks.claim(claimed.getId(), Person.OFFICER.id);
        Task neighbour = errands.start(Errands.HERE, "330102002", TOMORROW);
        Task far = errands.start(Errands.ELSEWHERE, "330106001", TOMORROW);
        Task review = errands.startReview(Errands.HERE, "330102001", TOMORROW);
        String comment = tasks.createComment(free.getId(), null, "已电话联系").getId();
        String variable = runtime.createVariableInstanceQuery()
                .processInstanceIdIn(free.getProcessInstanceId())
                .variableName("street")
                .singleResult()
                .getId();

        var things = new HashMap<>(Map.of(
                "{free}", free.getId(),
                "{claimed}", claimed.getId(),
                "{neighbour}", neighbour.getId(),
                "{far}", far.getId(),
                "{review}", review.getId(),
                "{instance}", free.getProcessInstanceId(),
                "{comment}", comment,
                "{variable}", variable,
                "{definition}", errands.definition(Errands.HERE).getId(),
                "{farDefinition}", errands.definition(Errands.ELSEWHERE).getId()));
        things.put("{deployment}", errands.definition(Errands.HERE).getDeploymentId());
        filters.createFilterQuery().list().forEach(filter -> things.put("{" + filter.getName() + "}", filter.getId()));
        return things;
    }

    private HttpResponse<String> send(Person person, String address, String method, String path, String body) {
        Browser browser = browsers.computeIfAbsent(person, this::signIn);
        var request = browser.request(address + path)
                .header("Accept", path.contains("/list") ? "application/hal+json" : "*/*")
                .header("X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN").orElseThrow());
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else if (body.startsWith("deploy ")) {
            request.header("Content-Type", "multipart/form-data; boundary=part")
                    .method(method, BodyPublishers.ofString(deployment(body.substring(7))));
        } else {
            request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
        }
        return browser.send(request);
    }

    private Browser signIn(Person person) {
        var browser = new Browser(port);
        browser.signIn(person.id, Errands.PASSWORD);
        browser.get("/camunda/app/tasklist/default/");
        return browser;
    }

    /** A deployment of a small process; of {@code none} it is shared by all districts. */
    private static String deployment(String tenant) {
        String field = "--part\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n";
        String file = """
                --part\r
                Content-Disposition: form-data; name="data"; filename="small.bpmn"\r
                Content-Type: text/xml\r
                \r
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t">\
                <process id="small" name="小流程" isExecutable="true"><startEvent id="s"/></process></definitions>\r
                --part--\r
                """;
        return field.formatted("deployment-name", "small")
                + (tenant.equals("none") ? "" : field.formatted("tenant-id", tenant))
                + file;
    }

    private static String fill(String text, Map<String, String> things) {
        if (text == null) {
            return null;
        }
        String filled = text;
        for (var thing : things.entrySet()) {
            filled = filled.replace(thing.getKey(), thing.getValue());
        }
        return filled;
    }

    /** The status, with the number of things listed or counted where the cell expects one. */
    private static String result(HttpResponse<String> response, String expected) throws Exception {
        String status = String.valueOf(response.statusCode());
        boolean successful = response.statusCode() == 200;
        return expected.contains("/") && successful ? status + "/" + size(JSON.readTree(response.body())) : status;
    }

    private static int size(JsonNode answer) {
        return answer.has("count") ? answer.get("count").asInt() : answer.size();
    }
}
