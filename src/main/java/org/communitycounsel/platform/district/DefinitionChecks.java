package org.communitycounsel.platform.district;

import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionEntity;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionRequirementsDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;

/** The engine's tenant checks, except that a city's definitions are read and started by its districts. */
class DefinitionChecks extends TenantCommandChecker {

    private static boolean isOfOwnCity(String tenant) {
        return Context.getCommandContext().getTenantManager() instanceof CityTenants tenants
                && tenants.readsDefinitionsOf(tenant);
    }

    @Override
    public void checkReadProcessDefinition(ProcessDefinition definition) {
        if (!isOfOwnCity(definition.getTenantId())) {
            super.checkReadProcessDefinition(definition);
        }
    }

    @Override
    public void checkCreateProcessInstance(ProcessDefinition definition) {
        if (!isOfOwnCity(definition.getTenantId())) {
            super.checkCreateProcessInstance(definition);
        }
    }

    @Override
    public void checkReadDecisionDefinition(DecisionDefinitionEntity definition) {
        if (definition == null || !isOfOwnCity(definition.getTenantId())) {
            super.checkReadDecisionDefinition(definition);
        }
    }

    @Override
    public void checkReadDecisionRequirementsDefinition(DecisionRequirementsDefinitionEntity definition) {
        if (definition == null || !isOfOwnCity(definition.getTenantId())) {
            super.checkReadDecisionRequirementsDefinition(definition);
        }
    }

    @Override
    public void checkEvaluateDecision(DecisionDefinition definition) {
        if (!isOfOwnCity(definition.getTenantId())) {
            super.checkEvaluateDecision(definition);
        }
    }

    @Override
    public void checkReadDeployment(String deploymentId) {
        DeploymentEntity deployment = findDeploymentById(deploymentId);
        if (deployment == null || !isOfOwnCity(deployment.getTenantId())) {
            super.checkReadDeployment(deploymentId);
        }
    }
}
