package org.communitycounsel.schedule;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.communitycounsel.pairing.Absences;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who stands in for a lawyer on leave, as it was decided; residents are shown it from the first day to the last. JG-17c. */
@Component
@Transactional(readOnly = true)
class LeaveCover implements Absences {

    private static final List<ChangeState> DECIDED = List.of(ChangeState.APPROVED, ChangeState.IN_FORCE);

    private final ScheduleChanges changes;

    LeaveCover(ScheduleChanges changes) {
        this.changes = changes;
    }

    @Override
    public Optional<Cover> on(Long pairing, LocalDate day) {
        return changes.covered(pairing, day, DECIDED)
                .map(change -> new Cover(change.licenceNumber(), change.decidedLawyer(), change.effectiveUntil()));
    }
}
