package org.communitycounsel.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.communitycounsel.platform.calendar.MovableClock;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/**
 * The whole application on a real engine and a real PostgreSQL, without a web server, without the job executor's threads
 * (a test runs due jobs itself) and with a clock the test moves.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(properties = {"camunda.bpm.job-execution.enabled=false", "community-counsel.demo=off"})
@Import(ApplicationTest.Wiring.class)
public @interface ApplicationTest {

    @TestConfiguration(proxyBeanMethods = false)
    class Wiring {

        @Bean
        JdbcConnectionDetails testDatabase() {
            return TestDatabase.create();
        }

        @Bean
        @Primary
        MovableClock movableClock() {
            return new MovableClock();
        }
    }
}
