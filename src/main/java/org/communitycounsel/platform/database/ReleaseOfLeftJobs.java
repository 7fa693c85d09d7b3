package org.communitycounsel.platform.database;

import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Frees the jobs that a killed application had locked, so that they run at once and not after the lock's five minutes.
 * Right only where this process is the database's only user, which the embedded database makes sure of.
 */
class ReleaseOfLeftJobs implements Callback {

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try (var statement = context.getConnection().createStatement()) {
            statement.executeUpdate(
                    "update act_ru_job set lock_owner_ = null, lock_exp_time_ = null where lock_owner_ is not null");
        } catch (SQLException e) {
            throw new FlywayException(e);
        }
    }

    @Override
    public String getCallbackName() {
        return "release of left jobs";
    }
}
