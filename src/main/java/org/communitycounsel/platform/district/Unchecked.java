package org.communitycounsel.platform.district;

import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.springframework.stereotype.Component;

/**
 * The house's own look-ups in the engine. Which definition holds in a district, and what its tables say, does not depend on
 * who asks: a user of one district may not be allowed to see its city's definitions, and is bound by them all the same.
 */
@Component
class Unchecked {

    private final ProcessEngine engine;

    Unchecked(ProcessEngine engine) {
        this.engine = engine;
    }

    /** Asks without the signed-in user's authorizations and tenants. */
    <T> T ask(Supplier<T> question) {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        return configuration.getCommandExecutorTxRequired().execute(command -> ask(question, command));
    }

    private static <T> T ask(Supplier<T> question, CommandContext command) {
        boolean tenants = command.isTenantCheckEnabled();
        boolean authorizations = command.isAuthorizationCheckEnabled();
        command.disableTenantCheck();
        command.disableAuthorizationCheck();
        try {
            return question.get();
        } finally {
            command.setTenantCheckEnabled(tenants);
            command.setAuthorizationCheckEnabled(authorizations);
        }
    }
}
