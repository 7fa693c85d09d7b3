package org.communitycounsel.platform.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.db.AuthorizationCheck;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.communitycounsel.platform.identity.Role;

/**
 * The person for whom a query is narrowed. It travels in the query in the place of the engine's own authorization check,
 * which it switches off.
 */
class Viewer extends AuthorizationCheck {

    private static final Set<Role.Scope> DISTRICT_SCOPES = EnumSet.of(Role.Scope.DISTRICT, Role.Scope.DISTRICT_OR_CITY);

    private final String id;
    private final List<String> groups;
    private final List<String> tenants;
    private final boolean seesWholeTenants;

    Viewer(Authentication authentication, boolean seesWholeTenants) {
        this.id = authentication.getUserId();
        this.groups = orEmpty(authentication.getGroupIds());
        this.tenants = orEmpty(authentication.getTenantIds());
        this.seesWholeTenants = seesWholeTenants;
    }

    private static List<String> orEmpty(List<String> ids) {
        return ids == null ? List.of() : List.copyOf(ids);
    }

    String id() {
        return id;
    }

    List<String> groups() {
        return groups;
    }

    /** The groups of roles at a place, which colleagues share; a role's own group joins strangers. */
    List<String> placeGroups() {
        return groups.stream().filter(group -> group.contains(".")).toList();
    }

    /** The own groups and those of what there is one of in each of the viewer's districts, such as {@code districtBureau.330102}. */
    List<String> knownGroups() {
        var offices = tenants.stream()
                .flatMap(tenant -> Arrays.stream(Role.values())
                        .filter(role -> DISTRICT_SCOPES.contains(role.scope()))
                        .map(role -> role.at(tenant)));
        return Stream.concat(groups.stream(), offices).distinct().toList();
    }

    List<String> tenants() {
        return tenants;
    }

    /** Whether the person reads everything of the tenants, as a supervisor does. */
    boolean seesWholeTenants() {
        return seesWholeTenants;
    }
}
