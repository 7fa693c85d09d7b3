package org.communitycounsel.dispute.process;

import java.util.Map;
import org.communitycounsel.dispute.Dispute;
import org.communitycounsel.dispute.Disputes;
import org.communitycounsel.dispute.Grade;
import org.communitycounsel.dispute.GradeTerms;
import org.communitycounsel.dispute.Joining;
import org.communitycounsel.dispute.Mediating;
import org.communitycounsel.dispute.MediatorReplaced;
import org.communitycounsel.dispute.Recording;
import org.communitycounsel.dispute.Regrading;
import org.communitycounsel.dispute.Side;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.engine.Flows;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The flow {@code dispute-escalation} as the domain sees it: what may happen to a dispute from outside the tasks. */
@Component
public class DisputeEscalation {

    static final String KEY = "dispute-escalation";
    static final String REGRADED = "dispute.regraded";
    static final String JOINED = "dispute.joined";
    static final String BROKEN_OFF = "mediation.brokenOff";

    private final Flows flows;
    private final Disputes disputes;
    private final Recording recording;
    private final Regrading regrading;
    private final Joining joining;
    private final Mediating mediating;
    private final GradeTerms terms;

    DisputeEscalation(
            Flows flows,
            Disputes disputes,
            Recording recording,
            Regrading regrading,
            Joining joining,
            Mediating mediating,
            GradeTerms terms) {
        this.flows = flows;
        this.disputes = disputes;
        this.recording = recording;
        this.regrading = regrading;
        this.joining = joining;
        this.mediating = mediating;
        this.terms = terms;
    }

    /**
     * The dispute turns out graver, or less grave: what is under way is broken off.
     *
     * @param reason confidential
     * @param mayLower whether the person may find it less grave than before
     */
    @Transactional
    public void regrade(String dossier, Grade grade, String reason, String account, boolean mayLower) {
        regrading.regrade(dossier, grade, reason, account, mayLower);
        requireWaiting(flows.deliver(REGRADED, dossier, Map.of()));
    }

    /** A further report by which the dispute is graver is a regrading. */
    void raise(String dossier, Grade grade, String account) {
        if (recording.isGraver(dossier, grade)) {
            regrade(dossier, grade, "同一事件的另一次上报按表定级", account, false);
        }
    }

    /** The dispute is the same incident as another. @param into the other's dossier */
    @Transactional
    public void join(String dossier, String into, String account) {
        var grade = joining.join(dossier, into, account);
        requireWaiting(flows.deliver(JOINED, dossier, Map.of()));
        raise(into, grade, account);
    }

    /** A side takes back its consent to mediation. JG-14. @param why confidential */
    @Transactional
    public void withdrawConsent(String dossier, Side side, String why, String account) {
        mediating.withdraw(dossier, side, why, account);
        requireWaiting(flows.deliver(BROKEN_OFF, dossier, Map.of()));
    }

    @EventListener
    void on(MediatorReplaced event) {
        mediating
                .lawyerReplaced(event.licenceNumber(), event.communityCode())
                .forEach(dossier -> flows.deliver(BROKEN_OFF, dossier, Map.of()));
    }

    private static void requireWaiting(boolean delivered) {
        if (!delivered) {
            throw new Refusal("该纠纷已经办结或者正在办结，请刷新页面。");
        }
    }

    int priority(String dossier) {
        Dispute dispute = disputes.of(dossier);
        return terms.of(dispute.districtCode(), dispute.grade()).priority();
    }
}
