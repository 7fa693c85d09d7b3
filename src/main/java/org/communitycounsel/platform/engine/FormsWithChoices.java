package org.communitycounsel.platform.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Hands out deployed forms with the lists of {@link FormChoices} and, for tasks, the words of {@link FormWords} filled in;
 * what nobody offers stays as it is.
 */
public class FormsWithChoices extends FormServiceImpl {

    private final ObjectProvider<FormChoices> offered;
    private final ObjectProvider<FormWords> words;
    private final ObjectMapper json = new ObjectMapper();

    /**
     * @param offered the lists of all modules, asked each time a form is opened
     * @param words the words of all modules, asked each time a task's form is opened
     */
    public FormsWithChoices(ObjectProvider<FormChoices> offered, ObjectProvider<FormWords> words) {
        this.offered = offered;
        this.words = words;
    }

    @Override
    public InputStream getDeployedStartForm(String processDefinitionId) {
        return filled(super.getDeployedStartForm(processDefinitionId), this::fill);
    }

    @Override
    public InputStream getDeployedTaskForm(String taskId) {
        return filled(super.getDeployedTaskForm(taskId), schema -> {
            fill(schema);
            say(schema, taskId);
        });
    }

    private InputStream filled(InputStream form, Consumer<JsonNode> filling) {
        try (form) {
            JsonNode schema = json.readTree(form);
            filling.accept(schema);
            return new ByteArrayInputStream(json.writeValueAsBytes(schema));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts the offered lists into a form as deployed. */
    public void fill(JsonNode parent) {
        for (JsonNode component : parent.path("components")) {
            choices(component.path("valuesKey").asText()).ifPresent(list -> {
                ((ObjectNode) component).remove("valuesKey");
                ((ObjectNode) component).set("values", json.valueToTree(list.choices()));
            });
            fill(component);
        }
    }

    private void say(JsonNode parent, String taskId) {
        for (JsonNode component : parent.path("components")) {
            words(component.path("properties").path("words").asText(), taskId)
                    .ifPresent(said -> ((ObjectNode) component).put("text", said));
            say(component, taskId);
        }
    }

    private Optional<String> words(String key, String taskId) {
        return words.stream()
                .filter(offer -> offer.key().equals(key))
                .findFirst()
                .map(offer -> offer.words(dossier(taskId)));
    }

    private String dossier(String taskId) {
        return commandExecutor.execute(context -> context.getTaskManager()
                .findTaskById(taskId)
                .getProcessInstance()
                .getBusinessKey());
    }

    private Optional<FormChoices> choices(String valuesKey) {
        return offered.stream()
                .filter(list -> list.valuesKey().equals(valuesKey))
                .findFirst();
    }
}
