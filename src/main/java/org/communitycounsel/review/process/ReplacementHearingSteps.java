package org.communitycounsel.review.process;

import static org.communitycounsel.review.process.LawyerReplacementSteps.dossier;

import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.communitycounsel.platform.engine.Flows;
import org.communitycounsel.platform.engine.Submitted;
import org.communitycounsel.platform.engine.UsedInDiagrams;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.review.ReplacementGrounds;
import org.communitycounsel.review.ReplacementHearing;
import org.communitycounsel.review.ReplacementHearing.Party;
import org.communitycounsel.review.ReplacementTerms;
import org.communitycounsel.review.Replacements;
import org.springframework.stereotype.Component;

/** The steps of the flow {@code replacement-hearing}, in the diagram's order. */
@Component
@UsedInDiagrams("replacementHearingSteps")
public class ReplacementHearingSteps {

    private static final String CONFIRMED = "causeConfirmed";

    private final Replacements replacements;
    private final ReplacementGrounds grounds;
    private final ReplacementHearing hearing;
    private final ReplacementTerms terms;
    private final CurrentUser user;

    ReplacementHearingSteps(
            Replacements replacements,
            ReplacementGrounds grounds,
            ReplacementHearing hearing,
            ReplacementTerms terms,
            CurrentUser user) {
        this.replacements = replacements;
        this.grounds = grounds;
        this.hearing = hearing;
        this.terms = terms;
        this.user = user;
    }

    /** Why the lawyer is to be replaced, for the table. */
    public String cause(DelegateExecution execution) {
        return replacements.of(dossier(execution)).cause().id();
    }

    public void recordCause(DelegateExecution execution) {
        var row = ((DmnDecisionResult) execution.getVariable("decisionResult")).getSingleResult();
        execution.setVariable("hearingNeeded", row.getEntry("hearing"));
    }

    /** The table needs nobody's finding: the ground stands by itself. */
    public void confirmByRule(DelegateExecution execution) {
        var row = row(execution);
        hearing.confirm(dossier(execution), row.bars(), "依照%s，该事由无须另行核实".formatted(row.clause()), null);
        execution.setVariable(CONFIRMED, true);
    }

    private ReplacementTerms.Terms row(DelegateExecution execution) {
        var replacement = replacements.of(dossier(execution));
        return terms.of(replacement.districtCode(), replacement.cause());
    }

    /** What was reported and what was said to it, for the forms; as it stands when the task comes about. */
    public Object file(DelegateExecution execution) {
        return Flows.json(Map.of(
                "grounds",
                grounds.inWords(replacements.of(dossier(execution))),
                "opinions",
                hearing.inWords(dossier(execution))));
    }

    public void hearLawyer(DelegateTask task) {
        answer(task, Party.LAWYER);
    }

    public void hearFirm(DelegateTask task) {
        answer(task, Party.FIRM);
    }

    private void answer(DelegateTask task, Party party) {
        var form = new Submitted(task);
        String answer = form.choice("opinion", "意见", "accept", "object");
        String text =
                answer.equals("object") ? form.text("opinionText", "具体意见") : form.optionalText("opinionText", "具体意见");
        hearing.answer(dossier(task), party, answer, text);
    }

    public void concludeHearing(DelegateExecution execution) {
        hearing.conclude(dossier(execution));
    }

    public void confirmCause(DelegateTask task) {
        decide(task);
    }

    public void escalateReplacement(DelegateExecution execution) {
        hearing.escalate(dossier(execution));
    }

    public void confirmBySupervisor(DelegateTask task) {
        decide(task);
    }

    private void decide(DelegateTask task) {
        var form = new Submitted(task);
        var execution = task.getExecution();
        boolean confirmed =
                form.choice("confirmation", "认定", "confirm", "reject").equals("confirm");
        String reason = form.text("confirmReason", "理由");
        if (confirmed) {
            hearing.confirm(dossier(task), row(execution).bars(), reason, user.id());
        } else {
            hearing.reject(dossier(task), reason, user.id());
        }
        execution.setVariable(CONFIRMED, confirmed);
    }
}
