package org.communitycounsel.platform.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.regex.Pattern;
import org.communitycounsel.platform.identity.CurrentUser;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses expressions in REST calls (CVE-2026-109432): the engine evaluates those nested in a query's {@code orQueries}
 * whatever its settings say. Any JSON name or query parameter that ends in {@code Expression} is refused, at any depth, in
 * whatever encoding the parser behind accepts. Administrators may keep the few harmless ones of the shipped filters.
 */
class ExpressionRefusal extends OncePerRequestFilter {

    private static final int LARGEST_BODY = 10 * 1024 * 1024;
    private static final String SUFFIX = "expression";

    /** Who is asking and what time it is: all that the shipped filters use. */
    private static final Pattern HARMLESS = Pattern.compile(
            "\\$\\{\\s*(?:currentUser\\(\\)|currentUserGroups\\(\\)|now\\(\\)"
                    + "|dateTime\\(\\)(?:\\.(?:plus|minus)(?:Hours|Days|Weeks|Months)\\(\\d{1,4}\\))*(?:\\.toDate\\(\\))?)\\s*}");

    private final JsonFactory json = new JsonFactory();
    private final CurrentUser user;

    ExpressionRefusal(CurrentUser user) {
        this.user = user;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (hasExpressionParameter(request)) {
            refuse(response);
            return;
        }
        if (!mayHaveJson(request)) {
            chain.doFilter(request, response);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            ApiMessage.of(413).writeTo(response);
        } else if (!isHarmless(body, mayKeepFilters(request))) {
            refuse(response);
        } else {
            chain.doFilter(new Reread(request, body), response);
        }
    }

    private static void refuse(HttpServletResponse response) throws IOException {
        ApiMessage.refusal("出于安全考虑，请求中不接受表达式。").writeTo(response);
    }

    private static boolean hasExpressionParameter(HttpServletRequest request) {
        return request.getQueryString() != null
                && Collections.list(request.getParameterNames()).stream().anyMatch(ExpressionRefusal::isExpression);
    }

    private static boolean isExpression(String name) {
        return name.strip().toLowerCase(Locale.ROOT).endsWith(SUFFIX);
    }

    /** Files of a deployment come as parts, form fields as a form; everything else is looked into. */
    private static boolean mayHaveJson(HttpServletRequest request) {
        String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
        return !type.startsWith("multipart/form-data") && !type.startsWith("application/x-www-form-urlencoded");
    }

    private boolean mayKeepFilters(HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean writesFilter = path.matches(".*/filter/[^/]+") && !"GET".equals(request.getMethod());
        return writesFilter && user.isAdministrator();
    }

    /** What cannot be read to its end as JSON is not harmless. */
    private boolean isHarmless(byte[] body, boolean mayKeepFilters) {
        try (JsonParser parser = json.createParser(body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME && isExpression(parser.currentName())) {
                    parser.nextToken();
                    if (!mayKeepFilters || !isHarmlessValue(parser)) {
                        return false;
                    }
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isHarmlessValue(JsonParser parser) throws IOException {
        return parser.currentToken() == JsonToken.VALUE_NULL
                || (parser.currentToken() == JsonToken.VALUE_STRING
                        && HARMLESS.matcher(parser.getText()).matches());
    }

    /** The request with its body to be read once more. */
    private static class Reread extends HttpServletRequestWrapper {

        private final byte[] body;

        Reread(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            return new BodyStream(new ByteArrayInputStream(body));
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static class BodyStream extends ServletInputStream {

        private final ByteArrayInputStream body;

        BodyStream(ByteArrayInputStream body) {
            this.body = body;
        }

        @Override
        public int read() {
            return body.read();
        }

        @Override
        public int read(byte[] target, int from, int length) {
            return body.read(target, from, length);
        }

        @Override
        public boolean isFinished() {
            return body.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
