package org.communitycounsel.vetting.process;

import java.util.List;
import java.util.Optional;
import org.communitycounsel.directory.LawFirm;
import org.communitycounsel.directory.LawFirms;
import org.communitycounsel.directory.Streets;
import org.communitycounsel.platform.engine.FormChoices;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.springframework.stereotype.Component;

/** The streets a firm may choose from: those of its district. HZ09-4.2b: firm and communities of the same district. */
@Component
class StreetsOfDistrict implements FormChoices {

    private final Streets streets;
    private final LawFirms firms;
    private final CurrentUser user;

    StreetsOfDistrict(Streets streets, LawFirms firms, CurrentUser user) {
        this.streets = streets;
        this.firms = firms;
        this.user = user;
    }

    @Override
    public String valuesKey() {
        return "streetsOfDistrict";
    }

    @Override
    public List<Choice> choices() {
        return user.places(Role.LAW_FIRM).stream()
                .map(firms::findById)
                .flatMap(Optional::stream)
                .map(LawFirm::districtCode)
                .distinct()
                .flatMap(district -> streets.findByDistrictCodeOrderByCode(district).stream())
                .map(street -> new Choice(street.name(), street.code()))
                .toList();
    }
}
