package org.communitycounsel.platform.document;

import java.util.List;
import java.util.stream.Stream;
import org.communitycounsel.platform.district.District;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Whose templates the person at work keeps: a district's coordination office or process designer, a city's process designer. */
@Component
class TemplatePlaces {

    private final Districts districts;
    private final CurrentUser user;

    TemplatePlaces(Districts districts, CurrentUser user) {
        this.districts = districts;
        this.user = user;
    }

    /** @param code of a district or a city @param name Chinese */
    record Place(String code, String name) {}

    /** Districts before cities; administrators keep all. */
    List<Place> kept() {
        var all = districts.all();
        var own = all.stream().map(district -> new Place(district.code(), district.name()));
        var cities = all.stream().map(TemplatePlaces::city).distinct();
        return Stream.concat(own, cities).filter(place -> isKept(place.code())).toList();
    }

    private static Place city(District district) {
        return new Place(district.cityCode(), district.cityName() + "（全市）");
    }

    private boolean isKept(String place) {
        return user.isAdministrator()
                || user.isMemberOf(Role.COORDINATION_OFFICE.at(place))
                || user.isMemberOf(Role.PROCESS_DESIGNER.at(place));
    }

    /** The place of that code, or the first without one; others are refused. */
    Place kept(String code) {
        return kept().stream()
                .filter(place -> code == null || code.isBlank() || place.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new AccessDeniedException("您无权管理该地的文书模板。"));
    }

    static boolean mayKeep(CurrentUser user) {
        return user.isAdministrator() || user.hasRole(Role.COORDINATION_OFFICE) || user.hasRole(Role.PROCESS_DESIGNER);
    }
}
