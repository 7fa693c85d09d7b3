package org.communitycounsel.review.web;

import java.util.List;
import org.communitycounsel.pairing.Matching;
import org.communitycounsel.platform.dossier.DossierPart;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.review.ReplacementGrounds;
import org.communitycounsel.review.ReplacementWords;
import org.springframework.stereotype.Component;

/** On the dossier of its pairing the community reports a lawyer who is irresponsible, at any time. JG-21. */
@Component
class ReportOnPairing implements DossierPart {

    private final ReplacementGrounds grounds;
    private final ReplacementWords words;

    ReportOnPairing(ReplacementGrounds grounds, ReplacementWords words) {
        this.grounds = grounds;
        this.words = words;
    }

    @Override
    public boolean supports(String kind) {
        return kind.equals(Matching.DOSSIER_KIND);
    }

    @Override
    public List<Action> actions(String number, CurrentUser user) {
        return grounds.served(user).stream()
                .filter(served -> served.dossier().equals(number))
                .filter(served ->
                        grounds.underWay(served.pairing(), served.licence()).isEmpty())
                .map(served -> new Action(
                        "反映%s律师不负责".formatted(words.name(served.licence())),
                        "/replacements/of/%d/%s".formatted(served.pairing(), served.licence()),
                        "不负责的具体情况"))
                .toList();
    }
}
