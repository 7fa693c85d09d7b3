package org.communitycounsel.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.communitycounsel.platform.identity.CheapPasswords;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/**
 * The whole application with the demo district, over HTTP. Its tests share one context: those that read the district as it was
 * loaded run before those that work in it, which is what {@link org.junit.jupiter.api.Order} is for here.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"camunda.bpm.job-execution.enabled=false", "community-counsel.demo=on"})
@Listeners
@Import({ApplicationTest.Wiring.class, CheapPasswords.class})
public @interface DemoTest {}
