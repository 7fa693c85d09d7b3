package org.communitycounsel.pairing;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How many places a lawyer or a community has. Who asks for one locks the holder's row until the end of the transaction,
 * so that two who want the last place get it one after the other; the database counts what is taken and refuses more.
 */
@Component
class Capacities {

    static final String LAWYER = "lawyer";
    static final String COMMUNITY = "community";

    private final JdbcClient database;

    Capacities(JdbcClient database) {
        this.database = database;
    }

    /**
     * Locks the holder and tells whether another place is free.
     *
     * @param places as many as the table allows today; one that holds more already keeps them
     */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean hasFreePlace(String holder, String code, int places) {
        int taken = database.sql("""
                        insert into capacity as known (holder, code, places) values (?, ?, ?)
                        on conflict (holder, code) do update set places = greatest(excluded.places, known.taken)
                        returning taken""")
                .params(holder, code, places)
                .query(Integer.class)
                .single();
        return taken < places;
    }

    /** How many places are taken, without a lock. */
    int taken(String holder, String code) {
        return database.sql("select taken from capacity where holder = ? and code = ?")
                .params(holder, code)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }
}
