package org.communitycounsel.platform.dossier;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.communitycounsel.platform.identity.CurrentUser;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who may read a sealed dossier, and who has: reading and leaving a trace of it are one act. JG-15. */
@Service
public class SealedDossiers {

    private final JdbcClient database;
    private final Dossiers dossiers;
    private final DossierAccess access;
    private final EngineNames names;
    private final Clock clock;

    SealedDossiers(JdbcClient database, Dossiers dossiers, DossierAccess access, EngineNames names, Clock clock) {
        this.database = database;
        this.dossiers = dossiers;
        this.access = access;
        this.names = names;
        this.clock = clock;
    }

    /**
     * Asks to read, and records that the user did. A dossier that is not sealed leaves no record.
     *
     * @param what the part to be read, Chinese, at most 100 characters
     * @return whether the user may read it; false also where there is no such dossier
     */
    @Transactional
    public boolean mayRead(String number, CurrentUser user, String what) {
        var dossier = dossiers.find(number).filter(found -> access.mayRead(found, user));
        dossier.filter(Dossier::sealed).ifPresent(read -> record(number, user.id(), what));
        return dossier.isPresent();
    }

    /**
     * Records a look by somebody who oversees: at how far a sealed dossier has come, and at nothing confidential.
     *
     * @param what the part, Chinese, at most 100 characters
     */
    @Transactional
    public void overseen(String number, CurrentUser user, String what) {
        record(number, user.id(), what);
    }

    private void record(String number, String account, String what) {
        database.sql("insert into dossier_look (number, at, account_id, account_name, what) values (?, ?, ?, ?, ?)")
                .params(number, clock.instant().atOffset(ZoneOffset.UTC), account, names.person(account), what)
                .update();
    }

    /** Who has read the dossier, the last first. */
    @Transactional(readOnly = true)
    public List<Look> looks(String number) {
        return database.sql(
                        "select at, account_id, account_name, what from dossier_look where number = ? order by id desc")
                .param(number)
                .query(Look.class)
                .list();
    }
}
