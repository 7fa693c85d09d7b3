package org.communitycounsel.platform.dossier;

import java.util.ArrayList;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.communitycounsel.platform.web.HomeLink;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Ties the engine and the home page to the dossiers. */
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

    @Bean
    @Order(30)
    HomeLink dossiersLink() {
        return new HomeLink() {
            @Override
            public String title() {
                return "案卷";
            }

            @Override
            public String description() {
                return "查看经办案件的经过、当前环节和材料，上传材料";
            }

            @Override
            public String path() {
                return "/dossiers";
            }

            @Override
            public boolean inNavigation() {
                return true;
            }
        };
    }
}
