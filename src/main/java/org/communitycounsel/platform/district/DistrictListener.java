package org.communitycounsel.platform.district;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallableElementActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.DmnBusinessRuleTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.core.model.BaseCallableElement;
import org.camunda.bpm.engine.impl.core.model.CallableElement;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.ParameterValueProvider;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.DirectFieldAccessor;

/**
 * Makes every diagram find its called processes, tables and forms as they hold in the case's district, and hands the
 * dossier number on to called processes, without a word of either in the diagram.
 */
class DistrictListener extends AbstractBpmnParseListener {

    private final Definitions definitions;

    DistrictListener(Definitions definitions) {
        this.definitions = definitions;
    }

    @Override
    public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl activity) {
        if (activity.getActivityBehavior() instanceof CallableElementActivityBehavior behavior) {
            CallableElement called = behavior.getCallableElement();
            findForDistrict(
                    called,
                    (district, key) -> definitions.processTenant(district, key).orElse(null));
            if (called.getBusinessKeyValueProvider() == null) {
                called.setBusinessKeyValueProvider(of(ExecutionEntity::getProcessBusinessKey));
            }
        }
    }

    @Override
    public void parseBusinessRuleTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        if (activity.getActivityBehavior() instanceof DmnBusinessRuleTaskActivityBehavior behavior) {
            // the engine offers no way to the decision of a parsed task
            var called = (BaseCallableElement) new DirectFieldAccessor(behavior).getPropertyValue("callableElement");
            findForDistrict(
                    called,
                    (district, key) -> definitions.decisionTenant(district, key).orElse(null));
        }
    }

    private static void findForDistrict(BaseCallableElement called, BiFunction<String, String, String> tenant) {
        if (called.isLatestBinding()) {
            called.setTenantIdProvider(
                    of(execution -> tenant.apply(execution.getTenantId(), called.getDefinitionKey(execution))));
        }
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        var task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        if (task.getTaskFormHandler() != null) {
            task.setTaskFormHandler(new DistrictForms.OfTask(task.getTaskFormHandler(), definitions));
        }
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity process) {
        if (process.getStartFormHandler() != null) {
            process.setStartFormHandler(new DistrictForms.OfStart(process.getStartFormHandler(), definitions));
        }
    }

    private static ParameterValueProvider of(Function<ExecutionEntity, Object> value) {
        return new ParameterValueProvider() {
            @Override
            public Object getValue(VariableScope scope) {
                return value.apply((ExecutionEntity) scope);
            }

            @Override
            public boolean isDynamic() {
                return true;
            }
        };
    }
}
