package org.communitycounsel.platform.district;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricVariableInstanceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.stereotype.Component;

/**
 * Gives an instance of a city's definition its district. The engine asks its {@code TenantIdProvider} for shared
 * definitions only; the first it says of any other instance is the event of its start in the history, before which nothing
 * is written to the database.
 */
@Component
class CityInstances extends CacheAwareHistoryEventProducer {

    private final DistrictOfInstance districts;

    CityInstances(DistrictOfInstance districts) {
        this.districts = districts;
    }

    @Override
    public HistoryEvent createProcessInstanceStartEvt(DelegateExecution execution) {
        var instance = (ExecutionEntity) execution;
        String owner = ((ProcessDefinitionEntity) instance.getProcessDefinition()).getTenantId();
        if (owner != null && owner.equals(District.cityOf(owner)) && owner.equals(instance.getTenantId())) {
            String district = districtOf(instance);
            if (district != null) {
                move(instance, district);
            }
        }
        return super.createProcessInstanceStartEvt(execution);
    }

    private String districtOf(ExecutionEntity instance) {
        return instance.getSuperExecution() != null
                ? instance.getSuperExecution().getTenantId()
                : districts.of((ProcessDefinitionEntity) instance.getProcessDefinition(), startVariables());
    }

    /** The variables are set after the event of the start; the command has them. */
    private static Map<String, Object> startVariables() {
        var command = Context.getCommandInvocationContext().getCommand();
        if (command instanceof StartProcessInstanceCmd) {
            var start = (ProcessInstantiationBuilderImpl)
                    new DirectFieldAccessor(command).getPropertyValue("instantiationBuilder");
            return start.getVariables();
        }
        if (command instanceof SubmitStartFormCmd) {
            @SuppressWarnings("unchecked")
            var variables = (Map<String, Object>) new DirectFieldAccessor(command).getPropertyValue("variables");
            return variables;
        }
        return Map.of();
    }

    /** With what the start has already made: the initiator's variable, subscriptions of event sub-processes. */
    private static void move(ExecutionEntity instance, String district) {
        instance.setTenantId(district);
        instance.getEventSubscriptionsInternal().forEach(subscription -> subscription.setTenantId(district));
        instance.getVariableInstancesLocal()
                .forEach(variable -> ((VariableInstanceEntity) variable).setTenantId(district));
        var made = Context.getCommandContext().getDbEntityManager();
        made.getCachedEntitiesByType(HistoricVariableInstanceEntity.class).stream()
                .filter(variable -> instance.getId().equals(variable.getProcessInstanceId()))
                .forEach(variable -> variable.setTenantId(district));
        made.getCachedEntitiesByType(HistoricVariableUpdateEventEntity.class).stream()
                .filter(update -> instance.getId().equals(update.getProcessInstanceId()))
                .forEach(update -> update.setTenantId(district));
    }
}
