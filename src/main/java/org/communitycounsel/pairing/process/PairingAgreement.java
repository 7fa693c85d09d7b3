package org.communitycounsel.pairing.process;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.communitycounsel.pairing.PairingForm;
import org.communitycounsel.pairing.PairingOrigin;
import org.communitycounsel.platform.engine.Flows;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The flow {@code pairing-agreement} as the domain sees it: its variables, its start, its messages. */
@Component
public class PairingAgreement {

    static final String KEY = "pairing-agreement";

    private final Flows flows;

    PairingAgreement(Flows flows) {
        this.flows = flows;
    }

    /**
     * Begins the search for one community, in the caller's transaction.
     *
     * @param predecessor the pairing to follow, or null
     * @param excluded licence numbers of lawyers who must not be chosen
     * @return the dossier's number
     */
    @Transactional
    public String begin(
            String communityCode, PairingForm form, PairingOrigin origin, Long predecessor, Set<String> excluded) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("community", communityCode);
        variables.put("pairingForm", form.id());
        variables.put("origin", origin.id());
        variables.put("predecessor", predecessor);
        variables.put("excluded", Flows.json(new ArrayList<>(excluded)));
        return flows.open(KEY, communityCode.substring(0, 6), variables);
    }
}
