package org.communitycounsel.platform.engine;

import org.camunda.bpm.engine.ProcessEngineConfiguration;
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
                history(engine);
                jobs(engine);
                engine.setEnsureJobDueDateNotNull(true);
                engine.setJavaSerializationFormatEnabled(false);
                engine.setDeserializationTypeValidationEnabled(true);
                engine.setEnableExpressionsInAdhocQueries(false);
                engine.setQueryMaxResultsLimit(2000);
            }
        };
    }

    /** With the time of removal known at the start, the end of a case does not write all of its history again. */
    private static void history(ProcessEngineConfigurationImpl engine) {
        engine.setHistoryTimeToLive("P" + KeptRecords.DAYS + "D");
        engine.setHistoryRemovalTimeStrategy(ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_START);
        engine.setHistoryRemovalTimeProvider(new KeptRecords());
        engine.setTaskMetricsEnabled(false);
    }

    /** What fails for a passing reason is done a little later by itself; what still fails waits for a person. */
    private static void jobs(ProcessEngineConfigurationImpl engine) {
        engine.setFailedJobRetryTimeCycle("PT1M,PT10M,PT1H");
        engine.setJobExecutorAcquireByDueDate(true);
    }
}
