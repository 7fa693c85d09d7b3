package org.communitycounsel.platform.identity;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Reads accounts, their groups and their tenants from the engine's tables, whoever is asking. */
@Component
class Memberships {

    private final ProcessEngineConfigurationImpl engine;
    private final IdentityService identity;

    Memberships(ProcessEngine engine) {
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.identity = engine.getIdentityService();
    }

    /** The account of that id, its groups and tenants; empty where the engine's tables know no such account. */
    Optional<Account> find(String id) {
        return unrestricted(
                () -> Optional.ofNullable(identity.createUserQuery().userId(id).singleResult())
                        .map(this::read));
    }

    private Account read(User user) {
        String id = user.getId();
        var groups = ids(identity.createGroupQuery().groupMember(id).unlimitedList().stream(), Group::getId);
        var tenants = ids(
                identity.createTenantQuery().userMember(id).includingGroupsOfUser(true).unlimitedList().stream(),
                Tenant::getId);
        return new Account(id, displayName(user), groups, tenants);
    }

    /** Chinese names put the family name first; ours are kept whole in one of the two fields, or split. */
    static String displayName(User user) {
        String name = (text(user.getLastName()) + text(user.getFirstName())).strip();
        return name.isEmpty() ? user.getId() : name;
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    private static <T> Set<String> ids(Stream<T> things, Function<T, String> id) {
        return things.map(id).collect(LinkedHashSet::new, Set::add, Set::addAll);
    }

    private <T> T unrestricted(Callable<T> read) {
        return engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(read));
    }

    /** An account as the engine's tables have it. */
    record Account(String id, String displayName, Set<String> groups, Set<String> tenants) {}
}
