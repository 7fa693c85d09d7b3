package org.communitycounsel.worklog;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.communitycounsel.platform.dossier.Dossiers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What each record's dossier, which is only added to, says of its signature: place and hash, a second witness. */
@Repository
class SignatureNotes {

    private static final Pattern TEXT = Pattern.compile("签字入卷：第(\\d+)号，校验码 ([0-9a-f]{64})");

    private final Dossiers dossiers;
    private final JdbcClient database;

    SignatureNotes(Dossiers dossiers, JdbcClient database) {
        this.dossiers = dossiers;
        this.database = database;
    }

    record Note(String number, int seq, String hash) {}

    static String text(LogEntry entry) {
        return "签字入卷：第%d号，校验码 %s".formatted(entry.seq(), entry.hash());
    }

    void add(LogEntry entry) {
        dossiers.record(entry.number(), entry.signedBy(), text(entry), "JG-11");
    }

    /** Of the community's records that are there, by number. */
    Map<String, Note> of(String community) {
        var notes = new HashMap<String, Note>();
        database.sql("""
                        select entry.number, note.text from log_entry entry
                        join dossier_entry note on note.number = entry.number and note.text like '签字入卷：%'
                        where entry.community_code = ? and entry.seq is not null""")
                .param(community)
                .query((row, index) -> note(row.getString("number"), row.getString("text")))
                .list()
                .forEach(note -> note.ifPresent(one -> notes.putIfAbsent(one.number(), one)));
        return notes;
    }

    /** Of records that may be gone, by the hash; this reads all dossiers. */
    Map<String, Note> withHashes(Collection<String> hashes) {
        var notes = new HashMap<String, Note>();
        database.sql("""
                        select number, text from dossier_entry where text like '签字入卷：%' and right(text, 64) = any(?)""")
                .param(hashes.toArray(String[]::new))
                .query((row, index) -> note(row.getString("number"), row.getString("text")))
                .list()
                .forEach(note -> note.ifPresent(one -> notes.putIfAbsent(one.number(), one)));
        return notes;
    }

    private static Optional<Note> note(String number, String text) {
        var found = TEXT.matcher(text);
        return found.matches()
                ? Optional.of(new Note(number, Integer.parseInt(found.group(1)), found.group(2)))
                : Optional.empty();
    }
}
