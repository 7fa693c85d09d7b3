package org.communitycounsel.pairing.web;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import org.communitycounsel.pairing.Agreement;
import org.communitycounsel.pairing.Agreements;
import org.communitycounsel.pairing.Pairings;
import org.communitycounsel.pairing.Signature;
import org.communitycounsel.pairing.Signing;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.dossier.DossierPart;
import org.communitycounsel.platform.dossier.Times;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the agreements add to the page of their pairing's dossier: each version, its hash, and who signed it. */
@Component
class AgreementDossier implements DossierPart {

    private final Pairings pairings;
    private final Agreements agreements;
    private final Signing signing;
    private final Districts districts;

    AgreementDossier(Pairings pairings, Agreements agreements, Signing signing, Districts districts) {
        this.pairings = pairings;
        this.agreements = agreements;
        this.signing = signing;
        this.districts = districts;
    }

    @Override
    public boolean supports(String kind) {
        return kind.equals("JD");
    }

    @Override
    @Transactional(readOnly = true)
    public List<Fact> facts(String number) {
        var times = new Times(districts.zone(number.substring(0, 6)));
        List<Fact> facts = new ArrayList<>();
        pairings.findByDossierNumber(number)
                .ifPresent(pairing -> agreements
                        .findByPairingIdOrderById(pairing.id())
                        .forEach(agreement -> facts.add(fact(agreement, times))));
        return facts;
    }

    private Fact fact(Agreement agreement, Times times) {
        String signatures = signing.signatures(agreement).stream()
                .map(signature -> signed(signature, times))
                .collect(joining("；"));
        return new Fact(
                "协议%s 第%d版".formatted(agreement.number(), agreement.version()),
                "%s（%s）%s；SHA-256：%s"
                        .formatted(
                                agreement.state().chinese(),
                                agreement.purpose().chinese(),
                                signatures.isEmpty() ? "" : "；" + signatures,
                                agreement.sha256()));
    }

    private static String signed(Signature signature, Times times) {
        return "%s %s %s签署"
                .formatted(signature.party().chinese(), signature.signedByName(), times.at(signature.signedAt()));
    }
}
