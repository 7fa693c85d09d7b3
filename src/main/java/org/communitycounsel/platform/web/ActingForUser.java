package org.communitycounsel.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.communitycounsel.platform.identity.CurrentUser;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets the engine act for the signed-in user while a request lasts, so that its authorizations and tenant checks hold in
 * the REST API and behind the project's own pages. Camunda's web applications do this for themselves.
 */
class ActingForUser extends OncePerRequestFilter {

    private final CurrentUser user;
    private final IdentityService identity;

    ActingForUser(CurrentUser user, IdentityService identity) {
        this.user = user;
        this.identity = identity;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null
                || authentication instanceof AnonymousAuthenticationToken
                || FrontDoor.WEB_APPLICATIONS.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        identity.setAuthentication(user.id(), List.copyOf(user.groups()), List.copyOf(user.tenants()));
        try {
            chain.doFilter(request, response);
        } finally {
            identity.clearAuthentication();
        }
    }
}
