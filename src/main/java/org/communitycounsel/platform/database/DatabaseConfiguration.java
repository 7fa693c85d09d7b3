package org.communitycounsel.platform.database;

import java.nio.file.Path;
import org.flywaydb.core.api.callback.Callback;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An outside database where {@code spring.datasource.url} names one, else the embedded one. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(JdbcConnectionDetails.class)
    @InEmbeddedDatabase
    static class Embedded {

        @Bean
        JdbcConnectionDetails embeddedDatabase(@Value("${community-counsel.data:./data}") Path directory) {
            return new EmbeddedDatabase(directory);
        }

        @Bean
        Callback releaseOfLeftJobs() {
            return new ReleaseOfLeftJobs();
        }
    }
}
