package org.communitycounsel.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.communitycounsel.dispute.DisputeScenario.DISTRICT;
import static org.communitycounsel.dispute.DisputeScenario.FIRM;
import static org.communitycounsel.dispute.DisputeScenario.OFFICE;
import static org.communitycounsel.dispute.DisputeScenario.ofCommittee;
import static org.communitycounsel.dispute.DisputeScenario.ofLawyer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.communitycounsel.platform.calendar.MovableClock;
import org.communitycounsel.platform.dossier.Look;
import org.communitycounsel.platform.dossier.SealedDossiers;
import org.communitycounsel.platform.engine.Flows;
import org.communitycounsel.platform.identity.Accounts;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.platform.web.Browser;
import org.communitycounsel.platform.web.ServedApplicationTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * Disputes under way and ended, asked after over HTTP by people who have nothing to do with them. The calls are the lines of
 * {@code access/strangers-see-nothing.csv}, each with somebody who is told something, so that a call that tells nobody anything
 * proves nothing unnoticed; where an answer is never empty, the last column is the pattern of what tells it.
 */
@ServedApplicationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("JG-15 案外人从任何入口都看不到纠纷")
class StrangersSeeNothingTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final String PLANTED = "闵孖骉";
    private static final String PASSWORD = "Sui-bian-2026!";
    private static final String OTHER_STREET = "330102098";
    private static final String OTHER_FIRM = "31330000DISP00002";
    private static final String OTHER_DISTRICT = "330106";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Who asks. The strangers have a role, or none, and nothing to do with the disputes. */
    private enum Person {
        LAWYER_OF_OTHER_FIRM,
        COLLEAGUE_OF_THE_LAWYER,
        FIRM,
        COMMITTEE_OF_OTHER_COMMUNITY,
        COMMUNITY_OF_SAME_STREET,
        OFFICE_OF_OTHER_STREET,
        BUREAU_OF_OTHER_DISTRICT,
        SUPERVISOR_OF_OTHER_DISTRICT,
        DESIGNER,
        WITHOUT_A_ROLE,
        NOT_SIGNED_IN,
        SUPERVISOR,
        ADMINISTRATOR,
        OFFICE,
        LAWYER;

        static final Set<Person> ON_THE_CASE = EnumSet.of(OFFICE, LAWYER);
        static final Set<Person> OVERSEERS = EnumSet.of(SUPERVISOR, ADMINISTRATOR);
        static final Set<Person> STRANGERS = EnumSet.range(LAWYER_OF_OTHER_FIRM, NOT_SIGNED_IN);
    }

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext beans;

    private DisputeScenario scenario;
    private final Map<Person, String> accounts = new EnumMap<>(Person.class);
    private final Map<Person, Browser> browsers = new EnumMap<>(Person.class);

    /** What the table's lines speak of: one entry for each open task, one for the dispute that has ended. */
    private final List<Map<String, String>> things = new ArrayList<>();

    private DisputeScenario.Case ended;

    @BeforeAll
    void begin() {
        scenario = new DisputeScenario(beans);
        people();
        var dangerous = planted(Map.of("signs", Flows.json(List.of("gathering"))));
        ended = mediated();
        ended.complete(
                ofLawyer(scenario.lawyer),
                "recordResult",
                Map.of("mediationResult", "agreed", "terms", PLANTED + "赔偿3000元", "performance", PLANTED + "当日付清"));
        scenario.hoursPass(25);
        things.add(of(dangerous, dangerous.tasks("acknowledgeReport").get(0)));
        things.add(of(dangerous, dangerous.task("chooseHandling")));
        things.add(of(ended, null));
    }

    @AfterAll
    void end() {
        scenario.signOut();
        beans.getBean(MovableClock.class).reset();
        var left = things.stream().map(each -> each.get("{root}")).distinct().toList();
        beans.getBean(RuntimeService.class).createProcessInstanceQuery().rootProcessInstances().list().stream()
                .filter(instance -> left.contains(instance.getId()))
                .forEach(instance -> beans.getBean(RuntimeService.class)
                        .deleteProcessInstance(instance.getId(), "test", true, true));
    }

    // --- the people

    private void people() {
        scenario.pairings.street(OTHER_STREET, "清波街道", null);
        scenario.pairings.firm(OTHER_FIRM, "浙江清波律师事务所", DISTRICT, null);
        scenario.pairings.district(OTHER_DISTRICT, "西湖区");
        String other = scenario.community();
        String lawyer = "13301202299900001";
        scenario.pairings.lawyer(lawyer, "吴越", OTHER_FIRM, null);
        scenario.account(ofLawyer(lawyer), Role.LAWYER, lawyer);
        scenario.pairings.stationed(other, OTHER_FIRM, lawyer);

        accounts.put(Person.LAWYER_OF_OTHER_FIRM, ofLawyer(lawyer));
        accounts.put(Person.COLLEAGUE_OF_THE_LAWYER, ofLawyer(scenario.lawyer()));
        accounts.put(Person.FIRM, scenario.account("dis-firm", Role.LAW_FIRM, FIRM));
        accounts.put(Person.COMMITTEE_OF_OTHER_COMMUNITY, ofCommittee(other));
        accounts.put(Person.COMMUNITY_OF_SAME_STREET, DisputeScenario.ofCommunity(other));
        accounts.put(Person.OFFICE_OF_OTHER_STREET, scenario.account("dis-office2", Role.JUSTICE_OFFICE, OTHER_STREET));
        accounts.put(Person.BUREAU_OF_OTHER_DISTRICT, elsewhere("dis-bureau2", Role.DISTRICT_BUREAU));
        accounts.put(Person.SUPERVISOR_OF_OTHER_DISTRICT, elsewhere("dis-supervisor2", Role.SUPERVISOR));
        accounts.put(Person.DESIGNER, scenario.account("dis-designer", Role.PROCESS_DESIGNER, DISTRICT));
        accounts.put(Person.WITHOUT_A_ROLE, account("dis-nobody", List.of()));
        accounts.put(Person.SUPERVISOR, scenario.account("dis-supervisor", Role.SUPERVISOR, DISTRICT));
        accounts.put(Person.ADMINISTRATOR, account("dis-administrator", List.of("camunda-admin")));
        accounts.put(Person.OFFICE, OFFICE);
        accounts.put(Person.LAWYER, ofLawyer(scenario.lawyer));
        accounts.values().forEach(this::givePassword);
        browsers.put(Person.NOT_SIGNED_IN, new Browser(port));
    }

    private String elsewhere(String id, Role role) {
        scenario.pairings.account(id, role, OTHER_DISTRICT, OTHER_DISTRICT);
        return id;
    }

    private String account(String id, List<String> groups) {
        beans.getBean(Accounts.class).create(id, id, null, groups, List.of(DISTRICT));
        return id;
    }

    private void givePassword(String account) {
        var identity = beans.getBean(IdentityService.class);
        var user = identity.createUserQuery().userId(account).singleResult();
        user.setPassword(PASSWORD);
        identity.saveUser(user);
    }

    // --- the disputes

    private DisputeScenario.Case planted(Map<String, Object> more) {
        var form = new HashMap<>(scenario.form());
        form.put("partiesOne", PLANTED + "一，3幢居民，13800001234");
        form.put("partiesOther", PLANTED + "二");
        form.put("matter", "关于" + PLANTED + "的纠纷。");
        form.putAll(more);
        return scenario.recordedBy(ofLawyer(scenario.lawyer), form);
    }

    /** Mediation up to its result; the office is on the case, as it was a conflict of interest for a moment. */
    private DisputeScenario.Case mediated() {
        var dispute = planted(Map.of());
        dispute.regradedBy(OFFICE, Grade.CONFLICT_OF_INTEREST, true)
                .officeChooses("mediation")
                .complete(OFFICE, "inviteMediator", Map.of("mediator", scenario.lawyer))
                .accepting()
                .consenting();
        return dispute.complete(ofLawyer(scenario.lawyer), "establishFacts", Map.of("facts", "查明" + PLANTED + "的事实。"));
    }

    /** @param task the task of that entry, or null for a dispute without one */
    private Map<String, String> of(DisputeScenario.Case dispute, Task task) {
        var history = beans.getBean(HistoryService.class);
        var root = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(dispute.dossier)
                .processDefinitionKey("dispute-escalation")
                .singleResult();
        var of = new HashMap<String, String>();
        of.put("{dossier}", dispute.dossier);
        of.put("{planted}", PLANTED);
        of.put("{engine}", ENGINE);
        of.put("{root}", root.getId());
        of.put("{instance}", task == null ? root.getId() : task.getProcessInstanceId());
        of.put("{definition}", task == null ? root.getProcessDefinitionId() : task.getProcessDefinitionId());
        if (task != null) {
            of.put("{task}", task.getId());
            of.put("{execution}", task.getExecutionId());
            of.put("{variable}", variable(task));
        } else {
            of.put("{attachment}", String.valueOf(dispute.mediation().documentId()));
        }
        of.put(
                "{activity}",
                first(history.createHistoricActivityInstanceQuery()
                                .processInstanceId(of.get("{instance}"))
                                .list())
                        .getId());
        of.put(
                "{pastVariable}",
                first(history.createHistoricVariableInstanceQuery()
                                .processInstanceId(of.get("{instance}"))
                                .list())
                        .getId());
        of.put(
                "{detail}",
                first(history.createHistoricDetailQuery()
                                .processInstanceId(of.get("{instance}"))
                                .list())
                        .getId());
        beans.getBean(FilterService.class)
                .createFilterQuery()
                .list()
                .forEach(filter -> of.put("{" + filter.getName() + "}", filter.getId()));
        return of;
    }

    private String variable(Task task) {
        return first(beans.getBean(RuntimeService.class)
                        .createVariableInstanceQuery()
                        .processInstanceIdIn(task.getProcessInstanceId())
                        .list())
                .getId();
    }

    private static <T> T first(List<T> several) {
        return several.get(0);
    }

    @Test
    void who_looks_is_recorded_and_nobody_else_does() {
        String page = "/disputes/" + ended.dossier;
        String agreement = "/dossiers/%s/attachments/%d"
                .formatted(ended.dossier, ended.mediation().documentId());
        int before = looks().size();

        EnumSet.complementOf(EnumSet.copyOf(Person.ON_THE_CASE)).forEach(person -> {
            assertThat(browser(person).get(page).statusCode()).as(person.name()).isIn(302, 404);
            assertThat(browser(person).get(agreement).statusCode())
                    .as(person.name())
                    .isIn(302, 404);
        });
        assertThat(looks()).hasSize(before);

        assertThat(browser(Person.LAWYER).get(page).body()).contains(PLANTED);
        assertThat(browser(Person.OFFICE).get(agreement).statusCode()).isEqualTo(200);
        assertThat(looks().subList(0, 2))
                .extracting(Look::accountId, Look::what)
                .containsExactly(tuple(OFFICE, "下载材料"), tuple(ofLawyer(scenario.lawyer), "当事人和案情"));
    }

    private List<Look> looks() {
        return beans.getBean(SealedDossiers.class).looks(ended.dossier);
    }

    @Test
    void nobody_comments_on_a_task_as_more_than_those_on_the_case_read_comments() {
        String comments = "%s/task/%s/comment".formatted(ENGINE, things.get(1).get("{task}"));

        var refused = browser(Person.OFFICE).post(comments + "/create", "{\"message\":\"%s已到场\"}".formatted(PLANTED));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("保密案卷的任务不能写评论").doesNotContain(PLANTED);
        assertThat(browser(Person.SUPERVISOR).get(comments).body()).isEqualTo("[]");
    }

    // --- what they ask

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/access/strangers-see-nothing.csv", delimiter = '|', numLinesToSkip = 1)
    void call(ArgumentsAccessor line) {
        var told = line.getString(4) == null ? null : Person.valueOf(line.getString(4));
        var of = entriesFor(line);
        var answers = new SoftAssertions();
        for (Person stranger : Person.STRANGERS) {
            if (stranger != told) {
                of.forEach(each -> tellsNothing(answers, stranger, line, each));
            }
        }
        if (told != null) {
            Person.OVERSEERS.forEach(
                    overseer -> of.forEach(each -> tellsNoName(answers, overseer, ask(overseer, line, each))));
            answers.assertThat(of)
                    .as(told + " is told something")
                    .anyMatch(each -> tells(ask(told, line, each), line, each));
        }
        answers.assertAll();
    }

    private void tellsNothing(SoftAssertions answers, Person person, ArgumentsAccessor line, Map<String, String> of) {
        var answer = ask(person, line, of);
        answers.assertThat(answer.statusCode()).as(words(person, answer)).isNotEqualTo(204);
        answers.assertThat(tells(answer, line, of)).as(words(person, answer)).isFalse();
        tellsNoName(answers, person, answer);
    }

    private static void tellsNoName(SoftAssertions answers, Person person, HttpResponse<String> answer) {
        answers.assertThat(answer.body()).as(person.name()).doesNotContain(PLANTED);
    }

    /** The entries that have everything a line names; a line that names nothing is asked once. */
    private List<Map<String, String>> entriesFor(ArgumentsAccessor line) {
        var named = Stream.of(
                        "{dossier}",
                        "{instance}",
                        "{task}",
                        "{execution}",
                        "{variable}",
                        "{activity}",
                        "{pastVariable}",
                        "{detail}",
                        "{attachment}",
                        "{definition}")
                .filter(name -> (line.getString(2) + line.getString(3)).contains(name))
                .toList();
        var having =
                things.stream().filter(of -> of.keySet().containsAll(named)).toList();
        return named.isEmpty() ? having.subList(0, 1) : having;
    }

    private HttpResponse<String> ask(Person person, ArgumentsAccessor line, Map<String, String> of) {
        Browser browser = browser(person);
        String body = line.getString(3) == null ? "" : fill(line.getString(3), person, of);
        var request = browser.request(fill(line.getString(2), person, of).replace("%", "%25"))
                .header("Accept", line.getString(2).contains("/list") ? "application/hal+json" : "*/*")
                .header("X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN").orElse("none"));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return browser.send(request.method(line.getString(1), BodyPublishers.ofString(body)));
    }

    private Browser browser(Person person) {
        return browsers.computeIfAbsent(person, this::signIn);
    }

    private Browser signIn(Person person) {
        var browser = new Browser(port);
        browser.signIn(accounts.get(person), PASSWORD);
        browser.get("/camunda/app/tasklist/default/");
        return browser;
    }

    private String fill(String text, Person person, Map<String, String> of) {
        String filled = text.replace("{me}", accounts.getOrDefault(person, "nobody"));
        for (var thing : of.entrySet()) {
            filled = filled.replace(thing.getKey(), thing.getValue());
        }
        return filled;
    }

    /** Whether there is anything in the answer: something listed or counted, or on a page the words of the line. */
    private boolean tells(HttpResponse<String> answer, ArgumentsAccessor line, Map<String, String> of) {
        if (answer.statusCode() != 200) {
            return false;
        }
        String words = line.getString(5);
        return words == null
                ? size(answer.body()) > 0
                : Pattern.compile(fill(words, Person.OFFICE, of))
                        .matcher(answer.body())
                        .find();
    }

    private static int size(String answer) {
        try {
            JsonNode json = JSON.readTree(answer);
            return json.has("count") ? json.get("count").asInt() : json.size();
        } catch (java.io.IOException notJson) {
            return answer.length();
        }
    }

    private static String words(Person person, HttpResponse<String> answer) {
        return "%s is answered %d %s"
                .formatted(
                        person,
                        answer.statusCode(),
                        answer.body().lines().findFirst().orElse(""));
    }
}
