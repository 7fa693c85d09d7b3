package org.communitycounsel.platform.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.FormDefinition;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.json.SpinJsonNode;
import org.communitycounsel.platform.engine.DeployedSchema;
import org.communitycounsel.platform.engine.FormsWithChoices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads a form as deployed, to say in words what was submitted on it. Works inside a command of the engine. */
@Component
class DeployedForms {

    private static final Logger LOG = LoggerFactory.getLogger(DeployedForms.class);

    private final ObjectMapper json;

    DeployedForms(ObjectMapper json) {
        this.json = json;
    }

    SubmittedForm ofTask(TaskEntity task) {
        var form = task.getTaskDefinition() == null
                ? null
                : task.getTaskDefinition().getFormDefinition();
        return isDeployed(form) ? submitted(DeployedSchema.ofTask(task.getId()), task) : SubmittedForm.NONE;
    }

    SubmittedForm ofStart(ExecutionEntity execution) {
        var process = execution.getProcessDefinition();
        return execution.getProcessInstance().getSuperExecution() == null
                        && isDeployed(process.getStartFormDefinition())
                ? submitted(DeployedSchema.ofStart(process.getId()), execution)
                : SubmittedForm.NONE;
    }

    private static boolean isDeployed(FormDefinition form) {
        return form != null && (form.getFormKey() != null || form.getCamundaFormDefinitionKey() != null);
    }

    private SubmittedForm submitted(Optional<JsonNode> schema, VariableScope scope) {
        if (schema.isEmpty()) {
            LOG.warn("no form to read the labels of what was submitted in {}", scope);
            return SubmittedForm.NONE;
        }
        return new FormSchema(withChoices(schema.get()), DeployedForms::condition).submitted(values(scope));
    }

    /** The lists as they were when the form was opened: the person is the same. */
    private static JsonNode withChoices(JsonNode schema) {
        if (Context.getProcessEngineConfiguration().getFormService() instanceof FormsWithChoices forms) {
            forms.fill(schema);
        }
        return schema;
    }

    /** The variables as plain Java: JSON as lists and maps. */
    private Map<String, Object> values(VariableScope scope) {
        var values = new HashMap<String, Object>();
        scope.getVariables().forEach((key, value) -> values.put(key, plain(value)));
        return values;
    }

    private Object plain(Object value) {
        try {
            return value instanceof SpinJsonNode
                    ? json.treeToValue(json.readTree(value.toString()), Object.class)
                    : value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Evaluates a form's FEEL expression, as the form itself did in the browser. */
    private static Object condition(String feel, Map<String, Object> values) {
        var dmn = (DefaultDmnEngineConfiguration)
                Context.getProcessEngineConfiguration().getDmnEngineConfiguration();
        return dmn.getFeelEngine()
                .evaluateSimpleExpression(feel, Variables.fromMap(values).asVariableContext());
    }
}
