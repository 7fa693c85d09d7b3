package org.communitycounsel.platform.district;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.context.Context;

/** The checks there are, except that a city's definitions are read and started by its districts. */
final class DefinitionChecks {

    /** Everything else, such as suspending or deleting, stays with the tenant itself. */
    private static final Set<String> READING = Set.of(
            "checkReadProcessDefinition",
            "checkCreateProcessInstance",
            "checkReadDecisionDefinition",
            "checkReadDecisionRequirementsDefinition",
            "checkEvaluateDecision",
            "checkReadDeployment");

    private DefinitionChecks() {}

    static CommandChecker around(CommandChecker checker) {
        return (CommandChecker) Proxy.newProxyInstance(
                CommandChecker.class.getClassLoader(),
                new Class<?>[] {CommandChecker.class},
                (proxy, method, arguments) -> {
                    try (var definitions = READING.contains(method.getName()) ? openDefinitions() : null) {
                        return method.invoke(checker, arguments);
                    } catch (InvocationTargetException refused) {
                        throw refused.getCause();
                    }
                });
    }

    private static CityTenants.Opened openDefinitions() {
        return ((CityTenants) Context.getCommandContext().getTenantManager()).openDefinitions();
    }
}
