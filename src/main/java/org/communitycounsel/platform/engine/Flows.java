package org.communitycounsel.platform.engine;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.spin.Spin;
import org.camunda.spin.plugin.variable.SpinValues;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.district.Definitions;
import org.springframework.stereotype.Component;

/**
 * Starts flows and hands them messages on behalf of the programme, in the transaction of the caller, also where the person
 * at work may not start or change flows by hand: the caller has checked who that is.
 */
@Component
public class Flows {

    private final ProcessEngine engine;
    private final Definitions definitions;

    Flows(ProcessEngine engine, Definitions definitions) {
        this.engine = engine;
        this.definitions = definitions;
    }

    /**
     * Starts the district's own version of the process.
     *
     * @param key the process's id
     * @param district the district whose version runs, and whose tenant the instance gets
     * @param dossier the business key
     * @param variables beside {@code district}, which is set here
     */
    public void start(String key, String district, String dossier, Map<String, Object> variables) {
        begin(key, district, dossier, variables);
    }

    /**
     * Starts the district's own version of a process whose first step opens the dossier.
     *
     * @return the dossier's number
     */
    public String open(String key, String district, Map<String, Object> variables) {
        return begin(key, district, null, variables);
    }

    /** @return the business key the instance has when it first waits; not read back, for within a step nothing is written yet */
    private String begin(String key, String district, String dossier, Map<String, Object> variables) {
        return unchecked(() -> {
            var start = engine.getRuntimeService()
                    .createProcessInstanceByKey(key)
                    .businessKey(dossier)
                    .setVariable("district", district)
                    .setVariables(variables);
            definitions
                    .processTenant(district, key)
                    .ifPresentOrElse(start::processDefinitionTenantId, start::processDefinitionWithoutTenantId);
            return start.execute().getBusinessKey();
        });
    }

    /** Hands the message to the flows of that dossier. @return whether one waited for it */
    public boolean deliver(String message, String dossier, Map<String, Object> variables) {
        return unchecked(() -> !engine.getRuntimeService()
                .createMessageCorrelation(message)
                .processInstanceBusinessKey(dossier)
                .setVariables(variables)
                .correlateAllWithResult()
                .isEmpty());
    }

    /**
     * Does the work in a transaction of its own, of engine and database alike, also from within a step of a flow: what it
     * has done stays when the step fails, and its failure undoes nothing of the step.
     */
    public void inOwnTransaction(Runnable work) {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        configuration.getCommandExecutorTxRequiresNew().execute(command -> {
            work.run();
            return null;
        });
    }

    /**
     * Does one piece of a long work, in a transaction of its own: a fault of one leaves the others alone, and whatever a killed
     * application has done stays done. What follows from a fault is written in a transaction of its own as well.
     *
     * @param refused is given the refusal's words
     * @param failed is given anything else that went wrong
     */
    public void attempt(Runnable work, Consumer<String> refused, Consumer<RuntimeException> failed) {
        try {
            inOwnTransaction(work);
        } catch (RuntimeException failure) {
            inOwnTransaction(() -> Refusal.behind(failure)
                    .ifPresentOrElse(refusal -> refused.accept(refusal.getMessage()), () -> failed.accept(failure)));
        }
    }

    /** Gives the case's tasks of that step new variables, where the variable {@code key} has that value. */
    public void refresh(String dossier, String step, String key, Object value, Map<String, Object> variables) {
        var tasks = engine.getTaskService();
        unchecked(() -> {
            tasks.createTaskQuery().processInstanceBusinessKey(dossier).taskDefinitionKey(step).list().stream()
                    .filter(task -> value.equals(tasks.getVariable(task.getId(), key)))
                    .forEach(task -> engine.getRuntimeService().setVariablesLocal(task.getExecutionId(), variables));
            return null;
        });
    }

    private <T> T unchecked(Supplier<T> call) {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        return configuration
                .getCommandExecutorTxRequired()
                .execute(command -> command.runWithoutAuthorization(call::get));
    }

    /** A variable's value that forms can read: lists, maps and plain values as JSON. */
    public static Object json(Object value) {
        return SpinValues.jsonValue(Spin.JSON(value)).create();
    }
}
