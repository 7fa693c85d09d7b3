package org.communitycounsel.platform.district;

import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.communitycounsel.platform.Refusal;
import org.springframework.stereotype.Component;

/**
 * Gives every instance of a shared definition the district it is run for: that of the case it is started from, else that
 * of the person who starts it; whoever works in several districts says which by the variable {@code district}. Refuses a
 * definition in whose place the district runs its own or its city's.
 */
@Component
class DistrictOfInstance implements TenantIdProvider {

    /** Start variable that names the district's code. */
    static final String VARIABLE = "district";

    private final Definitions definitions;

    DistrictOfInstance(Definitions definitions) {
        this.definitions = definitions;
    }

    @Override
    public String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext start) {
        if (start.getSuperExecution() != null) {
            return start.getSuperExecution().getTenantId();
        }
        return of(start.getProcessDefinition(), start.getVariables());
    }

    /** @return the district of a case that begins now, or null where the engine itself starts one for no district */
    String of(ProcessDefinition definition, Map<String, Object> variables) {
        String district = named(variables)
                .or(DistrictOfInstance::ofRunningCase)
                .or(DistrictOfInstance::ofPerson)
                .orElse(null);
        if (district != null) {
            requireNearest(district, definition);
        }
        return district;
    }

    private static Optional<String> named(Map<String, Object> variables) {
        Object named = variables == null ? null : variables.get(VARIABLE);
        if (named == null || named.toString().isBlank()) {
            return Optional.empty();
        }
        String district = named.toString();
        if (ofRunningCase().isEmpty() && isForeign(district)) {
            throw new Refusal("您不在该区（%s）工作，不能为该区发起流程。".formatted(district));
        }
        return Optional.of(district);
    }

    private static boolean isForeign(String district) {
        return PersonAtWork.find()
                .filter(person -> !person.districts().contains(district))
                .isPresent();
    }

    private static Optional<String> ofRunningCase() {
        var running = Context.getBpmnExecutionContext();
        return Optional.ofNullable(running)
                .map(context -> context.getExecution().getTenantId());
    }

    private static Optional<String> ofPerson() {
        return PersonAtWork.find().map(person -> {
            if (person.districts().size() != 1) {
                throw new Refusal(person.districts().isEmpty() ? "您的账号没有所属的区，不能发起流程，请联系管理员。" : "您在多个区工作，请填写这件事所在的区。");
            }
            return person.districts().get(0);
        });
    }

    private void requireNearest(String district, ProcessDefinition definition) {
        String nearest =
                definitions.processTenant(district, definition.getKey()).orElse(null);
        if (!java.util.Objects.equals(nearest, definition.getTenantId())) {
            throw new Refusal("该区（%s）的“%s”有自己的流程，请从本区的流程发起。"
                    .formatted(district, definition.getName() == null ? definition.getKey() : definition.getName()));
        }
    }

    @Override
    public String provideTenantIdForCaseInstance(TenantIdProviderCaseInstanceContext start) {
        return null;
    }

    @Override
    public String provideTenantIdForHistoricDecisionInstance(
            TenantIdProviderHistoricDecisionInstanceContext evaluated) {
        if (evaluated.getExecution() instanceof ExecutionEntity execution) {
            return execution.getTenantId();
        }
        return ofRunningCase().orElse(null);
    }
}
