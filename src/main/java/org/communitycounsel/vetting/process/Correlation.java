package org.communitycounsel.vetting.process;

import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Hands the module's messages to its running flows. */
@Component
class Correlation {

    private final ProcessEngine engine;

    Correlation(ProcessEngine engine) {
        this.engine = engine;
    }

    /**
     * Hands the message to the flow of that dossier, also on behalf of people who may not change flows otherwise: the
     * caller has checked who they are.
     *
     * @return whether a flow waited for it
     */
    boolean deliver(String message, String dossier, Map<String, Object> variables) {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        return configuration
                .getCommandExecutorTxRequired()
                .execute(command -> command.runWithoutAuthorization(() -> !engine.getRuntimeService()
                        .createMessageCorrelation(message)
                        .processInstanceBusinessKey(dossier)
                        .setVariables(variables)
                        .correlateAllWithResult()
                        .isEmpty()));
    }
}
