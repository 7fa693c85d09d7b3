package org.communitycounsel.platform.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.annotation.Transactional;

/** A bean for diagrams, proxied by Spring as real ones are, and one that is not for diagrams. */
@TestConfiguration(proxyBeanMethods = false)
public class TestBeans {

    @Bean
    Greeting greetingBean() {
        return new Greeting();
    }

    @Bean
    Vault vault() {
        return new Vault();
    }

    @UsedInDiagrams("greeting")
    @Transactional
    public static class Greeting {

        final List<String> greeted = new ArrayList<>();

        public String greet(DelegateExecution execution, String name) {
            greeted.add(name);
            return "您好，" + name;
        }

        public int add(int one, int other) {
            return one + other;
        }

        String secret() {
            return "secret";
        }
    }

    public static class Vault {

        public String open() {
            return "opened";
        }
    }
}
