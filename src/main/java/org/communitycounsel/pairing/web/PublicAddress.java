package org.communitycounsel.pairing.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.communitycounsel.platform.StartupProblem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Under what address residents reach the application: {@code community-counsel.public-address}, else as the reader came. */
@Component
class PublicAddress {

    private final String configured;

    PublicAddress(@Value("${community-counsel.public-address:}") String configured) {
        this.configured = configured.strip().replaceAll("/+$", "");
        if (!this.configured.isEmpty() && !isAddress(this.configured)) {
            throw new StartupProblem("community-counsel.public-address 须为居民访问本系统的完整网址，例如 https://sqls.example.gov.cn，"
                    + "目前是“" + configured + "”。 It must be an absolute http(s) address.");
        }
    }

    private static boolean isAddress(String text) {
        try {
            var address = URI.create(text);
            return address.getHost() != null
                    && address.getScheme().matches("https?")
                    && address.getQuery() == null
                    && address.getFragment() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The absolute address of a path within the application. */
    String of(HttpServletRequest request, String path) {
        String base = configured.isEmpty()
                ? ServletUriComponentsBuilder.fromContextPath(request).build().toUriString()
                : configured;
        return base + path;
    }
}
