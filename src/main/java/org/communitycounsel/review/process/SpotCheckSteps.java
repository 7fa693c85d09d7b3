package org.communitycounsel.review.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.communitycounsel.pairing.Pairings;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.engine.Submitted;
import org.communitycounsel.platform.engine.UsedInDiagrams;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.review.ReviewNames;
import org.communitycounsel.review.SpotChecks;
import org.springframework.stereotype.Component;

/** The steps of the flow {@code spot-check}, in the diagram's order. HZ09-7.4b, JG-21. */
@Component
@UsedInDiagrams("spotCheckSteps")
public class SpotCheckSteps {

    private final SpotChecks checks;
    private final Pairings pairings;
    private final ReviewNames names;
    private final SpotCheckWords words;
    private final CurrentUser user;

    SpotCheckSteps(SpotChecks checks, Pairings pairings, ReviewNames names, SpotCheckWords words, CurrentUser user) {
        this.checks = checks;
        this.pairings = pairings;
        this.names = names;
        this.words = words;
        this.user = user;
    }

    /** Ids of the pairings that were drawn. */
    public List<String> drawn(DelegateExecution execution) {
        return checks.toCheck(execution.getProcessBusinessKey());
    }

    /** Where and whom to check: each check has its own. */
    public void describe(DelegateExecution execution) {
        var pairing = pairings.findById(Long.valueOf((String) execution.getVariable("pairing")))
                .orElseThrow();
        execution.setVariableLocal("street", pairing.streetCode());
        execution.setVariableLocal("taskAbout", names.community(pairing.communityCode()));
        words.of(pairing).forEach(execution::setVariableLocal);
    }

    public void checkOnSite(DelegateTask task) {
        var form = new Submitted(task);
        var on = form.optionalDay("checkedOn", "抽查日期");
        if (on == null) {
            throw new Refusal("请填写“抽查日期”。");
        }
        checks.record(
                task.getExecution().getProcessBusinessKey(),
                Long.parseLong((String) task.getVariable("pairing")),
                form.choice("presence", "律师是否在岗", "present", "absent").equals("present"),
                form.optionalText("dutyLawyer", "值班律师"),
                on,
                form.optionalText("note", "现场情况"),
                user.id());
    }

    public void closeChecks(DelegateExecution execution) {
        checks.close(execution.getProcessBusinessKey());
    }
}
