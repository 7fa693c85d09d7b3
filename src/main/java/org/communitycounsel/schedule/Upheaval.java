package org.communitycounsel.schedule;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happens elsewhere while a change is under way. */
@Service
@Transactional
public class Upheaval {

    private final ScheduleChanges changes;
    private final ChangeReports reports;
    private final ChangeEffect effect;

    Upheaval(ScheduleChanges changes, ChangeReports reports, ChangeEffect effect) {
        this.changes = changes;
        this.reports = reports;
        this.effect = effect;
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

    /** Numbers of the dossiers of the changes by which the lawyer is to serve, or serves for another. */
    @Transactional(readOnly = true)
    public List<String> changesBringing(String lawyer) {
        return changes.bringing(lawyer, List.of(ChangeState.APPROVED, ChangeState.IN_FORCE)).stream()
                .map(ScheduleChange::dossierNumber)
                .toList();
    }
}
