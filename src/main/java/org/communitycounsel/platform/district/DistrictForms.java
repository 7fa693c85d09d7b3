package org.communitycounsel.platform.district;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.StartFormData;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.CamundaFormRefImpl;
import org.camunda.bpm.engine.impl.form.FormDataImpl;
import org.camunda.bpm.engine.impl.form.handler.DefaultFormHandler;
import org.camunda.bpm.engine.impl.form.handler.FormHandler;
import org.camunda.bpm.engine.impl.form.handler.StartFormHandler;
import org.camunda.bpm.engine.impl.form.handler.TaskFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;

/**
 * Shows a district's own form where it has one of the same id. The engine itself looks a form up by id alone and fails
 * where two tenants have it (ENGINE-03109); here the reference is bound to the deployment of the nearest form.
 */
abstract class DistrictForms implements FormHandler {

    private final FormHandler engines;
    private final Definitions definitions;

    private DistrictForms(FormHandler engines, Definitions definitions) {
        this.engines = engines;
        this.definitions = definitions;
    }

    <F> F nearest(F form, String district) {
        if (form instanceof FormDataImpl data
                && data.getCamundaFormRef() != null
                && DefaultFormHandler.FORM_REF_BINDING_LATEST.equals(
                        data.getCamundaFormRef().getBinding())) {
            bind(data, district);
        }
        return form;
    }

    private void bind(FormDataImpl form, String district) {
        String key = form.getCamundaFormRef().getKey();
        var nearest = Context.getCommandContext()
                .getCamundaFormDefinitionManager()
                .findLatestDefinitionByKeyAndTenantId(
                        key, definitions.formTenant(district, key).orElse(null));
        if (nearest != null) {
            form.setCamundaFormRef(new CamundaFormRefImpl(key, DefaultFormHandler.FORM_REF_BINDING_DEPLOYMENT));
            form.setDeploymentId(nearest.getDeploymentId());
        }
    }

    @Override
    public void parseConfiguration(
            Element element, DeploymentEntity deployment, ProcessDefinitionEntity process, BpmnParse parse) {
        // the engine's own handler has been told already
    }

    @Override
    public void submitFormVariables(VariableMap properties, VariableScope scope) {
        engines.submitFormVariables(properties, scope);
    }

    /** The form of a task: that of the case's district. */
    static class OfTask extends DistrictForms implements TaskFormHandler {

        private final TaskFormHandler engines;

        OfTask(TaskFormHandler engines, Definitions definitions) {
            super(engines, definitions);
            this.engines = engines;
        }

        @Override
        public TaskFormData createTaskForm(TaskEntity task) {
            return nearest(engines.createTaskForm(task), task.getTenantId());
        }
    }

    /** The form that starts a process: that of the one district of the person, else that of the definition's owner. */
    static class OfStart extends DistrictForms implements StartFormHandler {

        private final StartFormHandler engines;

        OfStart(StartFormHandler engines, Definitions definitions) {
            super(engines, definitions);
            this.engines = engines;
        }

        @Override
        public StartFormData createStartFormData(ProcessDefinitionEntity process) {
            String district = PersonAtWork.find()
                    .map(PersonAtWork::districts)
                    .filter(districts -> districts.size() == 1)
                    .map(districts -> districts.get(0))
                    .orElse(process.getTenantId());
            return nearest(engines.createStartFormData(process), district);
        }
    }
}
