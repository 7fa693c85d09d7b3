package org.communitycounsel.worklog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import org.communitycounsel.platform.Word;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The records as they are listed; whether a person may see them is another question. */
@Repository
@Transactional(readOnly = true)
public class LogList {

    private final JdbcClient database;

    LogList(JdbcClient database) {
        this.database = database;
    }

    /** Whose records. */
    public enum Whose {
        LAWYER("entry.licence_number = :code"),
        FIRM("exists (select 1 from pairing where pairing.id = entry.pairing_id and pairing.firm_code = :code)"),
        PLACE("entry.community_code like :code || '%'");

        private final String condition;

        Whose(String condition) {
            this.condition = condition;
        }
    }

    /**
     * A record.
     *
     * @param seq place in the volume, or null
     * @param signDueAt until when the head signs
     * @param correctedBy number of the signed record that corrects it, or null
     */
    public record Line(
            String number,
            String community,
            String lawyer,
            Nature nature,
            LocalDateTime from,
            LocalDateTime until,
            ServiceKind kind,
            String whom,
            LogState state,
            Integer seq,
            OffsetDateTime signDueAt,
            String correctedBy) {}

    /**
     * The newest first.
     *
     * @param code a licence number, a firm's code, or a place's with 12, 9 or 6 digits
     * @param state null for all
     */
    public List<Line> of(Whose whose, String code, LogState state, int limit, int offset) {
        return database.sql("""
                        select entry.*, community.name as community, lawyer.name as lawyer, newer.number as corrected_by
                        from log_entry entry join community on community.code = entry.community_code
                        join lawyer on lawyer.licence_number = entry.licence_number
                        left join log_entry newer on newer.corrects = entry.number and newer.state = 'signed'
                        where %s and (:state::text is null or entry.state = :state)
                        order by entry.occurred_from desc, entry.id desc limit :limit offset :offset""".formatted(whose.condition))
                .param("code", code)
                .param("state", state == null ? null : state.id())
                .param("limit", limit)
                .param("offset", offset)
                .query(LogList::line)
                .list();
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                row.getString("number"),
                row.getString("community"),
                row.getString("lawyer"),
                word(Nature.class, row, "nature"),
                row.getObject("occurred_from", LocalDateTime.class),
                row.getObject("occurred_until", LocalDateTime.class),
                word(ServiceKind.class, row, "kind"),
                row.getString("served_whom"),
                word(LogState.class, row, "state"),
                row.getObject("seq", Integer.class),
                row.getObject("sign_due_at", OffsetDateTime.class),
                row.getString("corrected_by"));
    }

    private static <T extends Enum<T> & Word> T word(Class<T> list, ResultSet row, String column) throws SQLException {
        return Word.of(list, row.getString(column)).orElseThrow();
    }
}
