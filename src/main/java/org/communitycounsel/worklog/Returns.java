package org.communitycounsel.worklog;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Why heads gave records back. */
@Repository
class Returns {

    private final JdbcClient database;

    Returns(JdbcClient database) {
        this.database = database;
    }

    void add(long entry, String account, String reason, Instant at) {
        database.sql("insert into log_return (entry_id, returned_at, returned_by, reason) values (?, ?, ?, ?)")
                .params(entry, at.atOffset(ZoneOffset.UTC), account, reason)
                .update();
    }

    /** The reasons, the oldest first. */
    List<String> of(long entry) {
        return database.sql("select reason from log_return where entry_id = ? order by id")
                .param(entry)
                .query(String.class)
                .list();
    }
}
