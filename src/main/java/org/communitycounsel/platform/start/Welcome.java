package org.communitycounsel.platform.start;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The first of the last lines of the start: where the application is found. */
@Component
class Welcome {

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void tellTheAddress(ApplicationReadyEvent started) {
        if (started.getApplicationContext() instanceof ServletWebServerApplicationContext web
                && web.getWebServer() != null
                && web.getWebServer().getPort() > 0) {
            System.out.printf(
                    "%n律师进社区已启动：http://localhost:%d%n", web.getWebServer().getPort());
        }
    }
}
