package org.communitycounsel.platform.access;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.communitycounsel.platform.dossier.Dossiers;
import org.communitycounsel.platform.engine.FormChoices;
import org.communitycounsel.platform.engine.FormWords;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Puts the programme's rules of who sees what in the place of the engine's. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    @Bean
    @Order(1100)
    AbstractCamundaConfiguration whoSeesWhat(
            ObjectProvider<FormChoices> choices, ObjectProvider<FormWords> words, ObjectProvider<Dossiers> dossiers) {
        return new AbstractCamundaConfiguration() {

            @Override
            public void preInit(SpringProcessEngineConfiguration engine) {
                engine.setResourceAuthorizationProvider(new NoRowPerResource());
                engine.setCommandCheckers(List.of(TenantChecks.create(), new ActionChecks()));
                engine.setTaskService(new GuardedTasks(dossiers));
                engine.setFormService(new GuardedForms(choices, words));
                engine.setRepositoryService(new GuardedDeployments());
                addQueryAuthorizations(engine);
                addAdministratorCommands(engine);
            }

            @Override
            public void postProcessEngineBuild(ProcessEngine built) {
                var engine = (ProcessEngineConfigurationImpl) built.getProcessEngineConfiguration();
                NarrowingInterceptor.installIn(engine.getSqlSessionFactory().getConfiguration());
            }
        };
    }

    private static void addQueryAuthorizations(ProcessEngineConfigurationImpl engine) {
        var factories = new ArrayList<>(orEmpty(engine.getCustomSessionFactories()));
        factories.add(QueryAuthorizations.factory());
        engine.setCustomSessionFactories(factories);
    }

    private static void addAdministratorCommands(ProcessEngineConfigurationImpl engine) {
        var interceptors = new ArrayList<>(orEmpty(engine.getCustomPostCommandInterceptorsTxRequired()));
        interceptors.add(new AdministratorCommands());
        engine.setCustomPostCommandInterceptorsTxRequired(interceptors);
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }
}
