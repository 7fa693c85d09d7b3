package org.communitycounsel.platform.engine;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** How the engine is set up: what {@code application.yaml} cannot say. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    /** Group, user and tenant ids: letters, digits, then dots, dashes and underscores between them. */
    private static final String ID_PATTERN = "[a-zA-Z0-9]+([._-][a-zA-Z0-9]+)*|camunda-admin";

    @Bean
    JavaMigration engineSchema() {
        return new EngineSchema();
    }

    @Bean
    @Order(1000)
    AbstractCamundaConfiguration programmeEngine() {
        return new AbstractCamundaConfiguration() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                engine.setGroupResourceWhitelistPattern(ID_PATTERN);
                engine.setUserResourceWhitelistPattern(ID_PATTERN);
                engine.setTenantResourceWhitelistPattern(ID_PATTERN);
                engine.setHistoryTimeToLive("P3650D");
                engine.setEnsureJobDueDateNotNull(true);
                engine.setJavaSerializationFormatEnabled(false);
                engine.setDeserializationTypeValidationEnabled(true);
                engine.setEnableExpressionsInAdhocQueries(false);
                engine.setQueryMaxResultsLimit(2000);
            }
        };
    }
}
