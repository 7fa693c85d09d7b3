package org.communitycounsel.review;

import java.util.List;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.schedule.ChangeState;
import org.communitycounsel.schedule.ScheduleChanges;
import org.springframework.stereotype.Component;

/** The changes of service under way that are about the lawyer. JG-17. */
@Component
class ChangesUnderWay implements OpenMatters {

    private final ScheduleChanges changes;

    ChangesUnderWay(ScheduleChanges changes) {
        this.changes = changes;
    }

    @Override
    public List<OpenMatter> of(Pairing pairing, String licenceNumber) {
        return changes.ofLawyer(pairing.id(), licenceNumber, ChangeState.ofOpen()).stream()
                .map(change -> new OpenMatter(
                        "服务调整",
                        change.dossierNumber(),
                        "%s，%s；停止服务之日随之终止"
                                .formatted(change.asked(), change.state().chinese())))
                .toList();
    }
}
