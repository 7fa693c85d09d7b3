package org.communitycounsel.pairing;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;

/**
 * How far a reader's view goes, as the beginnings of the codes of the communities in view: a city's four digits, a
 * district's six, a street's nine, or a community's twelve.
 */
public final class Reach {

    private Reach() {}

    /** Where the reader has any of the roles; empty where nowhere. */
    public static Set<String> of(CurrentUser reader, Role... roles) {
        var beginnings = new TreeSet<String>();
        for (Role role : roles) {
            reader.places(role).stream()
                    .filter(place -> place.matches("[0-9]{4,12}"))
                    .forEach(beginnings::add);
        }
        return beginnings;
    }

    /** The same as patterns for {@code like any}. */
    static String[] patterns(Collection<String> beginnings) {
        return beginnings.stream().map(code -> code + "%").toArray(String[]::new);
    }
}
