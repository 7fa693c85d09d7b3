package org.communitycounsel.pairing.process;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.communitycounsel.directory.LawFirm;
import org.communitycounsel.directory.LawFirms;
import org.communitycounsel.directory.Lawyers;
import org.communitycounsel.pairing.OfficeDecision;
import org.communitycounsel.platform.engine.Flows;
import org.communitycounsel.platform.engine.Submitted;
import org.communitycounsel.platform.engine.UsedInDiagrams;
import org.communitycounsel.platform.identity.CurrentUser;
import org.springframework.stereotype.Component;

/** The steps of the flow {@code office-decision}, in the diagram's order. SH17-3.1b, HZ24-1.1b. */
@Component
@UsedInDiagrams("officeDecisionSteps")
public class OfficeDecisionSteps {

    /** As many as a person can look through; the best first. */
    private static final int OFFERED = 50;

    private final OfficeDecision decision;
    private final Lawyers lawyers;
    private final LawFirms firms;
    private final CurrentUser user;

    OfficeDecisionSteps(OfficeDecision decision, Lawyers lawyers, LawFirms firms, CurrentUser user) {
        this.decision = decision;
        this.lawyers = lawyers;
        this.firms = firms;
        this.user = user;
    }

    public void giveOpinion(DelegateTask task) {
        String opinion = new Submitted(task).text("opinion", "社区意见");
        decision.recordOpinion(dossier(task), opinion);
        task.getExecution().setVariable("opinionText", opinion);
    }

    /** The lawyers to appoint from, for the form. */
    public Object appointable(DelegateExecution execution) {
        if (!execution.hasVariable("opinionText")) {
            execution.setVariable("opinionText", "逾期未发表");
        }
        return Flows.json(decision.appointable(dossier(execution)).stream()
                .limit(OFFERED)
                .map(one -> Map.of("label", one.label(), "value", one.licenceNumber()))
                .toList());
    }

    /** SH17-3.1b. Sets {@code decision}: appointed, overCap or none. */
    public void decidePairing(DelegateTask task) {
        var form = new Submitted(task);
        String reason = form.text("reason", "理由");
        String outcome = "none";
        if (form.choice("appointment", "决定", "appoint", "none").equals("appoint")) {
            String licence = form.text("licenceNumber", "派驻律师");
            outcome = decision.appoint(dossier(task), licence, reason) ? "appointed" : "overCap";
            describeAppointee(task, licence, reason);
        } else {
            task.getExecution().setVariable("failureReason", reason);
        }
        task.getExecution().setVariable("decision", outcome);
    }

    /** The appointee in words, for the city bureau's form. */
    private void describeAppointee(DelegateTask task, String licence, String reason) {
        var lawyer = lawyers.findById(licence).orElseThrow();
        var execution = task.getExecution();
        execution.setVariable(
                "appointee",
                Flows.json(Map.of(
                        "name", lawyer.name(),
                        "firm",
                                firms.findById(lawyer.firmCode())
                                        .map(LawFirm::name)
                                        .orElse(""),
                        "serving", decision.serving(dossier(task), licence),
                        "reason", reason)));
        execution.setVariable("appointeeLicence", licence);
        execution.setVariable(PairingAgreement.FIRM, lawyer.firmCode());
    }

    /** HZ24-1.1b. */
    public void consentToExtraPlace(DelegateTask task) {
        var form = new Submitted(task);
        String reason = form.text("reason", "理由");
        String licence = (String) task.getVariable("appointeeLicence");
        boolean consents = form.choice("consent", "结论", "consented", "refused").equals("consented");
        if (consents) {
            decision.consentToExtraPlace(dossier(task), licence, reason, user.id());
        } else {
            decision.refuseExtraPlace(dossier(task), licence, reason);
        }
        task.getExecution().setVariable("extraConsented", consents);
    }

    private static String dossier(DelegateTask task) {
        return dossier(task.getExecution());
    }

    /** The business key, which no form can change. */
    private static String dossier(DelegateExecution execution) {
        return execution.getProcessBusinessKey();
    }
}
