package org.communitycounsel.schedule.web;

import java.util.List;
import java.util.stream.Stream;
import org.communitycounsel.directory.Communities;
import org.communitycounsel.directory.Lawyers;
import org.communitycounsel.directory.Streets;
import org.communitycounsel.platform.district.District;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.springframework.stereotype.Component;

/**
 * Whose duties the signed-in account sees: a lawyer the own ones, a community those in it, a justice office those of its
 * street, and who watches over a district all of it, street by street too.
 */
@Component
class DutyScopes {

    private final Lawyers lawyers;
    private final Communities communities;
    private final Streets streets;
    private final Districts districts;
    private final CurrentUser user;

    DutyScopes(Lawyers lawyers, Communities communities, Streets streets, Districts districts, CurrentUser user) {
        this.lawyers = lawyers;
        this.communities = communities;
        this.streets = streets;
        this.districts = districts;
        this.user = user;
    }

    /** Empty for who has no part in the service. */
    List<DutyScope> ofUser() {
        return Stream.of(own(), ofCommunities(), ofStreets(), ofDistricts())
                .flatMap(scopes -> scopes)
                .distinct()
                .toList();
    }

    private Stream<DutyScope> own() {
        return lawyers.findAllById(user.places(Role.LAWYER)).stream()
                .map(lawyer -> DutyScope.ofLawyer(lawyer.licenceNumber(), lawyer.name() + "律师"));
    }

    private Stream<DutyScope> ofCommunities() {
        return Stream.of(Role.COMMUNITY, Role.COMMUNITY_HEAD)
                .flatMap(role -> communities.findAllById(user.places(role)).stream())
                .map(community -> new DutyScope(community.code(), community.name()));
    }

    private Stream<DutyScope> ofStreets() {
        return streets.findAllById(user.places(Role.JUSTICE_OFFICE)).stream()
                .map(street -> new DutyScope(street.code(), street.name()));
    }

    private Stream<DutyScope> ofDistricts() {
        return districts.all().stream()
                .filter(district -> user.watchesOver(district.code()))
                .flatMap(this::withStreets);
    }

    private Stream<DutyScope> withStreets(District district) {
        return Stream.concat(
                Stream.of(new DutyScope(district.code(), district.name())),
                streets.findByDistrictCodeOrderByCode(district.code()).stream()
                        .map(street -> new DutyScope(street.code(), district.name() + street.name())));
    }
}
