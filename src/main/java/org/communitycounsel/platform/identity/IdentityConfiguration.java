package org.communitycounsel.platform.identity;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** How accounts are kept and checked: slow hashes, a policy, and a delay after a wrong password. */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

    /** Seconds a person waits after the first wrong password; each further one doubles it. */
    private static final int FIRST_DELAY = 2;

    /** Seconds waited at most: enough against guessing, little enough that an outsider cannot lock a person out for good. */
    private static final int LONGEST_DELAY = 60;

    @Bean
    @Order(1100)
    AbstractCamundaConfiguration accountRules() {
        return new AbstractCamundaConfiguration() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                engine.setPasswordEncryptor(new Argon2Passwords());
                engine.setEnablePasswordPolicy(true);
                engine.setPasswordPolicy(new PasswordRules());
                engine.setLoginMaxAttempts(Integer.MAX_VALUE);
                engine.setLoginDelayBase(FIRST_DELAY);
                engine.setLoginDelayFactor(2);
                engine.setLoginDelayMaxTime(LONGEST_DELAY);
            }
        };
    }

    @Bean
    @ConditionalOnMissingBean
    Passwords enginePasswords(ProcessEngine engine) {
        return new EnginePasswords(engine);
    }
}
