package org.communitycounsel.pairing.process;

import java.time.LocalTime;
import java.util.Date;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.communitycounsel.pairing.Matching;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.pairing.PairingOrigin;
import org.communitycounsel.pairing.Renewals;
import org.communitycounsel.pairing.Signing;
import org.communitycounsel.pairing.Term;
import org.communitycounsel.platform.calendar.Deadlines;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.engine.Flows;
import org.communitycounsel.platform.engine.Submitted;
import org.communitycounsel.platform.engine.UsedInDiagrams;
import org.springframework.stereotype.Component;

/** The steps of the flow {@code pairing-renewal}, in the diagram's order. HZ09-4.2c. */
@Component
@UsedInDiagrams("pairingRenewalSteps")
public class PairingRenewalSteps {

    private static final String COMMUNITY_RENEWS = "communityRenews";
    private static final String FIRM_RENEWS = "firmRenews";

    private final Matching matching;
    private final Renewals renewals;
    private final Signing signing;
    private final Term term;
    private final PairingAgreement search;
    private final PairingRenewal flow;
    private final Districts districts;
    private final Deadlines deadlines;

    PairingRenewalSteps(
            Matching matching,
            Renewals renewals,
            Signing signing,
            Term term,
            PairingAgreement search,
            PairingRenewal flow,
            Districts districts,
            Deadlines deadlines) {
        this.matching = matching;
        this.renewals = renewals;
        this.signing = signing;
        this.term = term;
        this.search = search;
        this.flow = flow;
        this.districts = districts;
        this.deadlines = deadlines;
    }

    /** The beginning of the day on which the parties are asked, in the district's zone. */
    public Date askOn(DelegateExecution execution) {
        var pairing = pairing(execution);
        return Date.from(renewals.askOn(pairing)
                .atStartOfDay(districts.zone(pairing.districtCode()))
                .toInstant());
    }

    /** The end of the term's last day, in the district's zone. */
    public Date lastDay(DelegateExecution execution) {
        var pairing = pairing(execution);
        return Date.from(pairing.termUntil()
                .atTime(LocalTime.of(23, 59, 59))
                .atZone(districts.zone(pairing.districtCode()))
                .toInstant());
    }

    /** The end of the step's period in the table, but not after the term: who was asked late has less time. */
    public Date answerBy(DelegateExecution execution, String step) {
        var due = deadlines.of(execution, step);
        var lastDay = lastDay(execution);
        return due.after(lastDay) ? lastDay : due;
    }

    public void askCommunity(DelegateTask task) {
        take(task, COMMUNITY_RENEWS, "社区意向");
    }

    public void askFirm(DelegateTask task) {
        take(task, FIRM_RENEWS, "律所意向");
    }

    private void take(DelegateTask task, String party, String label) {
        String answer = new Submitted(task).choice(party, label, "renew", "end");
        var execution = task.getExecution();
        execution.setVariable(party, answer);
        execution.setVariable(
                "bothRenew",
                "renew".equals(execution.getVariable(COMMUNITY_RENEWS))
                        && "renew".equals(execution.getVariable(FIRM_RENEWS)));
        execution.setVariable(
                PairingRenewal.TERM,
                Flows.json(flow.words(
                        pairing(execution),
                        inWords(execution.getVariable(COMMUNITY_RENEWS), task.getVariable("communityOpinion")),
                        inWords(execution.getVariable(FIRM_RENEWS), task.getVariable("firmOpinion")))));
    }

    private static String inWords(Object answer, Object opinion) {
        if (answer == null) {
            return "尚未答复";
        }
        String words = answer.equals("renew") ? "愿意续签" : "不愿意续签";
        return opinion == null || opinion.toString().isBlank()
                ? words
                : words + "（" + opinion.toString().strip() + "）";
    }

    public void decideRenewal(DelegateTask task) {
        var form = new Submitted(task);
        String decision = form.choice("renewalDecision", "决定", "renew", "end");
        form.text("reason", "理由");
        task.getExecution().setVariable("decided", decision);
    }

    public void renewTerm(DelegateExecution execution) {
        String dossier = execution.getProcessBusinessKey();
        term.renew(dossier, signing.filed(dossier).termUntil());
    }

    /** The search for the next begins while this one still serves; one that is under way already will do. */
    public void beginSuccessor(DelegateExecution execution) {
        var pairing = pairing(execution);
        renewals.notRenewed(pairing);
        if (!renewals.isSearching(pairing.communityCode())) {
            search.begin(pairing.communityCode(), pairing.form(), PairingOrigin.EXPIRY, pairing.id(), Set.of());
        }
    }

    public void endService(DelegateExecution execution) {
        term.expire(execution.getProcessBusinessKey());
    }

    private Pairing pairing(DelegateExecution execution) {
        return matching.pairing(execution.getProcessBusinessKey());
    }
}
