package org.communitycounsel.platform.identity;

import java.util.Map;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserRequest;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.core.user.DefaultOAuth2User;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.stereotype.Component;

/** Finds the account of a person an OIDC (or OAuth 2) provider has identified, by the claim that holds our user id. */
@Component
public class ProviderAccounts {

    /** The error code of a person without an account here. */
    public static final String NO_ACCOUNT = "no_account";

    private final Memberships memberships;
    private final String claim;

    ProviderAccounts(Memberships memberships, SignInSettings settings) {
        this.memberships = memberships;
        this.claim = settings.userClaim();
    }

    /** The person as an OIDC provider tells, named by our user id. */
    public OidcUser load(OidcUserRequest request) {
        var person = new OidcUserService().loadUser(request);
        ensureAccount(person.getClaims());
        return new DefaultOidcUser(
                AuthorityUtils.createAuthorityList("ROLE_USER"), person.getIdToken(), person.getUserInfo(), claim);
    }

    /** The person as a provider of plain OAuth 2 tells, named by our user id. */
    public OAuth2User load(OAuth2UserRequest request) {
        var person = new DefaultOAuth2UserService().loadUser(request);
        ensureAccount(person.getAttributes());
        return new DefaultOAuth2User(AuthorityUtils.createAuthorityList("ROLE_USER"), person.getAttributes(), claim);
    }

    private void ensureAccount(Map<String, Object> claims) {
        Object id = claims.get(claim);
        if (id == null || memberships.find(id.toString()).isEmpty()) {
            throw new OAuth2AuthenticationException(new OAuth2Error(NO_ACCOUNT));
        }
    }
}
