package org.communitycounsel.platform.engine;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forms with lists that are filled when they are opened. */
@Configuration(proxyBeanMethods = false)
class FormConfiguration {

    @Bean
    AbstractCamundaConfiguration formsWithChoices(ObjectProvider<FormChoices> offered) {
        return new AbstractCamundaConfiguration() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                engine.setFormService(new FormsWithChoices(offered));
            }
        };
    }
}
