package org.communitycounsel.vetting.process;

import java.util.List;
import org.communitycounsel.platform.engine.FormChoices;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.vetting.Vetting;
import org.springframework.stereotype.Component;

/** The lawyers a firm may choose from: its own, as far as not under way or on the roster. HZ09-4.2a. */
@Component
class LawyersOfFirm implements FormChoices {

    private final Vetting vetting;
    private final CurrentUser user;

    LawyersOfFirm(Vetting vetting, CurrentUser user) {
        this.vetting = vetting;
        this.user = user;
    }

    @Override
    public String valuesKey() {
        return "lawyersOfFirm";
    }

    @Override
    public List<Choice> choices() {
        return user.places(Role.LAW_FIRM).stream()
                .flatMap(firm -> vetting.mayBeNominated(firm).stream())
                .map(lawyer -> new Choice(
                        "%s（%s，%s）".formatted(lawyer.name(), lawyer.kind().chinese(), lawyer.licenceNumber()),
                        lawyer.licenceNumber()))
                .toList();
    }
}
