package org.communitycounsel.pairing.web;

import java.util.List;
import org.communitycounsel.pairing.Round;
import org.communitycounsel.pairing.Rounds;
import org.communitycounsel.platform.dossier.DossierPart;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.springframework.stereotype.Component;

/** What a round of pairing adds to the page of its dossier. */
@Component
class RoundDossier implements DossierPart {

    private final Rounds rounds;

    RoundDossier(Rounds rounds) {
        this.rounds = rounds;
    }

    @Override
    public boolean supports(String kind) {
        return kind.equals("PC");
    }

    @Override
    public List<Fact> facts(String number) {
        return rounds.find(number).map(RoundDossier::facts).orElse(List.of());
    }

    private static List<Fact> facts(Round round) {
        var facts = new java.util.ArrayList<>(List.of(
                new Fact("状态", round.state().chinese()),
                new Fact("结对形式", round.form().chinese()),
                new Fact("进展", round.progress())));
        if (round.note() != null) {
            facts.add(new Fact("说明", round.note()));
        }
        return facts;
    }

    @Override
    public List<Action> actions(String number, CurrentUser user) {
        return rounds
                .find(number)
                .filter(Round::running)
                .filter(round -> user.isMemberOf(Role.COORDINATION_OFFICE.at(round.districtCode())))
                .map(round -> new Action("停止批次结对", "/pairing/rounds/%s/stop".formatted(number), "停止理由"))
                .stream()
                .toList();
    }
}
