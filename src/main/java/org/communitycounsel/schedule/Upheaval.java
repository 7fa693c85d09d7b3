package org.communitycounsel.schedule;

import java.time.Clock;
import java.util.List;
import org.communitycounsel.pairing.LawyerReplaced;
import org.communitycounsel.pairing.LawyerStoodDown;
import org.communitycounsel.pairing.Pairings;
import org.communitycounsel.platform.calendar.LeadTimes;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happens elsewhere while a change is under way. */
@Service
@Transactional
public class Upheaval {

    private final ScheduleChanges changes;
    private final ChangeReports reports;
    private final ChangeEffect effect;
    private final Rearrangement rearrangement;
    private final Pairings pairings;
    private final LeadTimes leadTimes;
    private final Clock clock;

    Upheaval(
            ScheduleChanges changes,
            ChangeReports reports,
            ChangeEffect effect,
            Rearrangement rearrangement,
            Pairings pairings,
            LeadTimes leadTimes,
            Clock clock) {
        this.changes = changes;
        this.reports = reports;
        this.effect = effect;
        this.rearrangement = rearrangement;
        this.pairings = pairings;
        this.leadTimes = leadTimes;
        this.clock = clock;
    }

    /** The pairing has ended: its changes lapse. @return numbers of their dossiers */
    public List<String> pairingEnded(Long pairing) {
        var open = changes.ofPairing(pairing, ChangeState.ofOpen());
        open.forEach(change -> {
            effect.abandon(change, "结对已经结束");
            reports.lapse(change, "结对已经结束");
        });
        return open.stream().map(ScheduleChange::dossierNumber).toList();
    }

    /** A lawyer serves the pairing no longer: changes about that lawyer lapse, who covers does the duties. @return numbers of their dossiers */
    public List<String> stoodDown(LawyerStoodDown event) {
        var open = changes.ofLawyer(event.pairing(), event.leaving(), ChangeState.ofOpen());
        open.forEach(change -> {
            effect.undo(change, "律师已不再服务");
            reports.lapse(change, "律师已不再服务");
        });
        rearrange(event.pairing(), event.leaving(), event.cover());
        return open.stream().map(ScheduleChange::dossierNumber).toList();
    }

    /** Another lawyer has taken a lawyer's place; where a change had planned that, nothing is left to plan. */
    public void replaced(LawyerReplaced event) {
        rearrange(event.pairing(), event.leaving(), event.joining());
    }

    private void rearrange(Long id, String leaving, String joining) {
        var pairing = pairings.findById(id).orElseThrow();
        rearrangement.exchange(pairing, leadTimes.day(pairing.districtCode(), clock.instant()), leaving, joining);
    }

    /** Numbers of the dossiers of the changes by which the lawyer is to serve, or serves for another. */
    @Transactional(readOnly = true)
    public List<String> changesBringing(String lawyer) {
        return changes.bringing(lawyer, List.of(ChangeState.APPROVED, ChangeState.IN_FORCE)).stream()
                .map(ScheduleChange::dossierNumber)
                .toList();
    }
}
