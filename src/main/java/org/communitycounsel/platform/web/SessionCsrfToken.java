package org.communitycounsel.platform.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.web.util.WebUtils;

/**
 * One token against forged requests for pages and Camunda's web applications. It belongs to the session, so that a
 * cookie planted by a neighbouring site gains nothing, and is shown in the cookie from which the web applications copy
 * it into their header.
 */
class SessionCsrfToken implements CsrfTokenRepository {

    static final String COOKIE = "XSRF-TOKEN";
    static final String HEADER = "X-XSRF-TOKEN";

    private final HttpSessionCsrfTokenRepository session = new HttpSessionCsrfTokenRepository();

    SessionCsrfToken() {
        session.setHeaderName(HEADER);
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return session.generateToken(request);
    }

    @Override
    public void saveToken(CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        session.saveToken(token, request, response);
        if (token != null) {
            show(token, request, response);
        }
    }

    @Override
    public CsrfToken loadToken(HttpServletRequest request) {
        return session.loadToken(request);
    }

    /** Puts the token into the browser's cookie where it is not there yet. */
    static void show(CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        Cookie shown = WebUtils.getCookie(request, COOKIE);
        if (shown == null || !shown.getValue().equals(token.getToken())) {
            response.addHeader(
                    HttpHeaders.SET_COOKIE,
                    ResponseCookie.from(COOKIE, token.getToken())
                            .path(request.getContextPath() + "/")
                            .secure(request.isSecure())
                            .sameSite("Lax")
                            .build()
                            .toString());
        }
    }
}
