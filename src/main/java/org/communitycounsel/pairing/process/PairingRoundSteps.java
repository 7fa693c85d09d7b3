package org.communitycounsel.pairing.process;

import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.communitycounsel.pairing.PairingForm;
import org.communitycounsel.pairing.Rounds;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.Word;
import org.communitycounsel.platform.engine.Submitted;
import org.communitycounsel.platform.engine.UsedInDiagrams;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.springframework.stereotype.Component;

/** The steps of the flow {@code pairing-round}, in the diagram's order. HZ24-1.1a. */
@Component
@UsedInDiagrams("pairingRoundSteps")
public class PairingRoundSteps {

    private final Rounds rounds;
    private final PairingRound flow;
    private final CurrentUser user;

    PairingRoundSteps(Rounds rounds, PairingRound flow, CurrentUser user) {
        this.rounds = rounds;
        this.flow = flow;
        this.user = user;
    }

    public void registerRound(DelegateExecution execution) {
        var form = new Submitted(execution);
        var pairingForm = Word.of(PairingForm.class, form.text("pairingForm", "结对形式"))
                .orElseThrow(() -> new Refusal("请选择“结对形式”。"));
        execution.setProcessBusinessKey(rounds.register(
                districtOfUser(), pairingForm, form.ticked("streets"), form.optionalText("note", "说明")));
        Set.of("pairingForm", "streets", "note").forEach(execution::removeVariable);
        execution.setVariable("dossierNumber", execution.getProcessBusinessKey());
    }

    /** The round is for the office's own district; which, says the account, not the form. */
    private String districtOfUser() {
        Set<String> districts = user.places(Role.COORDINATION_OFFICE);
        if (districts.size() != 1) {
            throw new Refusal("批次结对须用一个区的协调小组办公室的账号发起。您的账号%s，请联系管理员。"
                    .formatted(districts.isEmpty() ? "不属于协调小组办公室" : "属于不止一个区的办公室"));
        }
        return districts.iterator().next();
    }

    public void beginSome(DelegateExecution execution) {
        execution.setVariable("allBegun", flow.beginSome(execution.getProcessBusinessKey()));
    }

    public void reportRound(DelegateExecution execution) {
        rounds.finish(execution.getProcessBusinessKey());
    }

    public void stopRound(DelegateExecution execution) {
        rounds.stop(execution.getProcessBusinessKey(), (String) execution.getVariable(PairingRound.STOP_REASON));
    }
}
