package org.communitycounsel.review.process;

import java.util.Map;
import org.communitycounsel.pairing.LawyerReplaced;
import org.communitycounsel.pairing.LawyerStoodDown;
import org.communitycounsel.pairing.Pairings;
import org.communitycounsel.platform.engine.Flows;
import org.communitycounsel.review.SpotChecks;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** The flow {@code spot-check} as the domain sees it: how it begins, and whom its forms name. */
@Component
public class SpotCheck {

    static final String KEY = "spot-check";

    private final SpotChecks checks;
    private final Pairings pairings;
    private final SpotCheckWords words;
    private final Flows flows;

    SpotCheck(SpotChecks checks, Pairings pairings, SpotCheckWords words, Flows flows) {
        this.checks = checks;
        this.pairings = pairings;
        this.words = words;
        this.flows = flows;
    }

    /** Draws this month's checks of a district, and has them done. @return the dossier's number */
    @Transactional
    public String begin(String district) {
        String dossier = checks.draw(district);
        flows.start(KEY, district, dossier, Map.of("dossierNumber", dossier));
        return dossier;
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
    void on(LawyerStoodDown event) {
        nameWhoServes(event.pairing());
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
    void on(LawyerReplaced event) {
        nameWhoServes(event.pairing());
    }

    /** Weeks may lie between drawing and check: its form names who serves by then. */
    private void nameWhoServes(long pairing) {
        checks.underWay(pairing)
                .forEach(dossier -> flows.refresh(
                        dossier,
                        "checkOnSite",
                        "pairing",
                        String.valueOf(pairing),
                        words.of(pairings.findById(pairing).orElseThrow())));
    }
}
