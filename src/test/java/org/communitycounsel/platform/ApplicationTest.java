package org.communitycounsel.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.communitycounsel.pairing.Searches;
import org.communitycounsel.platform.calendar.MovableClock;
import org.communitycounsel.platform.dossier.DossierPageTest;
import org.communitycounsel.platform.dossier.FlowsWriteTheirDossierTest;
import org.communitycounsel.platform.engine.FlowCoverage;
import org.communitycounsel.platform.engine.TestBeans;
import org.communitycounsel.platform.identity.CheapPasswords;
import org.communitycounsel.review.Told;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/**
 * The whole application on a real engine and a real PostgreSQL, without a web server, without the job executor's threads
 * (a test runs due jobs itself) and with a clock the test moves. All such tests share one context, which takes half a minute to
 * start: what a test adds to the application is listed here, not at the test.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "community-counsel.demo=off",
            "community-counsel.dossier.total-limit=30MB"
        })
@Listeners
@Import({
    ApplicationTest.Wiring.class,
    CheapPasswords.class,
    FlowCoverage.class,
    TestBeans.class,
    DossierPageTest.Withdrawal.class,
    FlowsWriteTheirDossierTest.Wiring.class,
    Searches.class,
    Told.class
})
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
