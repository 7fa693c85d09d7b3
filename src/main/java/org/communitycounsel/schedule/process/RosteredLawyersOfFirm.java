package org.communitycounsel.schedule.process;

import java.util.List;
import org.communitycounsel.directory.Lawyer;
import org.communitycounsel.directory.Lawyers;
import org.communitycounsel.pairing.Staffing;
import org.communitycounsel.platform.engine.FormChoices;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.springframework.stereotype.Component;

/** The firm's lawyers who may serve communities. HZ09-4.2a. */
@Component
class RosteredLawyersOfFirm implements FormChoices {

    private final Lawyers lawyers;
    private final Staffing staffing;
    private final CurrentUser user;

    RosteredLawyersOfFirm(Lawyers lawyers, Staffing staffing, CurrentUser user) {
        this.lawyers = lawyers;
        this.staffing = staffing;
        this.user = user;
    }

    @Override
    public String valuesKey() {
        return "rosteredLawyersOfFirm";
    }

    @Override
    public List<Choice> choices() {
        var own = user.places(Role.LAW_FIRM).stream()
                .flatMap(firm -> lawyers.findByFirmCodeOrderByLicenceNumber(firm).stream())
                .toList();
        var rostered = staffing.onRoster(own.stream().map(Lawyer::licenceNumber).toList());
        return own.stream()
                .filter(lawyer -> rostered.contains(lawyer.licenceNumber()))
                .map(lawyer ->
                        new Choice("%s（%s）".formatted(lawyer.name(), lawyer.licenceNumber()), lawyer.licenceNumber()))
                .toList();
    }
}
