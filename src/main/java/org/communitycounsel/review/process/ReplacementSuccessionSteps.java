package org.communitycounsel.review.process;

import static org.communitycounsel.review.process.LawyerReplacementSteps.dossier;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.communitycounsel.platform.engine.Submitted;
import org.communitycounsel.platform.engine.UsedInDiagrams;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.review.Succession;
import org.springframework.stereotype.Component;

/** The steps of the flow {@code replacement-succession}, in the diagram's order. */
@Component
@UsedInDiagrams("replacementSuccessionSteps")
public class ReplacementSuccessionSteps {

    private final Succession succession;
    private final CurrentUser user;

    ReplacementSuccessionSteps(Succession succession, CurrentUser user) {
        this.succession = succession;
        this.user = user;
    }

    public void sortSuccession(DelegateExecution execution) {
        boolean within = succession.isWithinPairing(dossier(execution));
        succession.seek(dossier(execution), within);
        execution.setVariable("withinPairing", within);
    }

    public void giveUpWithin(DelegateExecution execution) {
        String words = Failure.inWords((String) execution.getVariable(LawyerReplacement.FAILURE));
        succession.giveUp(dossier(execution), words);
        execution.setVariable(LawyerReplacement.FAILURE, words);
    }

    public void beginSearch(DelegateExecution execution) {
        succession.search(dossier(execution));
    }

    public void decideSuccession(DelegateTask task) {
        var form = new Submitted(task);
        String course = form.choice("course", "决定", "search", "within", "rest");
        String reason = form.text("courseReason", "理由");
        switch (course) {
            case "rest" -> succession.leaveAsIs(dossier(task), reason, user.id());
            case "within" -> succession.seekWithin(dossier(task), reason, user.id());
            default -> succession.searchAgain(dossier(task), reason, user.id());
        }
        task.getExecution().setVariable("nextCourse", course);
    }
}
