package org.communitycounsel.vetting.process;

import java.util.List;
import org.communitycounsel.directory.Lawyers;
import org.communitycounsel.platform.engine.FormChoices;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.vetting.Vetting;
import org.springframework.stereotype.Component;

/** The lawyers a firm may choose from: its own, as far as not under way or on the roster. HZ09-4.2a. */
@Component
class LawyersOfFirm implements FormChoices {

    private final Lawyers lawyers;
    private final Vetting vetting;
    private final CurrentUser user;

    LawyersOfFirm(Lawyers lawyers, Vetting vetting, CurrentUser user) {
        this.lawyers = lawyers;
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
                .flatMap(firm -> lawyers.findByFirmCodeOrderByLicenceNumber(firm).stream())
                .filter(lawyer -> vetting.mayBeNominated(lawyer.licenceNumber()))
                .map(lawyer -> new Choice(
                        "%s（%s，%s）".formatted(lawyer.name(), lawyer.kind().chinese(), lawyer.licenceNumber()),
                        lawyer.licenceNumber()))
                .toList();
    }
}
