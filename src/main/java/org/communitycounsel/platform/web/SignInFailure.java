package org.communitycounsel.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.communitycounsel.platform.identity.ProviderAccounts;
import org.communitycounsel.platform.identity.TooManyAttemptsException;
import org.communitycounsel.platform.identity.UnknownAccountException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Sends a refused sign-in back to the sign-in page with the reason the person may know. */
class SignInFailure implements AuthenticationFailureHandler {

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        response.sendRedirect(request.getContextPath() + "/sign-in?" + reason(failure));
    }

    private static String reason(AuthenticationException failure) {
        if (failure instanceof UnknownAccountException) {
            return "no-account";
        }
        if (failure instanceof OAuth2AuthenticationException provider) {
            return ProviderAccounts.NO_ACCOUNT.equals(provider.getError().getErrorCode()) ? "no-account" : "provider";
        }
        return failure instanceof TooManyAttemptsException ? "too-many" : "failed";
    }
}
