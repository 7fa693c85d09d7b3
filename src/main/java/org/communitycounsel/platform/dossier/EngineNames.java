package org.communitycounsel.platform.dossier;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.communitycounsel.platform.identity.Accounts;
import org.communitycounsel.platform.identity.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The Chinese names of accounts and groups, whoever asks: a dossier names all who acted in it. */
@Component
class EngineNames {

    static final String SYSTEM = "系统";

    private final ObjectProvider<ProcessEngine> engine;
    private final ObjectProvider<Accounts> accounts;

    EngineNames(ObjectProvider<ProcessEngine> engine, ObjectProvider<Accounts> accounts) {
        this.engine = engine;
        this.accounts = accounts;
    }

    /** The account the engine acts for now; empty where the programme itself acts. */
    Optional<String> actor() {
        return Optional.ofNullable(engine.getObject().getIdentityService().getCurrentAuthentication())
                .map(authentication -> authentication.getUserId());
    }

    String person(String account) {
        return account == null ? SYSTEM : accounts.getObject().nameOf(account);
    }

    String group(String id) {
        return freely(() -> Optional.ofNullable(engine.getObject()
                        .getIdentityService()
                        .createGroupQuery()
                        .groupId(id)
                        .singleResult())
                .map(Group::getName)
                .filter(name -> !name.isBlank())
                .orElseGet(() -> roleName(id)));
    }

    private static String roleName(String id) {
        String place = id.contains(".") ? "（" + id.substring(id.indexOf('.') + 1) + "）" : "";
        return Role.ofGroup(id).map(role -> role.chinese() + place).orElse(id);
    }

    /** Asks the engine without the reader's own permissions: names are no secret to those on a case. */
    <T> T freely(Callable<T> question) {
        var configuration = (ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration();
        return configuration
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(question));
    }
}
