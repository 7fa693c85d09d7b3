package org.communitycounsel.review;

import java.util.List;
import org.communitycounsel.pairing.AssistanceState;
import org.communitycounsel.pairing.Assistances;
import org.communitycounsel.pairing.Pairing;
import org.springframework.stereotype.Component;

/** The law students whom the lawyer guides. HZ09-4.2d. */
@Component
class AssistantsUnderWay implements OpenMatters {

    private final Assistances assistances;

    AssistantsUnderWay(Assistances assistances) {
        this.assistances = assistances;
    }

    @Override
    public List<OpenMatter> of(Pairing pairing, String licenceNumber) {
        return assistances.findByPairingId(pairing.id()).stream()
                .filter(assistance -> assistance.state() != AssistanceState.ENDED)
                .map(assistance -> new OpenMatter(
                        "社区律师助理",
                        assistance.dossierNumber(),
                        "律师助理（%s）由接收律师继续指导，结对结束时随之结束"
                                .formatted(assistance.state().chinese())))
                .toList();
    }
}
