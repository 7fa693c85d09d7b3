package org.communitycounsel.pairing.web;

import static java.util.stream.Collectors.joining;

import org.communitycounsel.pairing.AgreementVersion;
import org.communitycounsel.pairing.Signature;
import org.communitycounsel.pairing.Signatures;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.dossier.DossierPart.Fact;
import org.communitycounsel.platform.dossier.Times;
import org.springframework.stereotype.Component;

/** A version of an agreement on the page of a dossier: how far it is, who signed it, and its hash. */
@Component
class AgreementFacts {

    private final Signatures signatures;
    private final Districts districts;

    AgreementFacts(Signatures signatures, Districts districts) {
        this.signatures = signatures;
        this.districts = districts;
    }

    /** @param state how far it is, in words */
    Fact of(AgreementVersion agreement, String state) {
        var times = new Times(districts.zone(agreement.number().substring(0, 6)));
        String signed = signatures.of(agreement).stream()
                .map(signature -> signed(signature, times))
                .collect(joining());
        return new Fact(
                "协议%s 第%d版".formatted(agreement.number(), agreement.version()),
                "%s%s；SHA-256：%s".formatted(state, signed, agreement.sha256()));
    }

    private static String signed(Signature signature, Times times) {
        return "；%s %s %s签署"
                .formatted(signature.party().chinese(), signature.signedByName(), times.at(signature.signedAt()));
    }
}
