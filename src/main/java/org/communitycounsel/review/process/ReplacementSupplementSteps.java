package org.communitycounsel.review.process;

import static org.communitycounsel.review.process.LawyerReplacementSteps.dossier;

import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.communitycounsel.platform.calendar.LeadTimes;
import org.communitycounsel.platform.engine.Flows;
import org.communitycounsel.platform.engine.Submitted;
import org.communitycounsel.platform.engine.UsedInDiagrams;
import org.communitycounsel.review.Replacements;
import org.communitycounsel.review.Succession;
import org.springframework.stereotype.Component;

/** The steps of the flow {@code replacement-supplement}, in the diagram's order. */
@Component
@UsedInDiagrams("replacementSupplementSteps")
public class ReplacementSupplementSteps {

    private final Replacements replacements;
    private final Succession succession;
    private final LeadTimes leadTimes;

    ReplacementSupplementSteps(Replacements replacements, Succession succession, LeadTimes leadTimes) {
        this.replacements = replacements;
        this.succession = succession;
        this.leadTimes = leadTimes;
    }

    /** The lawyers of the firm who could follow, for the form. */
    public Object successorOptions(DelegateExecution execution) {
        return Flows.json(succession.successors(dossier(execution)).stream()
                .map(one -> Map.of(
                        "label",
                        "%s（现服务%d个社区；%s）".formatted(one.name(), one.serving(), one.reasons()),
                        "value",
                        one.licenceNumber()))
                .toList());
    }

    public void nameSuccessor(DelegateTask task) {
        var form = new Submitted(task);
        boolean named = form.choice("naming", "推荐", "name", "none").equals("name");
        if (named) {
            succession.name(dossier(task), form.text("successor", "接任律师"));
        } else {
            succession.nobodyNamed(dossier(task), form.text("noneReason", "没有合适人选的理由"));
        }
        task.getExecution().setVariable("successorNamed", named);
    }

    /** Number of the dossier of the pairing whose agreement is supplemented. */
    public String pairingDossier(DelegateExecution execution) {
        return succession.pairingDossier(dossier(execution));
    }

    /** The beginning of the first day after the last, or at once where that is over. */
    public Date firstDay(DelegateExecution execution) {
        return leadTimes.beginning(
                replacements.of(dossier(execution)).districtCode(), succession.firstDay(dossier(execution)));
    }

    public void takeEffect(DelegateExecution execution) {
        if (!succession.takeEffect(dossier(execution))) {
            throw new BpmnError(Failure.PLACE_LOST.code());
        }
    }
}
