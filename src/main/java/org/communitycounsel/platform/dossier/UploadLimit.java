package org.communitycounsel.platform.dossier;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers an upload beyond what the server reads at all. Left to the server, its form fields would be missing, the CSRF
 * token among them, and the person would be told of a lack of permission.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class UploadLimit extends OncePerRequestFilter {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="zh-CN"><head><meta charset="utf-8"><title>文件太大</title>
            <link rel="stylesheet" href="%s/assets/app.css"></head>
            <body><main><h1>文件太大</h1>
            <p role="alert">上传的内容超过了服务器接收的上限，没有保存。案卷材料单个文件不超过 %d MB，请压缩或拆分后再上传。</p>
            <p>请按浏览器的“后退”回到刚才的页面，已填写的内容还在。</p></main></body></html>
            """;

    private final DataSize largest;

    UploadLimit(@Value("${spring.servlet.multipart.max-request-size}") DataSize largest) {
        this.largest = largest;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String type = request.getContentType();
        if (type != null && type.startsWith("multipart/") && request.getContentLengthLong() > largest.toBytes()) {
            refuse(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(HttpStatus.PAYLOAD_TOO_LARGE.value());
        response.setContentType("text/html");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(PAGE.formatted(request.getContextPath(), Attachments.LARGEST.toMegabytes()));
    }
}
