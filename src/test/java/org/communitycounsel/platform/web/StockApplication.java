package org.communitycounsel.platform.web;

import org.communitycounsel.platform.TestDatabase;
import org.springframework.boot.actuate.autoconfigure.security.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.data.jpa.JpaRepositoriesAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.client.servlet.OAuth2ClientWebSecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * Camunda's starters as they come, without anything of ours: what the attacks succeed against. Started once for a test run
 * and left running, because Camunda's web applications of all contexts share static parts that the first to stop destroys.
 */
final class StockApplication {

    /** The engine's name, so that it does not replace the application's own, named default, in Camunda's static registry. */
    static final String ENGINE = "stock";

    private static Integer port;

    private StockApplication() {}

    static synchronized int port() {
        if (port == null) {
            var context = new SpringApplicationBuilder(Stock.class)
                    .run(
                            "--spring.config.name=stock",
                            "--spring.main.banner-mode=off",
                            "--server.port=0",
                            "--camunda.bpm.process-engine-name=" + ENGINE,
                            "--camunda.bpm.job-execution.enabled=false",
                            "--camunda.bpm.auto-deployment-enabled=false",
                            "--camunda.bpm.default-history-time-to-live=P1D",
                            "--logging.level.root=warn");
            port = ((WebServerApplicationContext) context).getWebServer().getPort();
        }
        return port;
    }

    @EnableAutoConfiguration(
            exclude = {
                FlywayAutoConfiguration.class,
                HibernateJpaAutoConfiguration.class,
                JpaRepositoriesAutoConfiguration.class,
                SecurityAutoConfiguration.class,
                SecurityFilterAutoConfiguration.class,
                UserDetailsServiceAutoConfiguration.class,
                ManagementWebSecurityAutoConfiguration.class,
                OAuth2ClientAutoConfiguration.class,
                OAuth2ClientWebSecurityAutoConfiguration.class
            })
    static class Stock {

        @Bean
        JdbcConnectionDetails testDatabase() {
            return TestDatabase.create();
        }
    }
}
