package org.communitycounsel.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.StartupProblem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
@DisplayName("The application deploys its models when it starts")
class ModelDeployerTest {

    @Autowired
    ModelDeployer deployer;

    @Autowired
    RepositoryService repository;

    @TempDir
    Path directory;

    @AfterEach
    void removeWhatTheTestDeployed() {
        for (String key : List.of("test-greeting", "test-other")) {
            repository.createProcessDefinitionQuery().processDefinitionKey(key).list().stream()
                    .map(ProcessDefinition::getDeploymentId)
                    .distinct()
                    .forEach(id -> repository.deleteDeployment(id, true));
        }
    }

    @Test
    void a_pack_is_deployed_for_its_tenant_under_names_relative_to_the_folder() throws IOException {
        write("processes/test/test-greeting.bpmn", process("test-greeting", "问候"));
        write("processes/districts/shangcheng/district.yaml", "tenant: 330102\nname: 上城区\n");
        write("processes/districts/shangcheng/test-greeting.bpmn", process("test-greeting", "上城问候"));
        write("processes/districts/hangzhou/district.yaml", "tenant: '3301'");
        write("processes/districts/hangzhou/test-greeting.bpmn", process("test-greeting", "杭州问候"));

        deployFromDirectory();

        assertThat(definition(null).getResourceName()).isEqualTo("test/test-greeting.bpmn");
        assertThat(deployment(definition(null)).getName()).isEqualTo("community-counsel");
        assertThat(definition("330102").getName()).isEqualTo("上城问候");
        assertThat(definition("330102").getResourceName()).isEqualTo("districts/shangcheng/test-greeting.bpmn");
        assertThat(deployment(definition("330102")).getName()).isEqualTo("shangcheng");
        assertThat(definition("3301").getName()).isEqualTo("杭州问候");
    }

    @Test
    void what_has_not_changed_is_not_deployed_again_and_what_has_is() throws IOException {
        write("processes/test/test-greeting.bpmn", process("test-greeting", "问候"));
        write("processes/test/test-other.bpmn", process("test-other", "其他"));
        deployFromDirectory();
        deployFromDirectory();
        assertThat(versions("test-greeting")).isEqualTo(1);

        write("processes/test/test-greeting.bpmn", process("test-greeting", "新问候"));
        deployFromDirectory();

        assertThat(versions("test-greeting")).isEqualTo(2);
        assertThat(versions("test-other")).isEqualTo(1);
    }

    @Test
    void a_directory_outside_replaces_what_the_application_ships_by_name() throws IOException {
        Path shipped = directory.resolve("shipped");
        Path outside = directory.resolve("outside");
        write("shipped/processes/test/test-greeting.bpmn", process("test-greeting", "问候"));
        write("shipped/processes/test/test-other.bpmn", process("test-other", "其他"));
        write("outside/processes/test/test-greeting.bpmn", process("test-greeting", "本市问候"));

        deployer.deploy(ModelPack.sort(new ModelFiles()
                .addFromDirectory(shipped)
                .addFromDirectory(outside)
                .all()));

        assertThat(definition(null).getName()).isEqualTo("本市问候");
        assertThat(versions("test-other")).isEqualTo(1);
    }

    @Test
    void one_bad_model_stops_all_and_is_named_with_its_element() throws IOException {
        write("processes/test/test-greeting.bpmn", process("test-greeting", "问候"));
        write("processes/districts/shangcheng/district.yaml", "tenant: 330102");
        write(
                "processes/districts/shangcheng/test-other.bpmn",
                Bpmn.convertToString(Bpmn.createExecutableProcess("test-other")
                        .startEvent()
                        .serviceTask("callNobody")
                        .camundaExpression("${nobody.answer(execution)}")
                        .endEvent()
                        .done()));

        assertThatThrownBy(this::deployFromDirectory)
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("districts/shangcheng/test-other.bpmn，元素 callNobody：")
                .hasMessageContaining("没有名为 nobody 的组件");
        assertThat(versions("test-greeting")).isZero();
    }

    @Test
    void what_the_engine_itself_cannot_read_is_refused_in_one_line() throws IOException {
        write("processes/test/test-greeting.bpmn", "<definitions");
        assertThatThrownBy(this::deployFromDirectory)
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("test/test-greeting.bpmn：不是有效的流程图");
    }

    @Test
    void a_pack_says_whose_it_is() throws IOException {
        write("processes/districts/shangcheng/test-other.bpmn", process("test-other", "其他"));
        assertThatThrownBy(this::deployFromDirectory)
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("processes/districts/shangcheng/district.yaml 不存在");
        write("processes/districts/shangcheng/district.yaml", "tenant: 上城");
        assertThatThrownBy(this::deployFromDirectory)
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("district.yaml 的 tenant 应为六位区划代码或四位市代码，现为 上城");
    }

    @Test
    void a_directory_that_is_not_there_is_said_so() {
        assertThatThrownBy(() -> new ModelFiles().addFromDirectory(directory.resolve("nowhere")))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("community-counsel.processes");
    }

    @Test
    void nodes_that_start_at_once_deploy_nothing_twice() throws Exception {
        write("processes/test/test-greeting.bpmn", process("test-greeting", "问候"));
        var nodes = Executors.newFixedThreadPool(4);
        try {
            var starts = java.util.stream.IntStream.range(0, 4)
                    .<Future<?>>mapToObj(node -> nodes.submit(this::deployFromDirectory))
                    .toList();
            for (Future<?> start : starts) {
                start.get();
            }
        } finally {
            nodes.shutdown();
        }
        assertThat(versions("test-greeting")).isEqualTo(1);
    }

    @Test
    void packs_come_after_the_base_they_refer_to() {
        Map<String, byte[]> files = new TreeMap<>(Map.of(
                "vetting/x.bpmn", new byte[0],
                "districts/a/district.yaml", "tenant: 330102".getBytes(StandardCharsets.UTF_8),
                "districts/a/x.bpmn", new byte[0]));
        assertThat(ModelPack.sort(files)).extracting(ModelPack::tenant).containsExactly(null, "330102");
    }

    private void deployFromDirectory() {
        deployer.deploy(
                ModelPack.sort(new ModelFiles().addFromDirectory(directory).all()));
    }

    private void write(String file, String content) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private static String process(String key, String name) {
        return Bpmn.convertToString(Bpmn.createExecutableProcess(key)
                .name(name)
                .startEvent("started")
                .endEvent("ended")
                .done());
    }

    private ProcessDefinition definition(String tenant) {
        var query = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("test-greeting")
                .latestVersion();
        return (tenant == null ? query.withoutTenantId() : query.tenantIdIn(tenant)).singleResult();
    }

    private Deployment deployment(ProcessDefinition definition) {
        return repository
                .createDeploymentQuery()
                .deploymentId(definition.getDeploymentId())
                .singleResult();
    }

    private long versions(String key) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .count();
    }
}
