package org.communitycounsel.review.process;

import java.util.List;
import org.communitycounsel.platform.engine.FormChoices;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.review.ReplacementGrounds;
import org.springframework.stereotype.Component;

/** The lawyers who serve the account's community, or a justice office's street. JG-21. */
@Component
class LawyersServing implements FormChoices {

    private final ReplacementGrounds grounds;
    private final CurrentUser user;

    LawyersServing(ReplacementGrounds grounds, CurrentUser user) {
        this.grounds = grounds;
        this.user = user;
    }

    @Override
    public String valuesKey() {
        return "lawyersServing";
    }

    @Override
    public List<Choice> choices() {
        return grounds.served(user).stream()
                .map(served -> new Choice("%s（%s）".formatted(served.name(), served.communityName()), served.key()))
                .toList();
    }
}
