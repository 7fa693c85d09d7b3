package org.communitycounsel.platform.dossier;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.variable.Variables;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.calendar.Deadline;
import org.springframework.stereotype.Component;

/**
 * What the engine does, written into the dossier that the business key of the outermost flow names, in the engine's own
 * transaction: a step that is rolled back and run again leaves one entry. A flow without a dossier writes nothing.
 */
@Component
class CaseLog {

    /** What the dossier will say of the start; never stored. */
    private static final String START = "dossierStart";

    private final Dossiers dossiers;
    private final DossierAccess access;
    private final DeployedForms forms;
    private final EngineNames names;

    CaseLog(Dossiers dossiers, DossierAccess access, DeployedForms forms, EngineNames names) {
        this.dossiers = dossiers;
        this.access = access;
        this.forms = forms;
        this.names = names;
    }

    /** A business key is typed freely where a flow is started by hand: it may not reach into a case of others. */
    void processEntered(ExecutionEntity process) {
        if (process.getSuperExecution() != null || dossier(process).isEmpty()) {
            return;
        }
        var dossier = dossier(process).get();
        boolean foreign = names.actor().isPresent()
                && !access.isOnTheCase(dossier.number(), names.actor().get());
        boolean elsewhere =
                process.getTenantId() != null && !process.getTenantId().equals(dossier.district());
        if (foreign || elsewhere) {
            throw new Refusal("案卷号 " + dossier.number() + " 不是您经办的案卷。请不要填写业务编号，系统会自动编号。");
        }
    }

    /** The dossier may be opened by the first step only, which may also put away what was submitted: that is kept till then. */
    void processStarted(ExecutionEntity execution) {
        var definition = execution.getProcessDefinition();
        // the programme submits no form
        var submitted = names.actor().isPresent() ? forms.ofStart(execution) : SubmittedForm.NONE;
        String text = submitted.whole("流程开始：%s（第%d版）".formatted(definition.getName(), definition.getVersion()));
        if (dossier(execution).isPresent()) {
            eventHappened(execution, text);
        } else {
            execution.getProcessInstance().setVariable(START, Variables.stringValue(text, true));
        }
    }

    void firstStepDone(ExecutionEntity execution) {
        var process = execution.getProcessInstance();
        if (process.getVariable(START) instanceof String text
                && dossier(process).isPresent()) {
            process.removeVariable(START);
            eventHappened(process, text);
        }
    }

    void processEnded(ExecutionEntity execution) {
        String process = execution.getProcessDefinition().getName();
        String event = execution.getCurrentActivityName();
        if (execution.isConcurrent()) {
            // a branch is over, the flow goes on
            eventHappened(execution, "事件：" + (event == null ? process : event));
        } else {
            eventHappened(execution, "流程结束：" + process + (event == null ? "" : "（" + event + "）"));
        }
    }

    /** A flow that is left without having reached its end was broken off from outside. */
    void processLeft(ExecutionEntity process) {
        if (process.isCanceled() || process.getDeleteReason() != null) {
            eventHappened(process, "流程终止：" + process.getProcessDefinition().getName());
        }
    }

    void eventHappened(ExecutionEntity execution, String text) {
        dossier(execution).ifPresent(dossier -> record(dossier, names.actor().orElse(null), text, null, null));
    }

    /** Also where there is no dossier, the task says how its due date was counted. */
    void taskCreated(TaskEntity task) {
        Deadline.behind(task).ifPresent(deadline -> explain(task, deadline));
        dossier(task.getExecution()).ifPresent(dossier -> {
            task.setName(TaskName.of(task, dossier));
            task.getCandidates().stream()
                    .map(IdentityLink::getGroupId)
                    .filter(group -> group != null)
                    .forEach(group -> dossiers.admit(dossier.number(), group));
        });
    }

    private static void explain(TaskEntity task, Deadline deadline) {
        String counted = "期限：" + deadline.description();
        task.setDescription(task.getDescription() == null ? counted : task.getDescription() + "\n" + counted);
    }

    void taskAssigned(TaskEntity task) {
        if (task.getAssignee() != null) {
            dossier(task.getExecution())
                    .ifPresent(dossier -> dossiers.admitPerson(dossier.number(), task.getAssignee()));
        }
    }

    void taskCompleted(TaskEntity task) {
        dossier(task.getExecution()).ifPresent(dossier -> {
            var submitted = forms.ofTask(task);
            record(
                    dossier,
                    names.actor().orElse(task.getAssignee()),
                    submitted.under("办结：" + TaskName.step(task.getName())),
                    submitted.grounds(),
                    TaskName.step(task.getName()));
        });
    }

    private void record(Dossier dossier, String actor, String text, String grounds, String taskName) {
        dossiers.record(dossier.number(), actor, text, grounds, taskName);
    }

    private Optional<Dossier> dossier(DelegateExecution execution) {
        return Optional.of(outermost((ExecutionEntity) execution))
                .map(ExecutionEntity::getBusinessKey)
                .filter(Dossier::isNumber)
                .flatMap(dossiers::find);
    }

    private static ExecutionEntity outermost(ExecutionEntity execution) {
        var process = execution.getProcessInstance();
        while (process.getSuperExecution() != null) {
            process = process.getSuperExecution().getProcessInstance();
        }
        return process;
    }
}
