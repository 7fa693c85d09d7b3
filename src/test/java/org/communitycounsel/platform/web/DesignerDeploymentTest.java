package org.communitycounsel.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.identity.Accounts;
import org.communitycounsel.platform.identity.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;

@ServedApplicationTest
@DisplayName("A process designer deploys from the modeler, that is by /engine-rest/deployment/create")
class DesignerDeploymentTest {

    private static final String DISTRICT = "330102";
    private static final String DESIGNER = "qian-designer";
    private static final String DEPLOYMENT = "from the modeler";
    private static final String TABLE = "good-limits.dmn";
    private static final String FORM = "good-form.form";

    @LocalServerPort
    int port;

    @Autowired
    RepositoryService repository;

    @Autowired
    Accounts accounts;

    @Autowired
    Districts districts;

    private final Map<String, String> files = new TreeMap<>();

    @BeforeEach
    void a_designer_of_the_district() throws IOException {
        accounts.ensureRoles();
        districts.register(DISTRICT, "上城区", "杭州市");
        accounts.create(DESIGNER, "钱设计", Staff.PASSWORD, List.of(Role.PROCESS_DESIGNER.id()), List.of(DISTRICT));
        for (String file : List.of(TABLE, FORM)) {
            files.put(file, new ClassPathResource("models/" + file).getContentAsString(StandardCharsets.UTF_8));
        }
    }

    @AfterEach
    void remove() {
        deployments().forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    private List<Deployment> deployments() {
        return repository.createDeploymentQuery().deploymentName(DEPLOYMENT).list();
    }

    @Test
    void good_models_go_in() {
        var response = deploy();

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(deployments())
                .singleElement()
                .extracting(Deployment::getTenantId)
                .isEqualTo(DISTRICT);
        assertThat(repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey("good-limits")
                        .tenantIdIn(DISTRICT)
                        .count())
                .isEqualTo(1);
    }

    @Test
    void bad_models_are_refused_with_a_line_for_each_fault_and_the_good_one_beside_them_stays_out_too() {
        files.computeIfPresent(TABLE, (name, text) -> text.replace(">&gt;= 2<", ">&gt;= <"));
        files.put("attack.bpmn", """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="n">
                  <process id="attack" isExecutable="true">
                    <startEvent id="begin" />
                    <sequenceFlow id="flow" sourceRef="begin" targetRef="run" />
                    <scriptTask id="run" scriptFormat="groovy"><script>1</script></scriptTask>
                  </process>
                </definitions>""");

        var response = deploy();

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body())
                .startsWith("{\"type\":\"Refusal\",\"message\":\"不能部署。")
                .contains("attack.bpmn，元素 run：不能使用脚本任务")
                .contains("；good-limits.dmn，元素 enoughYears：决策“示例限额”第 1 行“执业年限”列：FEEL 表达式 >= 写错了");
        assertThat(deployments()).isEmpty();
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("attack")
                        .count())
                .isZero();
        assertThat(repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey("good-limits")
                        .count())
                .isZero();
    }

    private HttpResponse<String> deploy() {
        var browser = new Browser(port);
        browser.signIn(DESIGNER, Staff.PASSWORD);
        browser.get("/camunda/app/tasklist/default/");
        return browser.send(browser.request("/engine-rest/deployment/create")
                .header("Content-Type", "multipart/form-data; boundary=part")
                .header("X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN").orElseThrow())
                .POST(BodyPublishers.ofString(body())));
    }

    private String body() {
        var body = new StringBuilder();
        body.append(part("name=\"deployment-name\"", DEPLOYMENT)).append(part("name=\"tenant-id\"", DISTRICT));
        files.forEach((name, text) -> body.append(
                part("name=\"%s\"; filename=\"%s\"\r\nContent-Type: text/xml".formatted(name, name), text)));
        return body.append("--part--\r\n").toString();
    }

    private static String part(String header, String content) {
        return "--part\r\nContent-Disposition: form-data; %s\r\n\r\n%s\r\n".formatted(header, content);
    }
}
