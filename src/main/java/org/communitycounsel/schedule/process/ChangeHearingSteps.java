package org.communitycounsel.schedule.process;

import java.util.Collection;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.communitycounsel.platform.engine.Submitted;
import org.communitycounsel.platform.engine.UsedInDiagrams;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.schedule.ChangeReports;
import org.communitycounsel.schedule.Hearing;
import org.communitycounsel.schedule.ScheduleChange;
import org.springframework.stereotype.Component;

/** The steps of the flow {@code change-hearing}, in the diagram's order. */
@Component
@UsedInDiagrams("changeHearingSteps")
public class ChangeHearingSteps {

    private final ChangeReports reports;
    private final Hearing hearing;

    ChangeHearingSteps(ChangeReports reports, Hearing hearing) {
        this.reports = reports;
        this.hearing = hearing;
    }

    /** Codes of the communities to hear. */
    public Collection<String> communities(DelegateExecution execution) {
        return hearing.toHear(change(execution), Role.COMMUNITY);
    }

    /** Licence numbers of the lawyers to hear. */
    public Collection<String> lawyers(DelegateExecution execution) {
        return hearing.toHear(change(execution), Role.LAWYER);
    }

    /** Whose opinion it is, says the task's group, which no form can change. */
    public void giveOpinion(DelegateTask task) {
        var form = new Submitted(task);
        String answer = form.choice("opinion", "意见", "agree", "object");
        String text =
                answer.equals("object") ? form.text("opinionText", "具体意见") : form.optionalText("opinionText", "具体意见");
        String party = task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .findFirst()
                .orElseThrow();
        hearing.answer(change(task.getExecution()), party, answer, text);
    }

    public void concludeCommunities(DelegateExecution execution) {
        hearing.conclude(change(execution), Role.COMMUNITY);
    }

    public void concludeLawyers(DelegateExecution execution) {
        hearing.conclude(change(execution), Role.LAWYER);
    }

    private ScheduleChange change(DelegateExecution execution) {
        return reports.of(ScheduleChangeSteps.dossier(execution));
    }
}
