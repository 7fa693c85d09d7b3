package org.communitycounsel.directory.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes rows of one table by key, many with one statement: adds the new, changes the changed, leaves the others. */
class Upsert {

    private static final int BATCH = 2000;

    private static final Map<String, String> TYPES = Map.of(
            "practising_since", "date",
            "last_discipline", "date",
            "good_standing", "boolean");

    private final JdbcTemplate jdbc;
    private final List<String> columns;
    private final String statement;
    private final List<Map<String, String>> waiting = new ArrayList<>(BATCH);
    private final Set<String> changedKeys = new HashSet<>();
    private long written;
    private long added;

    /** @param columns names as in the database, the key first; never taken from a file */
    Upsert(JdbcTemplate jdbc, String table, List<String> columns) {
        this.jdbc = jdbc;
        this.columns = columns;
        this.statement = statement(table, columns);
    }

    private static String statement(String table, List<String> columns) {
        var key = columns.get(0);
        var rest = columns.subList(1, columns.size());
        return "insert into %s as known (%s) select %s from unnest(%s) as given (%s) on conflict (%s) do update set %s where (%s) is distinct from (%s) returning %s, xmax = 0"
                .formatted(
                        table,
                        join(columns, "%s"),
                        columns.stream()
                                .map(c -> "given.%s::%s".formatted(c, TYPES.getOrDefault(c, "text")))
                                .collect(Collectors.joining(", ")),
                        columns.stream().map(c -> "?::text[]").collect(Collectors.joining(", ")),
                        join(columns, "%s"),
                        key,
                        join(rest, "%1$s = excluded.%1$s"),
                        join(rest, "known.%s"),
                        join(rest, "excluded.%s"),
                        "known." + key);
    }

    private static String join(List<String> columns, String form) {
        return columns.stream().map(form::formatted).collect(Collectors.joining(", "));
    }

    /** @param row column name to value; a key at most once */
    void add(Map<String, String> row) {
        waiting.add(row);
    }

    boolean isFull() {
        return waiting.size() >= BATCH;
    }

    void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        jdbc.query(this::prepared, (ResultSet row) -> {
            if (row.getBoolean(2)) {
                added++;
            } else {
                changedKeys.add(row.getString(1));
            }
        });
        written += waiting.size();
        waiting.clear();
    }

    private PreparedStatement prepared(Connection connection) throws SQLException {
        var prepared = connection.prepareStatement(statement);
        for (int i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            var values = waiting.stream().map(row -> row.get(column)).toArray();
            prepared.setArray(i + 1, connection.createArrayOf("text", values));
        }
        return prepared;
    }

    /** Keys of the rows that were known and are changed. */
    Set<String> changedKeys() {
        return changedKeys;
    }

    Count count(Listing listing) {
        return new Count(listing, added, changedKeys.size(), written - added - changedKeys.size());
    }
}
