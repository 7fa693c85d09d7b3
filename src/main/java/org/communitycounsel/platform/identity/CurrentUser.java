package org.communitycounsel.platform.identity;

import static java.util.stream.Collectors.toCollection;

import java.util.Set;
import java.util.TreeSet;

/** Who is signed in, as the engine knows them: by web session, HTTP Basic, or a test. */
public interface CurrentUser {

    /** The engine's own group of administrators. */
    String ADMINISTRATORS = "camunda-admin";

    /** The account's id; throws {@link IllegalStateException} where nobody is signed in. */
    String id();

    /** The person's or office's name as pages show it. */
    default String displayName() {
        return id();
    }

    /** Ids of all the groups of the account: roles, and roles at places. */
    Set<String> groups();

    /** Ids of the tenants (district codes) the account works in. */
    Set<String> tenants();

    /** Whether the account administers the system: a member of the engine's group {@code camunda-admin}. */
    default boolean isAdministrator() {
        return groups().contains(ADMINISTRATORS);
    }

    default boolean isMemberOf(String group) {
        return groups().contains(group);
    }

    default boolean hasRole(Role role) {
        return groups().contains(role.id());
    }

    /** Where the account has the role: codes, such as those of the law firms it belongs to. */
    default Set<String> places(Role role) {
        String prefix = role.at("");
        return groups().stream()
                .filter(group -> group.startsWith(prefix))
                .map(group -> group.substring(prefix.length()))
                .collect(toCollection(TreeSet::new));
    }

    /** Whether the account watches over the whole district: its coordination office or bureau, or a supervisor of it or its city. */
    default boolean watchesOver(String district) {
        return tenants().contains(district)
                && (isMemberOf(Role.COORDINATION_OFFICE.at(district))
                        || isMemberOf(Role.DISTRICT_BUREAU.at(district))
                        || isMemberOf(Role.SUPERVISOR.at(district))
                        || isMemberOf(Role.SUPERVISOR.at(district.substring(0, 4))));
    }
}
