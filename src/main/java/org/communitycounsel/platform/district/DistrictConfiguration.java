package org.communitycounsel.platform.district;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.DeleteDeploymentCmd;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.TenantManager;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Ties the resolver of a district's definitions into the engine, so that nothing else needs to know of it. */
@Component
@Order(1200)
class DistrictConfiguration extends AbstractCamundaConfiguration {

    private final Definitions definitions;
    private final DistrictOfInstance districts;
    private final CityInstances cityInstances;

    DistrictConfiguration(Definitions definitions, DistrictOfInstance districts, CityInstances cityInstances) {
        this.definitions = definitions;
        this.districts = districts;
        this.cityInstances = cityInstances;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setTenantIdProvider(districts);
        engine.setHistoryEventProducer(cityInstances);
        engine.setCustomPreBPMNParseListeners(
                with(engine.getCustomPreBPMNParseListeners(), new DistrictListener(definitions)));
        engine.setCustomSessionFactories(with(
                with(
                        engine.getCustomSessionFactories(),
                        factory(ProcessDefinitionManager.class, () -> new NearestDefinitions(definitions))),
                factory(TenantManager.class, CityTenants::new)));
        engine.setCustomPostCommandInterceptorsTxRequired(
                with(engine.getCustomPostCommandInterceptorsTxRequired(), new ForgetAtDeployment()));
        engine.setCommandCheckers(engine.getCommandCheckers().stream()
                .map(DefinitionChecks::around)
                .toList());
    }

    private static <T> List<T> with(Collection<T> known, T more) {
        List<T> all = known == null ? new ArrayList<>() : new ArrayList<>(known);
        all.add(more);
        return all;
    }

    private static SessionFactory factory(Class<?> type, Supplier<? extends Session> session) {
        return new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return type;
            }

            @Override
            public Session openSession() {
                return session.get();
            }
        };
    }

    /** What is deployed here is found here at once. */
    private class ForgetAtDeployment extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> command) {
            try {
                return next.execute(command);
            } finally {
                if (command instanceof DeployCmd || command instanceof DeleteDeploymentCmd) {
                    forget();
                }
            }
        }

        private void forget() {
            definitions.forget();
            if (TransactionSynchronizationManager.isSynchronizationActive()) {
                TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public void afterCompletion(int status) {
                        definitions.forget();
                    }
                });
            }
        }
    }
}
