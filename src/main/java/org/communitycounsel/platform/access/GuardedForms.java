package org.communitycounsel.platform.access;

import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.communitycounsel.platform.engine.FormChoices;
import org.communitycounsel.platform.engine.FormWords;
import org.communitycounsel.platform.engine.FormsWithChoices;
import org.springframework.beans.factory.ObjectProvider;

/** The engine's form service, for staff confined to what the form asks; sealed fields are submitted sealed. */
class GuardedForms extends FormsWithChoices {

    GuardedForms(ObjectProvider<FormChoices> offered, ObjectProvider<FormWords> words) {
        super(offered, words);
    }

    @Override
    public ProcessInstance submitStartForm(String processDefinitionId, Map<String, Object> properties) {
        commandExecutor.execute(FormKeys.ofStart(processDefinitionId, properties));
        return super.submitStartForm(
                processDefinitionId, commandExecutor.execute(Sealing.ofStart(processDefinitionId, properties)));
    }

    @Override
    public ProcessInstance submitStartForm(
            String processDefinitionId, String businessKey, Map<String, Object> properties) {
        commandExecutor.execute(FormKeys.ofStart(processDefinitionId, properties));
        return super.submitStartForm(
                processDefinitionId,
                businessKey,
                commandExecutor.execute(Sealing.ofStart(processDefinitionId, properties)));
    }

    @Override
    public void submitTaskForm(String taskId, Map<String, Object> properties) {
        commandExecutor.execute(FormKeys.ofTask(taskId, properties));
        super.submitTaskForm(taskId, commandExecutor.execute(Sealing.ofTask(taskId, properties)));
    }

    @Override
    public VariableMap submitTaskFormWithVariablesInReturn(
            String taskId, Map<String, Object> properties, boolean deserializeValues) {
        commandExecutor.execute(FormKeys.ofTask(taskId, properties));
        return super.submitTaskFormWithVariablesInReturn(
                taskId, commandExecutor.execute(Sealing.ofTask(taskId, properties)), deserializeValues);
    }
}
