package org.communitycounsel.worklog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.communitycounsel.platform.Word;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The signed records that count: those no later signed record corrects. */
@Repository
class SignedLogs {

    private final JdbcClient database;

    SignedLogs(JdbcClient database) {
        this.database = database;
    }

    /**
     * @param from and until: local times
     * @param returned whether it was given back before it was signed
     * @param late whether it was signed after the deadline
     */
    record Log(
            Nature nature, ServiceKind kind, LocalDateTime from, LocalDateTime until, boolean returned, boolean late) {

        TimeSpent.Between time() {
            return new TimeSpent.Between(from, until);
        }
    }

    /** Of a pairing, by the day of the service; both days included. */
    List<Log> of(long pairing, LocalDate from, LocalDate until) {
        return database.sql("""
                        select nature, kind, occurred_from, occurred_until, signed_at > sign_due_at as late,
                               exists (select 1 from log_return where entry_id = entry.id) as returned
                        from log_entry entry where pairing_id = ? and state = 'signed'
                        and occurred_from >= ? and occurred_from < ? and not exists (
                            select 1 from log_entry newer where newer.corrects = entry.number and newer.state = 'signed')
                        order by occurred_from, id""")
                .params(pairing, from, until.plusDays(1))
                .query(SignedLogs::log)
                .list();
    }

    private static Log log(ResultSet row, int number) throws SQLException {
        return new Log(
                Word.of(Nature.class, row.getString("nature")).orElseThrow(),
                Word.of(ServiceKind.class, row.getString("kind")).orElseThrow(),
                row.getObject("occurred_from", LocalDateTime.class),
                row.getObject("occurred_until", LocalDateTime.class),
                row.getBoolean("returned"),
                row.getBoolean("late"));
    }
}
