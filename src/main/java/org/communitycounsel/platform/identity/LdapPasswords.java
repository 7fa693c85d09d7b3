package org.communitycounsel.platform.identity;

import org.springframework.ldap.core.support.LdapContextSource;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.ldap.authentication.BindAuthenticator;
import org.springframework.security.ldap.authentication.LdapAuthenticator;
import org.springframework.security.ldap.search.FilterBasedLdapUserSearch;

/** Lets an LDAP directory check the password, by binding as the user. */
class LdapPasswords implements Passwords {

    private final LdapAuthenticator directory;

    LdapPasswords(LdapContextSource source, SignInSettings.Ldap settings) {
        var bind = new BindAuthenticator(source);
        if (settings.userDnPattern() != null) {
            bind.setUserDnPatterns(new String[] {settings.userDnPattern()});
        }
        if (settings.userSearchFilter() != null) {
            bind.setUserSearch(
                    new FilterBasedLdapUserSearch(settings.userSearchBase(), settings.userSearchFilter(), source));
        }
        this.directory = bind;
    }

    /** An empty password is refused here: a directory takes it for an anonymous bind and lets it pass. */
    @Override
    public boolean match(String userId, String password) {
        if (userId.isBlank() || password.isEmpty()) {
            return false;
        }
        try {
            directory.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(userId, password));
            return true;
        } catch (BadCredentialsException | UsernameNotFoundException e) {
            return false;
        }
    }
}
