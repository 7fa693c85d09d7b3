package org.communitycounsel.platform.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;

/**
 * What a REST call is told when it fails, in the shape Camunda's web applications read.
 *
 * @param type a word of ours for the kind of failure, never the name of a class
 * @param message one Chinese sentence for the person
 * @param code the engine's number for the failure; null where it has none
 */
record ApiMessage(int status, String type, String message, Integer code) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static ApiMessage of(int status) {
        return new ApiMessage(status, type(status), text(status), null);
    }

    static ApiMessage refusal(String message) {
        return new ApiMessage(400, "Refusal", message, null);
    }

    private static String type(int status) {
        return switch (status) {
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "NotFound";
            case 409 -> "Conflict";
            default -> status < 500 ? "InvalidRequest" : "ServerError";
        };
    }

    private static String text(int status) {
        return switch (status) {
            case 401 -> "请先登录。";
            case 403 -> "您没有进行此项操作的权限。";
            case 404 -> "要找的内容不存在，或已经办结、移走，请刷新后重试。";
            case 405 -> "不支持这种操作。";
            case 409 -> "内容刚刚被他人改动，请刷新后重试。";
            case 413 -> "提交的内容过大。";
            case 415 -> "不支持这种格式的内容。";
            case 429 -> "操作过于频繁，请稍后再试。";
            default -> status < 500 ? "请求内容有误，请检查后重试。" : "系统出错，请稍后再试。";
        };
    }

    byte[] json() {
        ObjectNode body = JSON.createObjectNode().put("type", type).put("message", message);
        if (code != null) {
            body.put("code", code);
        }
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    void writeTo(HttpServletResponse response) throws IOException {
        byte[] body = json();
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
