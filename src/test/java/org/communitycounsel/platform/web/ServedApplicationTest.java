package org.communitycounsel.platform.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.Listeners;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.identity.CheapPasswords;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;

/** The whole application behind a real web server on a free port; a test talks HTTP to it through a {@link Browser}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"camunda.bpm.job-execution.enabled=false", "community-counsel.demo=off"})
@Listeners
@Import({ApplicationTest.Wiring.class, CheapPasswords.class, ServedApplicationTest.RefusingTask.class})
public @interface ServedApplicationTest {

    /** A step of the test's own: completing a task with this name is refused, as a step of the programme would. */
    @TestConfiguration(proxyBeanMethods = false)
    class RefusingTask {

        static final String REFUSED = "refused";
        static final String BROKEN = "broken";
        static final String REASON = "补正材料须在 3 个工作日内提交，请先上传学历证明。";

        @EventListener
        void complete(DelegateTask task) {
            if (!task.getEventName().equals("complete")) {
                return;
            }
            if (REFUSED.equals(task.getName())) {
                throw new Refusal(REASON);
            }
            if (BROKEN.equals(task.getName())) {
                throw new IllegalStateException("select secret from org.communitycounsel.table");
            }
        }
    }
}
