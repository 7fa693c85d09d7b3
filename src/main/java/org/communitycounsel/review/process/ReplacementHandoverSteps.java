package org.communitycounsel.review.process;

import static org.communitycounsel.review.process.LawyerReplacementSteps.dossier;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.engine.Flows;
import org.communitycounsel.platform.engine.Submitted;
import org.communitycounsel.platform.engine.UsedInDiagrams;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.review.Handover;
import org.communitycounsel.review.Handover.Party;
import org.springframework.stereotype.Component;

/** The steps of the flow {@code replacement-handover}, in the diagram's order. */
@Component
@UsedInDiagrams("replacementHandoverSteps")
public class ReplacementHandoverSteps {

    private final Handover handover;
    private final CurrentUser user;

    ReplacementHandoverSteps(Handover handover, CurrentUser user) {
        this.handover = handover;
        this.user = user;
    }

    public void listMatters(DelegateExecution execution) {
        handover.draw(dossier(execution));
        var receiver = handover.receiver(dossier(execution));
        execution.setVariable("hasReceiver", receiver.isPresent());
        execution.setVariable("receiver", receiver.orElse(null));
    }

    /** The list and who has signed for it, for the forms. */
    public Object list(DelegateExecution execution) {
        return Flows.json(Map.of(
                "items", handover.inWords(dossier(execution)), "receipts", handover.receipts(dossier(execution))));
    }

    public void handOverByFirm(DelegateTask task) {
        var form = new Submitted(task);
        if (!form.yes("handedOver")) {
            throw new Refusal("请确认已按清单移交。清单有出入的，请在“说明”中写明后再签字。");
        }
        handover.sign(dossier(task), Party.FIRM, true, form.optionalText("remark", "说明"), user);
    }

    public void firmIsSilent(DelegateExecution execution) {
        handover.isSilent(dossier(execution), Party.FIRM);
    }

    public void receiveByLawyer(DelegateTask task) {
        receive(task, Party.RECEIVER);
    }

    public void receiverIsSilent(DelegateExecution execution) {
        handover.isSilent(dossier(execution), Party.RECEIVER);
    }

    public void receiveByCommunity(DelegateTask task) {
        receive(task, Party.COMMUNITY);
        task.getExecution().setVariable("signedByAll", handover.isSignedByAll(dossier(task)));
    }

    private void receive(DelegateTask task, Party party) {
        var form = new Submitted(task);
        boolean complete = form.choice("receipt", "点收", "complete", "missing").equals("complete");
        handover.sign(
                dossier(task),
                party,
                complete,
                complete ? form.optionalText("remark", "说明") : form.text("remark", "说明"),
                user);
    }

    public void communityIsSilent(DelegateExecution execution) {
        handover.isSilent(dossier(execution), Party.COMMUNITY);
    }

    public void witnessHandover(DelegateTask task) {
        handover.witness(dossier(task), new Submitted(task).text("found", "清点结果"), user);
    }

    public void concludeHandover(DelegateExecution execution) {
        handover.conclude(dossier(execution));
    }

    public void concludeWitnessed(DelegateExecution execution) {
        handover.concludeWitnessed(dossier(execution));
    }
}
