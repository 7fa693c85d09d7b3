package org.communitycounsel.platform.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * The tests of the class together walk every flow node and every sequence flow of those processes, else the class fails;
 * not asked where only some of its tests are run.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(WalksEveryFlowOf.Check.class)
public @interface WalksEveryFlowOf {

    String[] value();

    class Check implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

        private final AtomicInteger run = new AtomicInteger();

        @Override
        public void beforeAll(ExtensionContext context) {
            var processes = context.getRequiredTestClass().getAnnotation(WalksEveryFlowOf.class);
            if (processes != null) {
                var coverage = SpringExtension.getApplicationContext(context).getBean(FlowCoverage.class);
                Stream.of(processes.value()).forEach(coverage::begin);
            }
        }

        @Override
        public void beforeEach(ExtensionContext context) {
            run.incrementAndGet();
        }

        @Override
        public void afterAll(ExtensionContext context) {
            var processes = context.getRequiredTestClass().getAnnotation(WalksEveryFlowOf.class);
            if (processes == null || run.get() < tests(context.getRequiredTestClass())) {
                return;
            }
            var beans = SpringExtension.getApplicationContext(context);
            for (String process : processes.value()) {
                beans.getBean(FlowCoverage.class).isComplete(beans.getBean(RepositoryService.class), process);
            }
        }

        private static long tests(Class<?> type) {
            return AnnotationSupport.findAnnotatedMethods(type, Test.class, HierarchyTraversalMode.TOP_DOWN)
                            .size()
                    + Stream.of(type.getDeclaredClasses())
                            .filter(inner -> inner.isAnnotationPresent(Nested.class))
                            .mapToLong(Check::tests)
                            .sum();
        }
    }
}
