package org.communitycounsel.platform.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.model.xml.ModelException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;
import org.xml.sax.SAXException;

/**
 * Rewrites what Camunda's REST servlets answer when a call fails: a refusal's own Chinese text as HTTP 400, any other
 * failure a short Chinese sentence, with an id to find it by in the log where the fault is the system's. Names of classes,
 * stack traces and SQL stay in the log.
 */
class ApiErrors extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Whose message is for the person who deploys: it names element and line of the diagram. */
    private static final Set<String> DIAGRAM_FAULTS = Set.of("ParseException", "DmnTransformException");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var held = new Held(response);
        try {
            chain.doFilter(request, held);
        } catch (ServletException | RuntimeException failure) {
            if (response.isCommitted()) {
                throw failure;
            }
            systemFault(request, failure).writeTo(response);
            return;
        }
        if (held.failed()) {
            answer(request, held).writeTo(response);
        } else {
            held.finish();
        }
    }

    private static ApiMessage answer(HttpServletRequest request, Held held) {
        JsonNode body = held.json();
        Optional<Throwable> failure = EngineFailures.last(request);
        String type = body.path("type").asText("");
        Integer code = body.path("code").isInt() ? body.get("code").asInt() : null;
        if (type.equals("Refusal")) {
            return ApiMessage.refusal(body.path("message").asText());
        }
        if (DIAGRAM_FAULTS.contains(type)) {
            return new ApiMessage(400, type, "部署失败：" + body.path("message").asText(), code);
        }
        if (failure.filter(ApiErrors::isUnreadableModel).isPresent()) {
            return new ApiMessage(400, "InvalidModel", "部署失败：文件不是有效的流程图或决策表，或含有不允许的 XML 声明。", code);
        }
        if (failure.filter(ApiErrors::asksForTooMany).isPresent()) {
            return new ApiMessage(
                    400, "InvalidRequest", "一次最多列出2000条：请加上参数 maxResults（不超过2000），用 firstResult 翻页。", code);
        }
        int status = status(held.getStatus(), failure.orElse(null));
        if (status >= 500) {
            return systemFault(request, failure.orElse(null));
        }
        var message = ApiMessage.of(status);
        return new ApiMessage(status, message.type(), message.message(), code);
    }

    private static boolean isUnreadableModel(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 50; depth++) {
            if (cause instanceof SAXException || cause instanceof ModelException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** The engine tells it by its words only. */
    private static boolean asksForTooMany(Throwable failure) {
        return failure instanceof BadUserRequestException
                && String.valueOf(failure.getMessage())
                        .matches("(?s).*(unbound number of results|Max results limit).*");
    }

    /** The engine calls many a thing an internal error that is none. */
    private static int status(int status, Throwable failure) {
        if (status < 500 || failure == null) {
            return status;
        }
        if (failure instanceof OptimisticLockingException) {
            return 409;
        }
        return failure instanceof NullValueException || failure instanceof NotFoundException ? 404 : status;
    }

    private static ApiMessage systemFault(HttpServletRequest request, Throwable failure) {
        String id = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("error {} at {} {}", id, request.getMethod(), request.getRequestURI(), failure);
        var message = ApiMessage.of(500);
        return new ApiMessage(500, message.type(), "系统出错，请稍后再试；仍不成功请联系系统管理员，编号 " + id + "。", null);
    }

    /** Holds back the body of a failed answer; lets that of a good one through as it is written. */
    private static class Held extends HttpServletResponseWrapper {

        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private ServletOutputStream stream;
        private PrintWriter writer;

        Held(HttpServletResponse response) {
            super(response);
        }

        void finish() {
            if (writer != null) {
                writer.flush();
            }
        }

        boolean failed() {
            return getStatus() >= 400 && !isCommitted();
        }

        JsonNode json() {
            try {
                finish();
                JsonNode read = JSON.readTree(body.toByteArray());
                return read == null ? JSON.createObjectNode() : read;
            } catch (IOException e) {
                return JSON.createObjectNode();
            }
        }

        @Override
        public void sendError(int status) {
            setStatus(status);
        }

        @Override
        public void sendError(int status, String message) {
            setStatus(status);
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            if (stream == null) {
                stream = new Fork();
            }
            return stream;
        }

        @Override
        public PrintWriter getWriter() throws IOException {
            if (writer == null) {
                writer = new PrintWriter(new OutputStreamWriter(getOutputStream(), StandardCharsets.UTF_8));
            }
            return writer;
        }

        @Override
        public void flushBuffer() throws IOException {
            finish();
            if (getStatus() < 400) {
                super.flushBuffer();
            }
        }

        @Override
        public void setContentLength(int length) {
            if (getStatus() < 400) {
                super.setContentLength(length);
            }
        }

        @Override
        public void setContentLengthLong(long length) {
            if (getStatus() < 400) {
                super.setContentLengthLong(length);
            }
        }

        /** To the browser while all is well, else aside. */
        private class Fork extends ServletOutputStream {

            @Override
            public void write(int octet) throws IOException {
                write(new byte[] {(byte) octet}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                if (getStatus() >= 400) {
                    body.write(bytes, from, length);
                } else {
                    getResponse().getOutputStream().write(bytes, from, length);
                }
            }

            @Override
            public void flush() throws IOException {
                if (getStatus() < 400) {
                    getResponse().getOutputStream().flush();
                }
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException();
            }
        }
    }
}
