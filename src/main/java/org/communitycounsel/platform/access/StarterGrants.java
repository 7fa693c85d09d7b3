package org.communitycounsel.platform.access;

import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_INSTANCE;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets those start a flow whom its diagram names ({@code camunda:candidateStarterGroups}), and nobody else: one grant a
 * flow and group, written at each start for what is deployed by then.
 */
@Component
class StarterGrants implements SmartLifecycle {

    private final RepositoryService repository;
    private final RoleGrants grants;
    private final TransactionTemplate transaction;
    private boolean running;

    StarterGrants(RepositoryService repository, RoleGrants grants, TransactionTemplate transaction) {
        this.repository = repository;
        this.grants = grants;
        this.transaction = transaction;
    }

    @Override
    public void start() {
        transaction.executeWithoutResult(status ->
                repository.createProcessDefinitionQuery().latestVersion().list().forEach(this::give));
        running = true;
    }

    private void give(ProcessDefinition flow) {
        repository.getIdentityLinksForProcessDefinition(flow.getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null)
                .forEach(group -> {
                    grants.give(group, Grant.on(PROCESS_DEFINITION, flow.getKey(), CREATE_INSTANCE));
                    grants.give(group, Grant.onAll(PROCESS_INSTANCE, CREATE));
                });
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the models are deployed, before the web server. */
    @Override
    public int getPhase() {
        return 5;
    }
}
