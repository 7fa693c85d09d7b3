package org.communitycounsel.pairing;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.communitycounsel.platform.Word;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The signatures; only ever added to. */
@Repository
class Signatures {

    private final JdbcClient database;
    private final Clock clock;

    Signatures(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @param account and name: who signs */
    void add(Agreement agreement, Party party, String account, String name) {
        database.sql("""
                        insert into signature (agreement_id, sha256, party, signed_by, signed_by_name, signed_at)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(agreement.id(), agreement.sha256(), party.id())
                .params(account, name, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Those under that version, in the order they were given. */
    List<Signature> of(Agreement agreement) {
        return database.sql("select * from signature where agreement_id = ? order by signed_at, party desc")
                .param(agreement.id())
                .query((row, line) -> new Signature(
                        row.getLong("agreement_id"),
                        row.getString("sha256"),
                        Word.of(Party.class, row.getString("party")).orElseThrow(),
                        row.getString("signed_by"),
                        row.getString("signed_by_name"),
                        row.getTimestamp("signed_at").toInstant()))
                .list();
    }
}
