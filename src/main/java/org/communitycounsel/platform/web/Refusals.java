package org.communitycounsel.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.communitycounsel.platform.identity.TooManyAttemptsException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/** What those are told who are not signed in, or may not: a call gets a sentence, a person a page. */
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final AuthenticationEntryPoint signInPage = new LoginUrlAuthenticationEntryPoint("/sign-in");

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, jakarta.servlet.ServletException {
        if (failure instanceof TooManyAttemptsException) {
            ApiMessage.of(429).writeTo(response);
        } else if (FrontDoor.API.matches(request)) {
            challenge(request, response);
        } else {
            signInPage.commence(request, response, failure);
        }
    }

    /** The challenge would make a browser ask for a password beside the sign-in page, so only programs get it. */
    private static void challenge(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (FrontDoor.REST.matches(request) && request.getHeader("Sec-Fetch-Site") == null) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"community-counsel\", charset=\"UTF-8\"");
        }
        ApiMessage.of(401).writeTo(response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException {
        if (FrontDoor.API.matches(request)) {
            ApiMessage.of(isSignedIn() ? 403 : 401).writeTo(response);
        } else if (isSignedIn()) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            response.sendRedirect(request.getContextPath() + "/sign-in?expired");
        }
    }

    private static boolean isSignedIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && !(authentication instanceof AnonymousAuthenticationToken);
    }
}
