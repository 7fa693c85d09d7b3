package org.communitycounsel.review.process;

import java.util.Map;
import org.communitycounsel.platform.engine.Flows;
import org.communitycounsel.review.SpotChecks;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The flow {@code spot-check} as the domain sees it: how it begins. */
@Component
public class SpotCheck {

    static final String KEY = "spot-check";

    private final SpotChecks checks;
    private final Flows flows;

    SpotCheck(SpotChecks checks, Flows flows) {
        this.checks = checks;
        this.flows = flows;
    }

    /** Draws this month's checks of a district, and has them done. @return the dossier's number */
    @Transactional
    public String begin(String district) {
        String dossier = checks.draw(district);
        flows.start(KEY, district, dossier, Map.of("dossierNumber", dossier));
        return dossier;
    }
}
