package org.communitycounsel.platform.access;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes grants and filters before the application serves anyone, one node of several at a time. */
@Component
class AccessAtStart implements SmartInitializingSingleton {

    /** An arbitrary number all nodes agree on. */
    private static final int LOCK = 330_102_07;

    private final RoleGrants grants;
    private final ShippedFilters filters;
    private final TransactionTemplate transaction;
    private final JdbcTemplate database;

    AccessAtStart(RoleGrants grants, ShippedFilters filters, TransactionTemplate transaction, JdbcTemplate database) {
        this.grants = grants;
        this.filters = filters;
        this.transaction = transaction;
        this.database = database;
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            database.execute("select pg_advisory_xact_lock(" + LOCK + ")");
            grants.write();
            filters.write();
        });
    }
}
