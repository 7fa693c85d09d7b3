package org.communitycounsel.schedule.process;

import static org.communitycounsel.schedule.process.ScheduleChangeSteps.dossier;

import java.util.ArrayList;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.communitycounsel.platform.calendar.Deadlines;
import org.communitycounsel.platform.engine.Flows;
import org.communitycounsel.platform.engine.Submitted;
import org.communitycounsel.platform.engine.UsedInDiagrams;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.schedule.ChangeReports;
import org.communitycounsel.schedule.Hearing;
import org.communitycounsel.schedule.Reallocation;
import org.springframework.stereotype.Component;

/** The steps of the flow {@code change-decision}, in the diagram's order. */
@Component
@UsedInDiagrams("changeDecisionSteps")
public class ChangeDecisionSteps {

    private static final String APPROVED = "changeApproved";

    private final Reallocation reallocation;
    private final ChangeReports reports;
    private final Hearing hearing;
    private final Deadlines deadlines;
    private final CurrentUser user;

    ChangeDecisionSteps(
            Reallocation reallocation, ChangeReports reports, Hearing hearing, Deadlines deadlines, CurrentUser user) {
        this.reallocation = reallocation;
        this.reports = reports;
        this.hearing = hearing;
        this.deadlines = deadlines;
        this.user = user;
    }

    /** When it goes up, if the office has not decided. */
    public Date decideBy(DelegateExecution execution) {
        return reallocation.decideBy(dossier(execution), deadlines.of(execution, "reallocate"));
    }

    /** Who could take over, for the form: label and licence number; empty where nobody has to be found. */
    public Object candidates(DelegateExecution execution) {
        var options = new ArrayList<Map<String, String>>();
        reallocation
                .candidates(dossier(execution))
                .forEach((licence, words) -> options.add(Map.of("label", words, "value", licence)));
        return Flows.json(options);
    }

    /** What the office has to know, for the form. */
    public Object situation(DelegateExecution execution) {
        var change = reports.of(dossier(execution));
        return Flows.json(Map.of(
                "kind",
                change.kind().id(),
                "needsLawyer",
                change.needsLawyer(),
                "urgent",
                change.urgent(),
                "opinions",
                hearing.inWords(change),
                "duties",
                reallocation.duties(dossier(execution))));
    }

    /** Who takes the decision on sees it as it stands then: others may have been decided since the task came. */
    public void lookAgain(DelegateTask task) {
        var execution = task.getExecution();
        execution.setVariableLocal("candidateOptions", candidates(execution));
        execution.setVariableLocal("situation", situation(execution));
    }

    public void reallocate(DelegateTask task) {
        var execution = task.getExecution();
        var decision = decision(task);
        boolean hearFirst = reallocation.hearsFirst(dossier(execution), decision);
        execution.setVariable("lawyerHeard", !hearFirst);
        if (!hearFirst) {
            decide(execution, decision);
        }
    }

    public void escalateChange(DelegateExecution execution) {
        reallocation.escalate(dossier(execution));
    }

    /** Until when the supervisor decides. */
    public Date superviseBy(DelegateExecution execution) {
        return reallocation.superviseBy(dossier(execution), deadlines.of(execution, "supervise"));
    }

    public void decideBySupervisor(DelegateTask task) {
        decide(task.getExecution(), decision(task));
    }

    private void decide(DelegateExecution execution, Reallocation.Decision decision) {
        reallocation.decide(dossier(execution), decision, user.id());
        execution.setVariable(APPROVED, decision.approved());
    }

    private static Reallocation.Decision decision(DelegateTask task) {
        var form = new Submitted(task);
        boolean approved = form.choice("decision", "决定", "approve", "refuse").equals("approve");
        return new Reallocation.Decision(
                approved,
                form.optionalText("takenOverBy", "由谁承担"),
                ScheduleChangeSteps.weekday(form, "decidedWeekday", "改为星期几"),
                ScheduleChangeSteps.half(form, "decidedHalf", "上午或下午"),
                form.text("decisionReason", "理由"));
    }

    public void keepAsIs(DelegateExecution execution) {
        reallocation.keepAsIs(dossier(execution));
        execution.setVariable(APPROVED, false);
    }
}
