package org.communitycounsel.pairing.process;

import java.util.List;
import org.communitycounsel.pairing.Matching;
import org.communitycounsel.platform.engine.FormChoices;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.springframework.stereotype.Component;

/** The communities of the justice office's street for which a pairing can begin. */
@Component
class CommunitiesToPair implements FormChoices {

    private final Matching matching;
    private final CurrentUser user;

    CommunitiesToPair(Matching matching, CurrentUser user) {
        this.matching = matching;
        this.user = user;
    }

    @Override
    public String valuesKey() {
        return "communitiesToPair";
    }

    @Override
    public List<Choice> choices() {
        return user.places(Role.JUSTICE_OFFICE).stream()
                .flatMap(street -> matching.communitiesToPair(street).stream())
                .map(community -> new Choice(community.name(), community.code()))
                .toList();
    }
}
