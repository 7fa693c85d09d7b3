package org.communitycounsel.platform.identity;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;

/** The same hash as ever at a low cost: tests sign in thousands of times, which else takes a sixth of their processor time. */
@TestConfiguration(proxyBeanMethods = false)
public class CheapPasswords {

    @Bean
    @Order(1101)
    AbstractCamundaConfiguration cheapPasswords() {
        return new AbstractCamundaConfiguration() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                engine.setPasswordEncryptor(new Argon2Passwords(64, 1));
            }
        };
    }
}
