package org.communitycounsel.pairing;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.communitycounsel.platform.Refusal;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Lets searches go wrong, after a search has been registered and before its transaction ends. */
public class Searches extends AbstractCamundaConfiguration {

    final Set<String> faulty = ConcurrentHashMap.newKeySet();
    final Set<String> refused = ConcurrentHashMap.newKeySet();
    final AtomicInteger killedAfter = new AtomicInteger(Integer.MAX_VALUE);

    void reset() {
        faulty.clear();
        refused.clear();
        killedAfter.set(Integer.MAX_VALUE);
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.getCustomPostBPMNParseListeners().add(new AbstractBpmnParseListener() {
            @Override
            public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
                if (activity.getId().equals("registerPairing")) {
                    activity.addBuiltInListener(
                            ExecutionListener.EVENTNAME_END, execution -> disturb((VariableScope) execution));
                }
            }
        });
    }

    private void disturb(VariableScope search) {
        String community = (String) search.getVariable("community");
        if (faulty.contains(community)) {
            throw new IllegalStateException("fault of " + community);
        }
        if (refused.contains(community)) {
            throw new Refusal("该社区暂不能结对。");
        }
        if (killedAfter.decrementAndGet() < 0) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    throw new Killed();
                }
            });
        }
    }

    /** Nothing the programme catches: as at the end of the process, no more is done, this transaction and all around it are lost. */
    static class Killed extends Error {}
}
