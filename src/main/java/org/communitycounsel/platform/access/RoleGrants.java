package org.communitycounsel.platform.access;

import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;
import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.ALL;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.Permissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ_TASK;
import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_REQUIREMENTS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DEPLOYMENT;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_INSTANCE;
import static org.camunda.bpm.engine.authorization.Resources.TASK;

import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.communitycounsel.platform.identity.Role;
import org.springframework.stereotype.Component;

/**
 * The grants of each role: one row for each line below and group, written at the start, and put back where they differ.
 * Tasks are not among them: those a person sees through the tasks' own candidates and assignee. All grants hold within the
 * person's tenants only.
 */
@Component
class RoleGrants {

    /** What Tasklist needs besides tasks: itself, and the names and diagrams of the flows. */
    private static final List<Grant> EVERY_ROLE =
            List.of(Grant.on(APPLICATION, "tasklist", ACCESS), Grant.onAll(PROCESS_DEFINITION, READ));

    /** A supervisor reads everything of the district and changes nothing. */
    private static final List<Grant> SUPERVISOR = List.of(
            Grant.on(APPLICATION, "tasklist", ACCESS),
            Grant.on(APPLICATION, "cockpit", ACCESS),
            Grant.onAll(TASK, READ),
            Grant.onAll(PROCESS_INSTANCE, READ),
            Grant.onAll(PROCESS_DEFINITION, READ, READ_INSTANCE, READ_TASK, READ_HISTORY),
            Grant.onAll(DECISION_DEFINITION, READ, READ_HISTORY),
            Grant.onAll(DECISION_REQUIREMENTS_DEFINITION, READ));

    /** A designer reads flows and tables and deploys for the own district, see {@link GuardedDeployments}; no cases. */
    private static final List<Grant> PROCESS_DESIGNER = List.of(
            Grant.on(APPLICATION, "tasklist", ACCESS),
            Grant.on(APPLICATION, "cockpit", ACCESS),
            Grant.onAll(PROCESS_DEFINITION, READ),
            Grant.onAll(DECISION_DEFINITION, READ),
            Grant.onAll(DECISION_REQUIREMENTS_DEFINITION, READ),
            Grant.onAll(DEPLOYMENT, READ, CREATE));

    private final AuthorizationService authorizations;
    private final IdentityService identity;

    RoleGrants(AuthorizationService authorizations, IdentityService identity) {
        this.authorizations = authorizations;
        this.identity = identity;
    }

    /** Brings groups and grants of all roles to what this class says; the same call again changes nothing. */
    void write() {
        for (Role role : Role.values()) {
            ensureGroup(role);
            of(role).forEach(grant -> give(role.id(), grant));
        }
        Arrays.stream(Resources.values()).forEach(kind -> give(Groups.CAMUNDA_ADMIN, Grant.onAll(kind, ALL)));
    }

    /** Gives the group what the grant says, no more and no less, on the resources it names. */
    void give(String group, Grant grant) {
        Authorization row = row(group, grant);
        if (bits(row) != grant.bits()) {
            row.setPermissions(grant.permissions().toArray(Permission[]::new));
            authorizations.saveAuthorization(row);
        }
    }

    private static int bits(Authorization row) {
        return ((AuthorizationEntity) row).getPermissions();
    }

    private static List<Grant> of(Role role) {
        return switch (role) {
            case SUPERVISOR -> SUPERVISOR;
            case PROCESS_DESIGNER -> PROCESS_DESIGNER;
            default -> EVERY_ROLE;
        };
    }

    private void ensureGroup(Role role) {
        if (identity.isReadOnly()
                || identity.createGroupQuery().groupId(role.id()).count() > 0) {
            return;
        }
        var group = identity.newGroup(role.id());
        group.setName(role.chinese());
        group.setType("角色");
        identity.saveGroup(group);
    }

    private Authorization row(String group, Grant grant) {
        Authorization known = authorizations
                .createAuthorizationQuery()
                .groupIdIn(group)
                .resourceType(grant.kind())
                .resourceId(grant.id())
                .authorizationType(AUTH_TYPE_GRANT)
                .singleResult();
        if (known != null) {
            return known;
        }
        Authorization row = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
        row.setGroupId(group);
        row.setResource(grant.kind());
        row.setResourceId(grant.id());
        return row;
    }
}
