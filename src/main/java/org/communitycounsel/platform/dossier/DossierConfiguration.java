package org.communitycounsel.platform.dossier;

import java.util.ArrayList;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Ties the engine to the dossiers. */
@Configuration(proxyBeanMethods = false)
class DossierConfiguration {

    @Bean
    AbstractCamundaConfiguration dossierEngine(ObjectProvider<CaseLog> log) {
        return new AbstractCamundaConfiguration() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                if (engine.getCustomPostBPMNParseListeners() == null) {
                    engine.setCustomPostBPMNParseListeners(new ArrayList<>());
                }
                engine.getCustomPostBPMNParseListeners().add(new DossierListener(log));
            }
        };
    }
}
