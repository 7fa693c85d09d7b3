package org.communitycounsel.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds the one kind of list that Cockpit asks for without an end, the versions of a definition: the engine answers no
 * unbounded query, and a person could not get to an earlier version.
 */
class BoundedLists extends OncePerRequestFilter {

    private static final Pattern VERSIONS =
            Pattern.compile("/camunda/api/engine/engine/[^/]+/(?:process|decision|decision-requirements)-definition/?");

    private static final String MOST = "maxResults=2000";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return !VERSIONS.matcher(path).matches() || request.getParameter("maxResults") != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(
                new HttpServletRequestWrapper(request) {
                    @Override
                    public String getQueryString() {
                        String asked = super.getQueryString();
                        return asked == null ? MOST : asked + "&" + MOST;
                    }
                },
                response);
    }
}
