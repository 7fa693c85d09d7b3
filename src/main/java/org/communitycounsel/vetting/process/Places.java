package org.communitycounsel.vetting.process;

import static java.util.stream.Collectors.toCollection;

import java.util.Set;
import java.util.TreeSet;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;

/** Where a person has a role. */
final class Places {

    private Places() {}

    /** The codes behind the role's groups of that person, such as those of the law firms the account belongs to. */
    static Set<String> of(CurrentUser user, Role role) {
        String prefix = role.at("");
        return user.groups().stream()
                .filter(group -> group.startsWith(prefix))
                .map(group -> group.substring(prefix.length()))
                .collect(toCollection(TreeSet::new));
    }
}
