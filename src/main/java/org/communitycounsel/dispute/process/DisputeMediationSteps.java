package org.communitycounsel.dispute.process;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.communitycounsel.dispute.Consent;
import org.communitycounsel.dispute.ConsentManner;
import org.communitycounsel.dispute.Mediating;
import org.communitycounsel.dispute.MediationResult;
import org.communitycounsel.dispute.Outcome;
import org.communitycounsel.dispute.Side;
import org.communitycounsel.dispute.Treatment;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.Word;
import org.communitycounsel.platform.engine.Submitted;
import org.communitycounsel.platform.engine.UsedInDiagrams;
import org.communitycounsel.platform.identity.CurrentUser;
import org.springframework.stereotype.Component;

/** The steps of the flow {@code dispute-mediation}, in the diagram's order. JG-13a, JG-14. */
@Component
@UsedInDiagrams("disputeMediationSteps")
public class DisputeMediationSteps {

    private final Mediating mediating;
    private final Treatment treatment;
    private final Reminders reminders;
    private final CurrentUser user;

    DisputeMediationSteps(Mediating mediating, Treatment treatment, Reminders reminders, CurrentUser user) {
        this.mediating = mediating;
        this.treatment = treatment;
        this.reminders = reminders;
        this.user = user;
    }

    public void inviteMediator(DelegateTask task) {
        var form = new Submitted(task);
        String licence = form.text("mediator", "邀请的律师");
        mediating.invite(dossier(task), licence, user.id());
        treatment.record(dossier(task), "邀请律师调解", form.optionalText("note", "说明"), user.id());
        task.getExecution().setVariable("mediator", licence);
    }

    public void answerInvitation(DelegateTask task) {
        var form = new Submitted(task);
        boolean accepted = form.choice("answer", "答复", "accept", "decline").equals("accept");
        if (accepted) {
            mediating.accept(dossier(task));
        } else {
            mediating.decline(dossier(task), form.text("declineReason", "婉拒理由"));
        }
        task.getExecution().setVariable("accepted", accepted);
    }

    public void recordConsent(DelegateTask task) {
        var form = new Submitted(task);
        List<Consent> consents = new ArrayList<>();
        for (Side side : Side.values()) {
            if (form.choice(side.id() + "Answer", side.chinese() + "当事人", "consent", "refuse")
                    .equals("consent")) {
                consents.add(consent(form, side, mediating.today(dossier(task))));
            }
        }
        boolean both = consents.size() == Side.values().length;
        if (both) {
            mediating.consent(dossier(task), consents);
        } else {
            mediating.refuse(dossier(task));
        }
        task.getExecution().setVariable("consented", both);
    }

    private static Consent consent(Submitted form, Side side, LocalDate today) {
        String how = form.text(side.id() + "How", side.chinese() + "同意的方式");
        var on = form.optionalDay(side.id() + "On", side.chinese() + "同意的日期");
        return Consent.of(
                side,
                on == null ? today : on,
                Word.of(ConsentManner.class, how)
                        .orElseThrow(() -> new Refusal("请选择“%s同意的方式”。".formatted(side.chinese()))));
    }

    public void establishFacts(DelegateTask task) {
        mediating.establish(dossier(task), new Submitted(task).text("facts", "查明的事实"));
    }

    public void recordResult(DelegateTask task) {
        var form = new Submitted(task);
        boolean agreed =
                form.choice("mediationResult", "结果", "agreed", "failed").equals("agreed");
        if (agreed) {
            mediating.agree(dossier(task), form.text("terms", "协议内容"), form.optionalText("performance", "履行方式和期限"));
            task.getExecution().setVariable("outcome", Outcome.AGREED.id());
        } else {
            mediating.fail(dossier(task), form.text("failure", "不成的原因"));
        }
        task.getExecution().setVariable("mediated", agreed);
    }

    public void draftAgreement(DelegateExecution execution) {
        mediating.draft(execution.getProcessBusinessKey());
    }

    /** However it came to nothing: what still stands open is over. */
    public void endUnmediated(DelegateExecution execution) {
        mediating.breakOff(execution.getProcessBusinessKey(), MediationResult.LAPSED);
    }

    /** The step is overdue. */
    public void remind(DelegateTask task) {
        reminders.remind(task);
    }

    private static String dossier(DelegateTask task) {
        return task.getExecution().getProcessBusinessKey();
    }
}
