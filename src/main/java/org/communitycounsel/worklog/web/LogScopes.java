package org.communitycounsel.worklog.web;

import java.util.List;
import java.util.stream.Stream;
import org.communitycounsel.directory.Communities;
import org.communitycounsel.directory.LawFirms;
import org.communitycounsel.directory.Lawyers;
import org.communitycounsel.directory.Streets;
import org.communitycounsel.platform.district.District;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.worklog.OwnCommunities;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/**
 * Whose logs and duties the signed-in account sees: a lawyer the own ones, a firm its lawyers', a community and its head those
 * in it, a justice office those of its street, and who watches over a district all of it, street by street too.
 */
@Component
class LogScopes {

    private final Lawyers lawyers;
    private final LawFirms firms;
    private final Communities communities;
    private final Streets streets;
    private final Districts districts;
    private final OwnCommunities own;
    private final CurrentUser user;

    LogScopes(
            Lawyers lawyers,
            LawFirms firms,
            Communities communities,
            Streets streets,
            Districts districts,
            OwnCommunities own,
            CurrentUser user) {
        this.lawyers = lawyers;
        this.firms = firms;
        this.communities = communities;
        this.streets = streets;
        this.districts = districts;
        this.own = own;
        this.user = user;
    }

    /** Whether the account has any part in it. */
    static boolean concern(CurrentUser user) {
        return user.hasRole(Role.LAW_FIRM) || concernsVolumes(user);
    }

    /** Whether the account has a place whose volumes it may have verified. */
    static boolean concernsVolumes(CurrentUser user) {
        return Stream.of(Role.LAWYER, Role.COMMUNITY, Role.COMMUNITY_HEAD, Role.JUSTICE_OFFICE)
                        .anyMatch(user::hasRole)
                || user.tenants().stream().anyMatch(user::watchesOver);
    }

    /** Empty for who has no part in the service. */
    List<LogScope> ofUser() {
        return Stream.of(ofLawyers(), ofFirms(), ofPlaces())
                .flatMap(scopes -> scopes)
                .distinct()
                .toList();
    }

    /** Whose volumes the account may have verified: those of its places, for a lawyer of the communities the lawyer serves. */
    List<LogScope> volumes() {
        return Stream.concat(own.of(user).stream().map(place -> new LogScope(place.code(), place.name())), ofPlaces())
                .distinct()
                .toList();
    }

    /**
     * @param offered one of the lists above
     * @param id the first one where empty
     */
    static LogScope chosen(List<LogScope> offered, String id) {
        if (offered.isEmpty()) {
            throw new AccessDeniedException("工作日志由律师、律所、社区、司法所和区有关部门查看。");
        }
        return offered.stream()
                .filter(scope -> id.isEmpty() || scope.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Stream<LogScope> ofLawyers() {
        return lawyers.findAllById(user.places(Role.LAWYER)).stream()
                .map(lawyer -> LogScope.ofLawyer(lawyer.licenceNumber(), lawyer.name() + "律师"));
    }

    private Stream<LogScope> ofFirms() {
        return firms.findAllById(user.places(Role.LAW_FIRM)).stream()
                .map(firm -> LogScope.ofFirm(firm.code(), firm.name()));
    }

    private Stream<LogScope> ofPlaces() {
        return Stream.of(ofCommunities(), ofStreets(), ofDistricts()).flatMap(scopes -> scopes);
    }

    private Stream<LogScope> ofCommunities() {
        return Stream.of(Role.COMMUNITY, Role.COMMUNITY_HEAD)
                .flatMap(role -> communities.findAllById(user.places(role)).stream())
                .map(community -> new LogScope(community.code(), community.name()));
    }

    private Stream<LogScope> ofStreets() {
        return streets.findAllById(user.places(Role.JUSTICE_OFFICE)).stream()
                .map(street -> new LogScope(street.code(), street.name()));
    }

    private Stream<LogScope> ofDistricts() {
        return districts.all().stream()
                .filter(district -> user.watchesOver(district.code()))
                .flatMap(this::withStreets);
    }

    private Stream<LogScope> withStreets(District district) {
        return Stream.concat(
                Stream.of(new LogScope(district.code(), district.name())),
                streets.findByDistrictCodeOrderByCode(district.code()).stream()
                        .map(street -> new LogScope(street.code(), district.name() + street.name())));
    }
}
