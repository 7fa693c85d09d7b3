package org.communitycounsel.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.communitycounsel.platform.identity.CurrentUser;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Fits the start pages of Camunda's web applications into the front door: their one inline script is allowed by its hash
 * (Camunda's own nonce is shared by all requests and fails under load), a stylesheet of ours gives all four one look, and
 * a script of ours leads to the sign-in page where Camunda would show its own form. Styles know an administrator's page
 * by its class. The Chinese words are fetched before the scripts that ask for them: some ask once, and show the words' keys for
 * good if they are not there yet.
 */
class WebApplicationPages extends OncePerRequestFilter {

    private static final Pattern START_PAGE = Pattern.compile("/camunda/app/(admin|cockpit|tasklist|welcome)/[^/.]+/?");
    private static final Pattern VERSION = Pattern.compile("\\?bust=([\\w.-]+)");
    private static final Pattern INLINE_SCRIPT =
            Pattern.compile("<script(?![^>]*\\ssrc=)[^>]*>(.*?)</script>", Pattern.DOTALL);

    /** AngularJS compiles its templates, hence eval; the diagram viewer sets styles on elements, hence inline styles. */
    private static final String POLICY =
            "default-src 'self'; script-src 'self' 'unsafe-eval'%s; style-src 'self' 'unsafe-inline'; "
                    + "img-src 'self' data:; font-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /** The policy of everything of Camunda's web applications but their start pages. */
    static final String WITHOUT_INLINE_SCRIPT = POLICY.formatted("");

    private static final String ADDED = """
            <link rel="preload" as="fetch" crossorigin href="%1$s/camunda/app/%2$s/locales/zh-CN.json?bust=%3$s">
            <link rel="stylesheet" href="%1$s/assets/front-door.css">
            <script defer src="%1$s/assets/front-door.js"></script>
            </head>""";

    /** First of all scripts: the others reckon with the application's time, not the browser's own. */
    private static final String TIME = "<head><script src=\"%s/assets/moved-time.js\" data-ahead=\"%d\"></script>";

    private final CurrentUser user;
    private final ObjectProvider<MovedTime> time;

    WebApplicationPages(CurrentUser user, ObjectProvider<MovedTime> time) {
        this.user = user;
        this.time = time;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !START_PAGE.matcher(path(request)).matches();
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var page = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, page);
        String html = new String(page.getContentAsByteArray(), StandardCharsets.UTF_8);
        if (page.getStatus() == HttpServletResponse.SC_OK && html.contains("</head>")) {
            write(fitted(html, request), response);
        } else {
            page.copyBodyToResponse();
        }
    }

    private String fitted(String html, HttpServletRequest request) {
        String language =
                user.isAdministrator() ? "<html lang=\"zh-CN\" class=\"administrator\">" : "<html lang=\"zh-CN\">";
        long ahead = time.stream()
                .mapToLong(moved -> moved.ahead().toMillis())
                .findFirst()
                .orElse(0);
        return html.replace("<html lang=\"en\">", language)
                .replace("<head>", ahead == 0 ? "<head>" : TIME.formatted(request.getContextPath(), ahead))
                .replace("</head>", ADDED.formatted(request.getContextPath(), application(request), version(html)));
    }

    private static String application(HttpServletRequest request) {
        var path = START_PAGE.matcher(path(request));
        return path.matches() ? path.group(1) : "";
    }

    /** Camunda's, which its pages add to the address of each file. */
    private static String version(String html) {
        var version = VERSION.matcher(html);
        return version.find() ? version.group(1) : "";
    }

    private static void write(String html, HttpServletResponse response) throws IOException {
        byte[] body = html.getBytes(StandardCharsets.UTF_8);
        response.setHeader("Content-Security-Policy", POLICY.formatted(hashes(html)));
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static String hashes(String html) {
        return INLINE_SCRIPT
                .matcher(html)
                .results()
                .map(script -> " 'sha256-" + sha256(script.group(1)) + "'")
                .collect(Collectors.joining());
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
