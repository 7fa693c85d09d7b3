package org.communitycounsel.pairing.process;

import static org.communitycounsel.pairing.process.PairingAgreement.CANCELLATION_REASON;
import static org.communitycounsel.pairing.process.PairingAgreement.REASON_TO_REOPEN;

import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.communitycounsel.pairing.Half;
import org.communitycounsel.pairing.Matching;
import org.communitycounsel.pairing.Needs;
import org.communitycounsel.pairing.PairingForm;
import org.communitycounsel.pairing.PairingOrigin;
import org.communitycounsel.pairing.Purpose;
import org.communitycounsel.pairing.Signing;
import org.communitycounsel.pairing.Term;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.Word;
import org.communitycounsel.platform.engine.Submitted;
import org.communitycounsel.platform.engine.UsedInDiagrams;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.springframework.stereotype.Component;

/** The steps of the flow {@code pairing-agreement}, in the diagram's order. */
@Component
@UsedInDiagrams("pairingAgreementSteps")
public class PairingAgreementSteps {

    private static final String[] WEEKDAYS = {"1", "2", "3", "4", "5", "6", "7"};

    private final Matching matching;
    private final Signing signing;
    private final Term term;
    private final PairingAgreement flow;
    private final CurrentUser user;

    PairingAgreementSteps(Matching matching, Signing signing, Term term, PairingAgreement flow, CurrentUser user) {
        this.matching = matching;
        this.signing = signing;
        this.term = term;
        this.flow = flow;
        this.user = user;
    }

    /** Whether a pairing begins or one that goes on is supplemented, which only the flow {@code schedule-change} asks for. */
    public void sortRequest(DelegateExecution execution) {
        boolean supplement = Purpose.SUPPLEMENT.id().equals(execution.getVariable(AgreementSigning.PURPOSE));
        execution.setVariable("supplement", supplement);
        if (supplement) {
            var pairing = matching.pairing(dossier(execution));
            flow.describe(pairing, execution);
            execution.setVariable(PairingAgreement.FIRM, pairing.firmCode());
        }
    }

    public void registerPairing(DelegateExecution execution) {
        var form = new Submitted(execution);
        var origin = Word.of(PairingOrigin.class, form.optionalText("origin", "缘由"));
        String community = form.text("community", "社区");
        if (origin.isEmpty()) {
            requireOwn(community);
        }
        var pairing = matching.open(
                community,
                Word.of(PairingForm.class, form.text("pairingForm", "结对形式"))
                        .orElseThrow(() -> new Refusal("请选择“结对形式”。")),
                origin.orElse(PairingOrigin.OFFICE),
                (Long) execution.getVariable("predecessor"),
                form.ticked("excluded"));
        execution.setProcessBusinessKey(pairing.dossierNumber());
        flow.describe(pairing, execution);
    }

    /** By the form, a justice office begins for a community of its own street; the programme begins for any. */
    private void requireOwn(String community) {
        if (user.places(Role.JUSTICE_OFFICE).stream().noneMatch(community::startsWith)) {
            throw new Refusal("只能为本街道的社区发起结对。请从列表中选择社区。");
        }
    }

    public void stateNeeds(DelegateTask task) {
        var form = new Submitted(task);
        String weekday = form.optionalText("weekday", "希望的服务日");
        matching.stateNeeds(
                dossier(task),
                new Needs(
                        Needs.joined(form.ticked("languages")),
                        Needs.joined(form.ticked("fields")),
                        Needs.joined(form.ticked("serviceKinds")),
                        weekday == null ? null : Integer.valueOf(form.choice("weekday", "希望的服务日", WEEKDAYS)),
                        Word.of(Half.class, form.optionalText("half", "上午或下午")).orElse(null),
                        form.optionalText("needsNote", "其他要求")));
        flow.describeNeeds(matching.pairing(dossier(task)), task.getExecution());
    }

    public void reopenChoice(DelegateExecution execution) {
        Object reason = execution.getVariable(REASON_TO_REOPEN);
        matching.reopen(dossier(execution), reason == null ? "一方拒绝签署协议" : reason.toString());
        execution.removeVariables(Set.of(REASON_TO_REOPEN, PairingAgreement.FIRM));
    }

    public void beginService(DelegateExecution execution) {
        var agreement = signing.filed(dossier(execution));
        term.begin(dossier(execution), agreement.termFrom(), agreement.termUntil());
    }

    public void failPairing(DelegateExecution execution) {
        matching.fail(dossier(execution), (String) execution.getVariable("failureReason"));
    }

    public void cancelPairing(DelegateExecution execution) {
        matching.fail(dossier(execution), (String) execution.getVariable(CANCELLATION_REASON));
    }

    private static String dossier(DelegateTask task) {
        return dossier(task.getExecution());
    }

    /** The business key, which no form can change. */
    private static String dossier(DelegateExecution execution) {
        return execution.getProcessBusinessKey();
    }
}
