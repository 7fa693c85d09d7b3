package org.communitycounsel.platform.identity;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Signs in by user id and password, from the form and by HTTP Basic alike, both under the same throttle. An unknown user
 * and a wrong password get the same answer, after the same work.
 */
@Component
class PasswordSignIn implements AuthenticationProvider {

    private final Passwords passwords;
    private final Memberships memberships;
    private final SignInThrottle throttle;

    PasswordSignIn(Passwords passwords, Memberships memberships, SignInThrottle throttle) {
        this.passwords = passwords;
        this.memberships = memberships;
        this.throttle = throttle;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String address = attempt.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
        throttle.admit(address);
        String id = attempt.getName();
        if (!passwords.match(id, String.valueOf(attempt.getCredentials()))) {
            throttle.failed(address);
            throw new BadCredentialsException("unknown user or wrong password");
        }
        return memberships
                .find(id)
                .map(account -> signedIn(account.id(), attempt))
                .orElseThrow(() -> new UnknownAccountException(id));
    }

    private static Authentication signedIn(String id, Authentication attempt) {
        var token = UsernamePasswordAuthenticationToken.authenticated(
                id, null, AuthorityUtils.createAuthorityList("ROLE_USER"));
        token.setDetails(attempt.getDetails());
        return token;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
