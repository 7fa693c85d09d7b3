package org.communitycounsel.pairing.web;

import java.util.ArrayList;
import java.util.List;
import org.communitycounsel.pairing.Agreement;
import org.communitycounsel.pairing.Agreements;
import org.communitycounsel.pairing.Pairings;
import org.communitycounsel.platform.dossier.DossierPart;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the agreements add to the page of their pairing's dossier: each version, its hash, and who signed it. */
@Component
class AgreementDossier implements DossierPart {

    private final Pairings pairings;
    private final Agreements agreements;
    private final AgreementFacts facts;

    AgreementDossier(Pairings pairings, Agreements agreements, AgreementFacts facts) {
        this.pairings = pairings;
        this.agreements = agreements;
        this.facts = facts;
    }

    @Override
    public boolean supports(String kind) {
        return kind.equals("JD");
    }

    @Override
    @Transactional(readOnly = true)
    public List<Fact> facts(String number) {
        List<Fact> all = new ArrayList<>();
        pairings.findByDossierNumber(number)
                .ifPresent(pairing -> agreements
                        .findByPairingIdOrderById(pairing.id())
                        .forEach(agreement -> all.add(facts.of(agreement, state(agreement)))));
        return all;
    }

    private static String state(Agreement agreement) {
        return "%s（%s）"
                .formatted(agreement.state().chinese(), agreement.purpose().chinese());
    }
}
