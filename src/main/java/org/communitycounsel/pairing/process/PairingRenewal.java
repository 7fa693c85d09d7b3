package org.communitycounsel.pairing.process;

import static java.util.stream.Collectors.joining;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.communitycounsel.directory.LawFirm;
import org.communitycounsel.directory.LawFirms;
import org.communitycounsel.directory.Lawyer;
import org.communitycounsel.directory.Lawyers;
import org.communitycounsel.pairing.Matching;
import org.communitycounsel.pairing.PairedLawyers;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.pairing.PairingBegan;
import org.communitycounsel.pairing.PairingEnded;
import org.communitycounsel.pairing.PairingRenewed;
import org.communitycounsel.platform.calendar.ChineseDates;
import org.communitycounsel.platform.engine.Flows;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The flow {@code pairing-renewal} as the domain sees it: one instance for each term of a pairing. HZ09-4.2c. */
@Component
class PairingRenewal {

    static final String KEY = "pairing-renewal";
    static final String PAIRING_ENDED = "pairing.ended";
    static final String TERM = "term";

    private final Flows flows;
    private final Matching matching;
    private final PairingAgreement agreement;
    private final PairedLawyers pairedLawyers;
    private final Lawyers lawyers;
    private final LawFirms firms;

    PairingRenewal(
            Flows flows,
            Matching matching,
            PairingAgreement agreement,
            PairedLawyers pairedLawyers,
            Lawyers lawyers,
            LawFirms firms) {
        this.flows = flows;
        this.matching = matching;
        this.agreement = agreement;
        this.pairedLawyers = pairedLawyers;
        this.lawyers = lawyers;
        this.firms = firms;
    }

    @EventListener
    void on(PairingBegan event) {
        start(event.dossierNumber());
    }

    @EventListener
    void on(PairingRenewed event) {
        start(event.dossierNumber());
    }

    /** A pairing that ended before its time is not renewed; one that expired has its flow at the end already. */
    @EventListener(condition = "!#event.expired()")
    void on(PairingEnded event) {
        flows.deliver(PAIRING_ENDED, event.dossierNumber(), Map.of());
    }

    private void start(String dossier) {
        var pairing = matching.pairing(dossier);
        Map<String, Object> variables = new HashMap<>(agreement.variables(pairing));
        variables.put(PairingAgreement.FIRM, pairing.firmCode());
        variables.put(TERM, Flows.json(words(pairing, "尚未答复", "尚未答复")));
        flows.start(KEY, pairing.districtCode(), dossier, variables);
    }

    /** The term in words, for the forms. */
    Map<String, Object> words(Pairing pairing, String community, String firm) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("until", ChineseDates.full(pairing.termUntil()));
        words.put("firm", firms.findById(pairing.firmCode()).map(LawFirm::name).orElse(""));
        words.put(
                "lawyers",
                pairedLawyers.findByPairingIdAndReleasedAtIsNullOrderById(pairing.id()).stream()
                        .map(paired -> lawyers.findById(paired.licenceNumber())
                                .map(Lawyer::name)
                                .orElse(""))
                        .collect(joining("、")));
        words.put("community", community);
        words.put("firmAnswer", firm);
        return words;
    }
}
