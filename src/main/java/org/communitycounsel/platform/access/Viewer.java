package org.communitycounsel.platform.access;

import java.util.List;
import org.camunda.bpm.engine.impl.db.AuthorizationCheck;
import org.camunda.bpm.engine.impl.identity.Authentication;

/**
 * The person for whom a query is narrowed. It travels in the query in the place of the engine's own authorization check,
 * which it switches off.
 */
class Viewer extends AuthorizationCheck {

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

    List<String> tenants() {
        return tenants;
    }

    /** Whether the person reads everything of the tenants, as a supervisor does. */
    boolean seesWholeTenants() {
        return seesWholeTenants;
    }
}
