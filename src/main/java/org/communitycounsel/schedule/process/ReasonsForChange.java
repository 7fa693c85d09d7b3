package org.communitycounsel.schedule.process;

import java.util.List;
import org.communitycounsel.platform.engine.FormChoices;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.schedule.ChangeReasons;
import org.springframework.stereotype.Component;

/** The reasons of the districts the firm works in. JG-17b. */
@Component
class ReasonsForChange implements FormChoices {

    private final ChangeReasons reasons;
    private final CurrentUser user;

    ReasonsForChange(ChangeReasons reasons, CurrentUser user) {
        this.reasons = reasons;
        this.user = user;
    }

    @Override
    public String valuesKey() {
        return "changeReasons";
    }

    @Override
    public List<Choice> choices() {
        return user.tenants().stream()
                .flatMap(district -> reasons.of(district).stream())
                .map(reason -> new Choice(reason.name(), reason.id()))
                .distinct()
                .toList();
    }
}
