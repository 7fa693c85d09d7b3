package org.communitycounsel.platform.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without a screen: keeps cookies, follows no redirects by itself, sends the header against forged requests. */
public class Browser {

    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final String base;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private String credentials;

    public Browser(int port) {
        base = "http://localhost:" + port;
    }

    /** A client that sends HTTP Basic with every request. */
    public static Browser basic(int port, String id, String password) {
        var browser = new Browser(port);
        browser.credentials =
                "Basic " + Base64.getEncoder().encodeToString((id + ":" + password).getBytes(StandardCharsets.UTF_8));
        return browser;
    }

    /** Signs in by the form; {@link HttpResponse} says where it leads. */
    public HttpResponse<String> signIn(String id, String password) {
        return submit("/sign-in", "/sign-in", Map.of("username", id, "password", password));
    }

    /** Opens a page and submits a form of it, with the page's hidden token. */
    public HttpResponse<String> submit(String page, String action, Map<String, String> fields) {
        var token = FORM_TOKEN.matcher(get(page).body());
        if (!token.find()) {
            throw new IllegalStateException("no form with a token on " + page);
        }
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&", "", "&_csrf=" + encode(token.group(1))));
        return send(request(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> get(String path) {
        return send(request(path)
                .header("Accept", "text/html,application/json;q=0.9,*/*;q=0.8")
                .GET());
    }

    public HttpResponse<String> post(String path, String json) {
        return json("POST", path, json);
    }

    /** Sends JSON with the token the web applications read from their cookie. */
    public HttpResponse<String> json(String method, String path, String json) {
        var request = request(path).header("Content-Type", "application/json");
        cookie("XSRF-TOKEN").ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        return send(request.method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    /** A request to be completed by the test and sent by {@link #send}. */
    public HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path));
        if (credentials != null) {
            request.header("Authorization", credentials);
        }
        return request;
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
