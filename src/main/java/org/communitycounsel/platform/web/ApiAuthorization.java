package org.communitycounsel.platform.web;

import java.util.function.Supplier;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.RestAccess;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Lets through the calls of Camunda's REST interfaces that {@link RestAccess} gives the caller's kind of account. */
class ApiAuthorization implements AuthorizationManager<RequestAuthorizationContext> {

    private final CurrentUser user;

    ApiAuthorization(CurrentUser user) {
        this.user = user;
    }

    @Override
    public AuthorizationResult authorize(Supplier<Authentication> caller, RequestAuthorizationContext call) {
        return new AuthorizationDecision(isSignedIn(caller.get()) && mayCall(call));
    }

    @Override
    @Deprecated
    public AuthorizationDecision check(Supplier<Authentication> caller, RequestAuthorizationContext call) {
        return (AuthorizationDecision) authorize(caller, call);
    }

    private static boolean isSignedIn(Authentication caller) {
        return caller != null && caller.isAuthenticated() && !(caller instanceof AnonymousAuthenticationToken);
    }

    private boolean mayCall(RequestAuthorizationContext call) {
        var request = call.getRequest();
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        return RestAccess.allows(request.getMethod(), path, RestAccess.kindsOf(user), user.id());
    }
}
