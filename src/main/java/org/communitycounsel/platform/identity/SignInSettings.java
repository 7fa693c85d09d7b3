package org.communitycounsel.platform.identity;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people sign in, under {@code community-counsel.sign-in}.
 *
 * @param failuresPerAddress failed sign-ins allowed from one address in five minutes
 * @param administrator user id of the first administrator where passwords are checked outside; otherwise generated
 * @param userClaim the claim of an OIDC provider that holds the user id of this system
 * @param ldap where passwords are checked by an LDAP directory; null where not
 */
@ConfigurationProperties("community-counsel.sign-in")
record SignInSettings(
        @DefaultValue("50") int failuresPerAddress,
        String administrator,
        @DefaultValue("preferred_username") String userClaim,
        Ldap ldap) {

    /**
     * @param userDnPattern the user's distinguished name below the base, {@code {0}} standing for the user id, such as
     *     {@code uid={0},ou=people}; null where users are searched for
     * @param userSearchBase where users are searched for, below the base
     * @param userSearchFilter how, such as {@code (sAMAccountName={0})}
     */
    record Ldap(String userDnPattern, @DefaultValue("") String userSearchBase, String userSearchFilter) {}

    boolean passwordsAreOutside() {
        return ldap != null;
    }
}
