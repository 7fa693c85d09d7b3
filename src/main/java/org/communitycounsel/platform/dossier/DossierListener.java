package org.communitycounsel.platform.dossier;

import java.util.Set;
import java.util.function.BiConsumer;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.EventSubProcessStartEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.NoneStartEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;

/** Makes every flow write its dossier, without a word of it in the diagram. */
class DossierListener extends AbstractBpmnParseListener {

    private static final Set<String> TIMERS = Set.of(
            ActivityTypes.BOUNDARY_TIMER, ActivityTypes.INTERMEDIATE_EVENT_TIMER, ActivityTypes.START_EVENT_TIMER);

    private final ObjectProvider<CaseLog> log;

    DossierListener(ObjectProvider<CaseLog> log) {
        this.log = log;
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity process) {
        process.addListener(ExecutionListener.EVENTNAME_START, on(CaseLog::processEntered));
        process.addBuiltInListener(ExecutionListener.EVENTNAME_END, on(CaseLog::processLeft));
    }

    /**
     * After the diagram's own listeners, which may name the dossier, has the flow begun. That a part of it begins by itself
     * is nothing that happened.
     */
    @Override
    public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl event) {
        if (scope instanceof ProcessDefinitionEntity) {
            event.addListener(ExecutionListener.EVENTNAME_END, on(CaseLog::processStarted));
        } else if (event.getActivityBehavior() instanceof EventSubProcessStartEventActivityBehavior) {
            event.addListener(ExecutionListener.EVENTNAME_END, happened(event, label(scope)));
        }
    }

    @Override
    public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl flow) {
        var source = flow.getSource();
        if (scope instanceof ProcessDefinitionEntity
                && source.getActivityBehavior() instanceof NoneStartEventActivityBehavior) {
            ((ActivityImpl) flow.getDestination())
                    .addListener(ExecutionListener.EVENTNAME_END, on(CaseLog::firstStepDone));
        }
    }

    @Override
    public void parseEndEvent(Element element, ScopeImpl scope, ActivityImpl event) {
        if (scope instanceof ProcessDefinitionEntity) {
            event.addListener(ExecutionListener.EVENTNAME_START, on(CaseLog::processEnded));
        } else {
            recordWhatHappened(event, null);
        }
    }

    @Override
    public void parseBoundaryEvent(Element element, ScopeImpl scope, ActivityImpl event) {
        recordWhatHappened(event, label((ScopeImpl) event.getEventScope()));
    }

    @Override
    public void parseIntermediateCatchEvent(Element element, ScopeImpl scope, ActivityImpl event) {
        recordWhatHappened(event, null);
    }

    @Override
    public void parseIntermediateThrowEvent(Element element, ScopeImpl scope, ActivityImpl event) {
        recordWhatHappened(event, null);
    }

    private void recordWhatHappened(ActivityImpl event, String otherwise) {
        event.addListener(ExecutionListener.EVENTNAME_END, happened(event, otherwise));
    }

    /** @param otherwise the name to use for an event without one; null leaves it out of the dossier */
    private ExecutionListener happened(ActivityImpl event, String otherwise) {
        boolean timer = TIMERS.contains(event.getProperties().get(BpmnProperties.TYPE));
        return on((caseLog, execution) -> {
            String name = label(event) == null ? otherwise : label(event);
            if (name != null && !execution.isCanceled()) {
                caseLog.eventHappened(execution, (timer ? "期限届满：" : "事件：") + name);
            }
        });
    }

    private static String label(ScopeImpl element) {
        return (String) element.getProperty("name");
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        var task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        // after the diagram's own listeners, which may add groups
        task.addTaskListener(TaskListener.EVENTNAME_CREATE, onTask(CaseLog::taskCreated));
        task.addTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, onTask(CaseLog::taskAssigned));
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, onTask(CaseLog::taskCompleted));
    }

    private ExecutionListener on(BiConsumer<CaseLog, ExecutionEntity> action) {
        return execution -> action.accept(log.getObject(), (ExecutionEntity) execution);
    }

    private TaskListener onTask(BiConsumer<CaseLog, TaskEntity> action) {
        return task -> action.accept(log.getObject(), (TaskEntity) task);
    }
}
