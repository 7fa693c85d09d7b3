package org.communitycounsel.dispute;

import java.time.Clock;
import org.communitycounsel.directory.Lawyers;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.dossier.Dossiers;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who represents whom. JG-13a: who mediated represents neither side. JG-13b: who serves the community does not act for the
 * opponent of the community or of its residents, and both sides of its disputes are that to each other.
 */
@Service
@Transactional
public class Representing {

    private final Disputes disputes;
    private final Mediations mediations;
    private final Representations representations;
    private final ServingLawyers serving;
    private final Lawyers lawyers;
    private final PlaceNames places;
    private final Dossiers dossiers;
    private final Clock clock;

    Representing(
            Disputes disputes,
            Mediations mediations,
            Representations representations,
            ServingLawyers serving,
            Lawyers lawyers,
            PlaceNames places,
            Dossiers dossiers,
            Clock clock) {
        this.disputes = disputes;
        this.mediations = mediations;
        this.representations = representations;
        this.serving = serving;
        this.lawyers = lawyers;
        this.places = places;
        this.dossiers = dossiers;
        this.clock = clock;
    }

    /** @param account who records it */
    public void record(String number, String licence, Side side, String account) {
        var dispute = disputes.of(number);
        if (!lawyers.existsById(licence)) {
            throw new Refusal("没有执业证号为%s的律师。请核对后重新填写。".formatted(licence));
        }
        if (mediated(dispute, licence)) {
            throw mediatedHere();
        }
        if (serving.of(dispute.communityCode()).contains(licence)) {
            throw new Refusal("该律师在本社区服务，不得担任社区或居民对立方的代理人，双方当事人都不能代理（JG-13b）。请由其他律师代理。");
        }
        if (representations.existsByDisputeIdAndLicenceNumber(dispute.id(), licence)) {
            throw new Refusal("该律师已登记为一方当事人的代理人，不能重复登记或同时代理双方。");
        }
        save(new Representation(dispute.id(), licence, side, account, clock.instant()));
        dossiers.record(number, account, "登记代理人：%s代理%s当事人".formatted(places.lawyer(licence), side.chinese()), "JG-13");
    }

    private boolean mediated(Dispute dispute, String licence) {
        return mediations.findByDisputeIdOrderById(dispute.id()).stream()
                .anyMatch(mediation ->
                        mediation.isAccepted() && mediation.licenceNumber().equals(licence));
    }

    /** The database holds the dispute's row while it looks: a mediation accepted at the same moment is seen. */
    private void save(Representation representation) {
        try {
            representations.saveAndFlush(representation);
        } catch (DataIntegrityViolationException mediator) {
            throw mediatedHere();
        }
    }

    private static Refusal mediatedHere() {
        return new Refusal("该律师调解过本纠纷，不得担任任何一方的代理人（JG-13a）。请由其他律师代理。");
    }
}
