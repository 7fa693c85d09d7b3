package org.communitycounsel.platform.dossier;

import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who may see a dossier, and who works on it. */
@Component
class DossierAccess {

    private final JdbcClient database;
    private final EngineNames names;
    private final ObjectProvider<ProcessEngine> engine;

    DossierAccess(JdbcClient database, EngineNames names, ObjectProvider<ProcessEngine> engine) {
        this.database = database;
        this.names = names;
        this.engine = engine;
    }

    /** Those on the case and the supervisors of the district or its city, if they work in the district; administrators. */
    @Transactional(readOnly = true)
    public boolean maySee(Dossier dossier, CurrentUser user) {
        return oversees(dossier, user) || isOnTheCase(dossier, user);
    }

    /** Of a sealed dossier: those on the case alone. Of another: whoever may see it. */
    @Transactional(readOnly = true)
    public boolean mayRead(Dossier dossier, CurrentUser user) {
        return dossier.sealed() ? isOnTheCase(dossier, user) : maySee(dossier, user);
    }

    /** The groups and persons it was given to, if they work in the district. */
    @Transactional(readOnly = true)
    public boolean isOnTheCase(Dossier dossier, CurrentUser user) {
        return user.tenants().contains(dossier.district()) && isOnTheCase(dossier.number(), user.id(), user.groups());
    }

    /** Those on the case, while it is open. */
    @Transactional(readOnly = true)
    public boolean mayAddTo(Dossier dossier, CurrentUser user) {
        return dossier.open() && isOnTheCase(dossier, user);
    }

    /** Supervisors and administrators. */
    boolean oversees(Dossier dossier, CurrentUser user) {
        return user.isAdministrator() || user.tenants().contains(dossier.district()) && supervises(dossier, user);
    }

    private static boolean supervises(Dossier dossier, CurrentUser user) {
        return user.isMemberOf(Role.SUPERVISOR.at(dossier.district()))
                || user.isMemberOf(Role.SUPERVISOR.at(dossier.district().substring(0, 4)));
    }

    /** Whether the account, as the engine knows its groups, is on the case. */
    boolean isOnTheCase(String number, String account) {
        return isOnTheCase(number, account, groupsOf(account));
    }

    private Set<String> groupsOf(String account) {
        return names.freely(() -> {
            var groups = new HashSet<String>();
            engine.getObject()
                    .getIdentityService()
                    .createGroupQuery()
                    .groupMember(account)
                    .list()
                    .forEach(group -> groups.add(group.getId()));
            return groups;
        });
    }

    private boolean isOnTheCase(String number, String account, Set<String> groups) {
        return database.sql("""
                        select exists (select 1 from dossier_member where number = :number and group_id = any(:groups))
                            or exists (select 1 from dossier_person where number = :number and account_id = :account)""")
                .param("number", number)
                .param("account", account)
                .param("groups", groups.toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }
}
