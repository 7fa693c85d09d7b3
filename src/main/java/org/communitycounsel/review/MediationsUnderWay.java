package org.communitycounsel.review;

import java.util.List;
import java.util.Set;
import org.communitycounsel.dispute.DisputeState;
import org.communitycounsel.dispute.Disputes;
import org.communitycounsel.dispute.Mediating;
import org.communitycounsel.pairing.Pairing;
import org.springframework.stereotype.Component;

/** The disputes of the community which the lawyer mediates. JG-13a; no names and no facts (JG-15). */
@Component
class MediationsUnderWay implements OpenMatters {

    private final Disputes disputes;
    private final Mediating mediating;

    MediationsUnderWay(Disputes disputes, Mediating mediating) {
        this.disputes = disputes;
        this.mediating = mediating;
    }

    @Override
    public List<OpenMatter> of(Pairing pairing, String licenceNumber) {
        return disputes
                .findByCommunityCodeInAndStateOrderById(Set.of(pairing.communityCode()), DisputeState.OPEN)
                .stream()
                .filter(dispute -> mediating
                        .current(dispute.dossierNumber())
                        .filter(mediation -> mediation.licenceNumber().equals(licenceNumber))
                        .isPresent())
                .map(dispute -> new OpenMatter(
                        "纠纷调解",
                        dispute.dossierNumber(),
                        "%s，正在调解；停止服务之日中止调解，由司法所另行邀请律师或者另选处理方式"
                                .formatted(dispute.kind().chinese())))
                .toList();
    }
}
