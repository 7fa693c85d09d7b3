package org.communitycounsel.schedule.process;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.communitycounsel.pairing.LawyerReplaced;
import org.communitycounsel.pairing.LawyerStoodDown;
import org.communitycounsel.pairing.PairingEnded;
import org.communitycounsel.pairing.Pairings;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.engine.Flows;
import org.communitycounsel.schedule.ChangeReports;
import org.communitycounsel.schedule.ChangeWords;
import org.communitycounsel.schedule.ScheduleChange;
import org.communitycounsel.schedule.Upheaval;
import org.communitycounsel.vetting.LawyerLeftRoster;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The flow {@code schedule-change} as the domain sees it: its variables and its messages. It is started in Tasklist. */
@Component
public class ScheduleChangeFlow {

    static final String KEY = "schedule-change";
    static final String CHANGE_OVER = "schedule.changeOver";
    static final String LAWYER_UNAVAILABLE = "schedule.lawyerUnavailable";

    /** What the start form hands over to the change, and the flow does not keep. */
    static final List<String> HANDED_OVER = List.of(
            "pairing",
            "kind",
            "lawyer",
            "otherPairing",
            "weekday",
            "half",
            "wished",
            "effectiveFrom",
            "effectiveUntil",
            "reason",
            "report");

    private static final int USUAL = 50;
    private static final int URGENT = 80;

    private final Flows flows;
    private final ChangeReports reports;
    private final ChangeWords words;
    private final Upheaval upheaval;
    private final Pairings pairings;

    ScheduleChangeFlow(Flows flows, ChangeReports reports, ChangeWords words, Upheaval upheaval, Pairings pairings) {
        this.flows = flows;
        this.reports = reports;
        this.words = words;
        this.upheaval = upheaval;
        this.pairings = pairings;
    }

    /** Ends the flow of that dossier because the firm takes its report back. @param account who does so */
    @Transactional
    public void withdraw(String dossier, String reason, String account) {
        reports.withdraw(dossier, reason, account);
        if (!flows.deliver(CHANGE_OVER, dossier, Map.of())) {
            throw new Refusal("该调整已经办结，不能再撤回。");
        }
    }

    /** A pairing that ended has nothing to change. */
    @EventListener
    void on(PairingEnded event) {
        upheaval.pairingEnded(event.pairing()).forEach(dossier -> flows.deliver(CHANGE_OVER, dossier, Map.of()));
    }

    /** Nothing is left to change for a lawyer who serves no longer; who covers does the duties. */
    @EventListener
    void on(LawyerStoodDown event) {
        upheaval.stoodDown(event).forEach(dossier -> flows.deliver(CHANGE_OVER, dossier, Map.of()));
    }

    @EventListener
    void on(LawyerReplaced event) {
        upheaval.replaced(event);
    }

    /** Who was to take over cannot: another is looked for. */
    @EventListener
    void on(LawyerLeftRoster event) {
        upheaval.changesBringing(event.licenceNumber())
                .forEach(dossier -> flows.deliver(LAWYER_UNAVAILABLE, dossier, Map.of()));
    }

    /** The flow's variables that come from the change. */
    void describe(ScheduleChange change, VariableScope flow) {
        var pairing = pairings.findById(change.pairingId()).orElseThrow();
        flow.setVariable("dossierNumber", change.dossierNumber());
        flow.setVariable("district", change.districtCode());
        flow.setVariable("firm", change.firmCode());
        flow.setVariable("communityName", words.communityName(pairing.communityCode()));
        flow.setVariable("changesPairing", change.changesPairing());
        flow.setVariable("isLeave", change.effectiveUntil() != null);
        flow.setVariable("priority", change.urgent() ? URGENT : USUAL);
        flow.setVariable("change", Flows.json(words.of(change)));
        HANDED_OVER.forEach(flow::removeVariable);
    }
}
