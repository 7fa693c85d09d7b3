package org.communitycounsel.platform.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.springframework.beans.factory.ObjectProvider;

/** Hands out deployed forms with the lists of {@link FormChoices} filled in; a list nobody offers stays as it is. */
public class FormsWithChoices extends FormServiceImpl {

    private final ObjectProvider<FormChoices> offered;
    private final ObjectMapper json = new ObjectMapper();

    /** @param offered the lists of all modules, asked each time a form is opened */
    public FormsWithChoices(ObjectProvider<FormChoices> offered) {
        this.offered = offered;
    }

    @Override
    public InputStream getDeployedStartForm(String processDefinitionId) {
        return filled(super.getDeployedStartForm(processDefinitionId));
    }

    @Override
    public InputStream getDeployedTaskForm(String taskId) {
        return filled(super.getDeployedTaskForm(taskId));
    }

    private InputStream filled(InputStream form) {
        try (form) {
            JsonNode schema = json.readTree(form);
            fill(schema);
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

    private Optional<FormChoices> choices(String valuesKey) {
        return offered.stream()
                .filter(list -> list.valuesKey().equals(valuesKey))
                .findFirst();
    }
}
