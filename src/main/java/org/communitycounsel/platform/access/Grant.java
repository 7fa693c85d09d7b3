package org.communitycounsel.platform.access;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;

import java.util.Set;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;

/** What a group may do: the permissions on the resources of a kind, all of them or the one named. */
record Grant(Resource kind, String id, Set<Permission> permissions) {

    static Grant onAll(Resource kind, Permission... permissions) {
        return new Grant(kind, ANY, Set.of(permissions));
    }

    static Grant on(Resource kind, String id, Permission... permissions) {
        return new Grant(kind, id, Set.of(permissions));
    }

    /** The permissions as the engine stores them. */
    int bits() {
        return permissions.stream().mapToInt(Permission::getValue).reduce(0, (some, more) -> some | more);
    }
}
