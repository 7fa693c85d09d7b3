package org.communitycounsel.review.process;

import java.util.List;
import org.communitycounsel.platform.engine.FormChoices;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.review.ReplacementGrounds;
import org.communitycounsel.review.ReplacementWords;
import org.springframework.stereotype.Component;

/** The lawyers who serve the account's community, or a justice office's street. JG-21. */
@Component
class LawyersServing implements FormChoices {

    private final ReplacementGrounds grounds;
    private final ReplacementWords words;
    private final CurrentUser user;

    LawyersServing(ReplacementGrounds grounds, ReplacementWords words, CurrentUser user) {
        this.grounds = grounds;
        this.words = words;
        this.user = user;
    }

    @Override
    public String valuesKey() {
        return "lawyersServing";
    }

    @Override
    public List<Choice> choices() {
        return grounds.served(user).stream()
                .map(served -> new Choice(
                        "%s（%s）".formatted(words.name(served.licence()), words.communityName(served.community())),
                        served.key()))
                .toList();
    }
}
