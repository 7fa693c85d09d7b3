package org.communitycounsel;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.model.bpmn.impl.BpmnModelConstants.CAMUNDA_NS;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.engine.DiagramBeans;
import org.communitycounsel.platform.engine.SealedFields;
import org.communitycounsel.platform.engine.model.Known;
import org.communitycounsel.platform.engine.model.ModelRules;
import org.communitycounsel.platform.engine.model.Violation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
@DisplayName("Every diagram, table and form of the project keeps the house rules")
class ModelTest {

    @Autowired
    DiagramBeans beans;

    @Test
    void no_model_breaks_a_rule() throws IOException {
        Map<String, byte[]> models = new TreeMap<>();
        read(Path.of("processes"), models);
        read(Path.of("forms"), models);
        List<Violation> violations = new ModelRules(beans).check(models, Known.NOTHING);
        assertThat(violations).isEmpty();
    }

    @Test
    void what_one_types_into_a_task_of_many_does_not_stand_in_the_form_of_another() throws IOException {
        Map<String, byte[]> models = new TreeMap<>();
        read(Path.of("processes"), models);
        read(Path.of("forms"), models);
        Map<String, Set<String>> fields = new HashMap<>();
        models.forEach((file, content) -> {
            if (file.endsWith(".form")) {
                fields.put(file.replaceAll(".*/|\\.form$", ""), keys(content));
            }
        });
        var ofMany = models.entrySet().stream()
                .filter(file -> file.getKey().endsWith(".bpmn"))
                .flatMap(file -> Bpmn.readModelFromStream(new ByteArrayInputStream(file.getValue()))
                        .getModelElementsByType(UserTask.class)
                        .stream())
                .filter(ModelTest::isOneOfMany)
                .toList();

        assertThat(ofMany)
                .isNotEmpty()
                .allSatisfy(task -> assertThat(ownVariables(task))
                        .as(task.getId())
                        .containsAll(fields.get(task.getAttributeValueNs(CAMUNDA_NS, "formRef"))));
    }

    private static boolean isOneOfMany(Activity activity) {
        return activity.getLoopCharacteristics() != null
                || activity.getParentElement() instanceof SubProcess around && isOneOfMany(around);
    }

    /** What the engine keeps of the form: a sealed field is gone with the step that reads it. */
    private static Set<String> keys(byte[] form) {
        try {
            return new ObjectMapper()
                    .readTree(form).findParents("key").stream()
                            .filter(component -> !SealedFields.isSealed(component))
                            .map(component -> component.get("key").asText())
                            .collect(toSet());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Set<String> ownVariables(UserTask task) {
        return task.getExtensionElements().getElementsQuery().filterByType(CamundaInputOutput.class).list().stream()
                .flatMap(own -> own.getCamundaInputParameters().stream())
                .map(CamundaInputParameter::getCamundaName)
                .collect(toSet());
    }

    private static void read(Path folder, Map<String, byte[]> models) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (!name.matches("districts/[^/]+/district\\.yaml|.*\\.docx") && !name.startsWith(".")) {
                    models.put(name, Files.readAllBytes(file));
                }
            }
        }
    }
}
