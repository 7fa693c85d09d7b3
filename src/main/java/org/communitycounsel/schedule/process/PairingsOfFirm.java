package org.communitycounsel.schedule.process;

import java.time.Clock;
import java.util.List;
import org.communitycounsel.platform.engine.FormChoices;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.schedule.ChangeWords;
import org.springframework.stereotype.Component;

/** The pairings in which the firm serves. JG-17a. */
@Component
class PairingsOfFirm implements FormChoices {

    private final ChangeWords words;
    private final CurrentUser user;
    private final Clock clock;

    PairingsOfFirm(ChangeWords words, CurrentUser user, Clock clock) {
        this.words = words;
        this.user = user;
        this.clock = clock;
    }

    @Override
    public String valuesKey() {
        return "pairingsOfFirm";
    }

    @Override
    public List<Choice> choices() {
        return words.pairingsOf(user.places(Role.LAW_FIRM), clock.instant()).entrySet().stream()
                .map(pairing -> new Choice(pairing.getValue(), pairing.getKey()))
                .toList();
    }
}
