package org.communitycounsel.platform.access;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;

/**
 * The engine's tenant checks, refusing as all other checks do. By itself the engine reports another tenant's thing as its
 * own failure: status 500, and an error in the log for each.
 */
final class TenantChecks {

    private static final CommandChecker ENGINES_OWN = new TenantCommandChecker();

    private TenantChecks() {}

    static CommandChecker create() {
        return (CommandChecker) Proxy.newProxyInstance(
                CommandChecker.class.getClassLoader(),
                new Class<?>[] {CommandChecker.class},
                (proxy, method, arguments) -> {
                    try {
                        return method.invoke(ENGINES_OWN, arguments);
                    } catch (InvocationTargetException refused) {
                        throw refused.getCause() instanceof ProcessEngineException
                                ? new AuthorizationException(refused.getCause().getMessage())
                                : refused.getCause();
                    }
                });
    }
}
