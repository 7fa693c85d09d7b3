package org.communitycounsel.platform.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.communitycounsel.platform.engine.DeployedSchema;
import org.communitycounsel.platform.engine.SealedFields;

/** What is submitted with a form, its sealed fields sealed, whoever submits it and by whichever call. */
class Sealing implements Command<Map<String, Object>> {

    private final Supplier<Optional<JsonNode>> form;
    private final Map<String, Object> submitted;

    private Sealing(Supplier<Optional<JsonNode>> form, Map<String, Object> submitted) {
        this.form = form;
        this.submitted = submitted;
    }

    static Sealing ofTask(String taskId, Map<String, Object> submitted) {
        return new Sealing(() -> DeployedSchema.ofTask(taskId), submitted);
    }

    static Sealing ofStart(String processDefinitionId, Map<String, Object> submitted) {
        return new Sealing(() -> DeployedSchema.ofStart(processDefinitionId), submitted);
    }

    @Override
    public Map<String, Object> execute(CommandContext context) {
        return submitted == null || submitted.isEmpty()
                ? submitted
                : form.get().map(schema -> SealedFields.seal(schema, submitted)).orElse(submitted);
    }
}
