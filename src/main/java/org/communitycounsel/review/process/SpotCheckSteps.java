package org.communitycounsel.review.process;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.pairing.Pairings;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.engine.Flows;
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
    private final CurrentUser user;

    SpotCheckSteps(SpotChecks checks, Pairings pairings, ReviewNames names, CurrentUser user) {
        this.checks = checks;
        this.pairings = pairings;
        this.names = names;
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
        execution.setVariableLocal("place", place(pairing));
        execution.setVariableLocal("lawyerOptions", lawyers(pairing));
    }

    /** Weeks may lie between drawing and check: who goes there reads who serves there by then. */
    public void describeAgain(DelegateTask task) {
        describe(task.getExecution());
    }

    private Object place(Pairing pairing) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("community", names.community(pairing.communityCode()));
        words.put("street", names.street(pairing.streetCode()));
        words.put("firm", names.firm(pairing.firmCode()));
        words.put("lawyers", names.lawyers(checks.serving(pairing.id())));
        return Flows.json(words);
    }

    /** Who may have been on duty, for the form to choose from. */
    private Object lawyers(Pairing pairing) {
        return Flows.json(checks.serving(pairing.id()).stream()
                .map(licence -> Map.of("label", names.lawyer(licence), "value", licence))
                .toList());
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
