package org.communitycounsel.dispute.process;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.communitycounsel.dispute.Escalation;
import org.communitycounsel.platform.calendar.Deadlines;
import org.communitycounsel.platform.engine.Submitted;
import org.communitycounsel.platform.engine.UsedInDiagrams;
import org.communitycounsel.platform.identity.CurrentUser;
import org.springframework.stereotype.Component;

/** The steps of the flow {@code dispute-report}, in the diagram's order. */
@Component
@UsedInDiagrams("disputeReportSteps")
public class DisputeReportSteps {

    private static final String RECIPIENT_GROUP = "recipientGroup";

    private final Escalation escalation;
    private final Deadlines deadlines;
    private final CurrentUser user;

    DisputeReportSteps(Escalation escalation, Deadlines deadlines, CurrentUser user) {
        this.escalation = escalation;
        this.deadlines = deadlines;
        this.user = user;
    }

    public void reportAtOnce(DelegateExecution execution) {
        escalation.report(dossier(execution));
    }

    /** The groups that are asked first. */
    public List<String> recipients(DelegateExecution execution) {
        return new ArrayList<>(escalation.recipients(dossier(execution)));
    }

    /** Until when the group that is asked now has to acknowledge: hours of the table, day and night. */
    public Date due(DelegateExecution execution) {
        var asked = escalation.asked(dossier(execution), (String) execution.getVariable(RECIPIENT_GROUP));
        return deadlines.hours(execution, asked.hours(), asked.clause());
    }

    public void acknowledgeReport(DelegateTask task) {
        escalation.acknowledge(
                dossier(task.getExecution()),
                (String) task.getVariable(RECIPIENT_GROUP),
                user.id(),
                new Submitted(task).optionalText("note", "签收意见"));
    }

    public void goLevelUp(DelegateExecution execution) {
        var up = escalation.lapse(dossier(execution), (String) execution.getVariable(RECIPIENT_GROUP));
        execution.setVariable(RECIPIENT_GROUP, up.next());
        execution.setVariableLocal("levelInformed", up.informed());
    }

    private static String dossier(DelegateExecution execution) {
        return execution.getProcessBusinessKey();
    }
}
