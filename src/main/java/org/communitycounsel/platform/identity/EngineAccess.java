package org.communitycounsel.platform.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Tells Camunda's web applications who is signed in at the front door; made by Camunda's filter, by name. Groups and
 * tenants Camunda then takes from the engine's tables.
 */
public class EngineAccess implements AuthenticationProvider {

    @Override
    public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
        var front = SecurityContextHolder.getContext().getAuthentication();
        if (front == null || !front.isAuthenticated()) {
            return AuthenticationResult.unsuccessful();
        }
        String id = front.getName();
        if (engine.getIdentityService().createUserQuery().userId(id).count() == 0) {
            return AuthenticationResult.unsuccessful();
        }
        return AuthenticationResult.successful(id);
    }

    @Override
    public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {
        // the sign-in page is the only way in
    }
}
