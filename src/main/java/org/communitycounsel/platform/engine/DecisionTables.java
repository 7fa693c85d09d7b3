package org.communitycounsel.platform.engine;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.dmn.DecisionDefinitionNotFoundException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.stereotype.Component;

/**
 * Reads deployed tables without a trace in the engine's history: code and public pages ask for a figure far more often than
 * anything is decided by it. A decision of a case is a business rule task, which the engine records.
 */
@Component
public class DecisionTables {

    private final ProcessEngine engine;
    private final DmnEngine tables = SafeModels.tables().buildEngine();

    DecisionTables(ProcessEngine engine) {
        this.engine = engine;
    }

    /**
     * @param tenant whose table of that key it is; null for the base
     * @return the matching rows, output name to value
     * @throws NotFoundException where no such table is deployed
     */
    public List<Map<String, Object>> evaluate(String table, String tenant, Map<String, Object> inputs) {
        return tables.evaluateDecisionTable((DmnDecision) deployed(table, tenant), inputs)
                .getResultList();
    }

    private DecisionDefinition deployed(String table, String tenant) {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        try {
            return configuration
                    .getCommandExecutorTxRequired()
                    .execute(command -> Context.getProcessEngineConfiguration()
                            .getDeploymentCache()
                            .findDeployedLatestDecisionDefinitionByKeyAndTenantId(table, tenant));
        } catch (DecisionDefinitionNotFoundException e) {
            throw new NotFoundException(e.getMessage(), e);
        }
    }
}
