package org.communitycounsel.pairing.process;

import java.util.List;
import org.communitycounsel.directory.Streets;
import org.communitycounsel.platform.engine.FormChoices;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.springframework.stereotype.Component;

/** The streets a round may be confined to: those of the coordination office's district. */
@Component
class StreetsOfOffice implements FormChoices {

    private final Streets streets;
    private final CurrentUser user;

    StreetsOfOffice(Streets streets, CurrentUser user) {
        this.streets = streets;
        this.user = user;
    }

    @Override
    public String valuesKey() {
        return "streetsOfOffice";
    }

    @Override
    public List<Choice> choices() {
        return streets.findByDistrictCodeInOrderByCode(user.places(Role.COORDINATION_OFFICE)).stream()
                .map(street -> new Choice(street.name(), street.code()))
                .toList();
    }
}
