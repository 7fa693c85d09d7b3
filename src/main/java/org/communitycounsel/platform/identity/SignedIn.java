package org.communitycounsel.platform.identity;

import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Who is signed in: the account of the front door; outside a request, such as in a job or a test, the one the engine
 * acts for. What the engine's tables say of the account is read once a request.
 */
@Component
class SignedIn implements CurrentUser {

    private static final String ACCOUNT = SignedIn.class.getName() + ".account";

    private final Memberships memberships;
    private final IdentityService identity;

    SignedIn(Memberships memberships, IdentityService identity) {
        this.memberships = memberships;
        this.identity = identity;
    }

    @Override
    public String id() {
        return signedInId().orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    }

    @Override
    public String displayName() {
        return account().displayName();
    }

    @Override
    public Set<String> groups() {
        return account().groups();
    }

    @Override
    public Set<String> tenants() {
        return account().tenants();
    }

    private Optional<String> signedInId() {
        var front = SecurityContextHolder.getContext().getAuthentication();
        if (front != null && front.isAuthenticated() && !(front instanceof AnonymousAuthenticationToken)) {
            return Optional.of(front.getName());
        }
        return Optional.ofNullable(identity.getCurrentAuthentication()).map(Authentication::getUserId);
    }

    private Memberships.Account account() {
        String id = id();
        var request = RequestContextHolder.getRequestAttributes();
        if (request == null) {
            return read(id);
        }
        var known = (Memberships.Account) request.getAttribute(ACCOUNT, RequestAttributes.SCOPE_REQUEST);
        if (known == null || !known.id().equals(id)) {
            known = read(id);
            request.setAttribute(ACCOUNT, known, RequestAttributes.SCOPE_REQUEST);
        }
        return known;
    }

    private Memberships.Account read(String id) {
        return memberships.find(id).orElseGet(() -> new Memberships.Account(id, id, Set.of(), Set.of()));
    }
}
