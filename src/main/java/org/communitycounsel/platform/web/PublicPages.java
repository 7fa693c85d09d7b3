package org.communitycounsel.platform.web;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Pages that anybody may read without signing in, by GET only. A module contributes its own as a bean. Who is signed in is
 * not known there.
 *
 * @param patterns paths within the application, such as {@code /notice/*}
 */
public record PublicPages(List<String> patterns) {

    Stream<RequestMatcher> matchers() {
        return patterns.stream()
                .map(pattern -> PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, pattern));
    }
}
