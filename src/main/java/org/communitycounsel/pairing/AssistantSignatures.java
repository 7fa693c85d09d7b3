package org.communitycounsel.pairing;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.communitycounsel.platform.Word;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The signatures under the assistants' agreements; only ever added to. */
@Repository
class AssistantSignatures {

    private final JdbcClient database;
    private final Clock clock;

    AssistantSignatures(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @param account and name: who signs */
    void add(AssistantAgreement agreement, AssistantParty party, String account, String name) {
        database.sql("""
                        insert into assistant_signature (agreement_id, sha256, party, signed_by, signed_by_name, signed_at)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(agreement.id(), agreement.sha256(), party.id())
                .params(account, name, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Those under that version, in the order they were given. */
    List<AssistantSignature> of(AssistantAgreement agreement) {
        return database.sql("select * from assistant_signature where agreement_id = ? order by signed_at, party desc")
                .param(agreement.id())
                .query((row, line) -> new AssistantSignature(
                        row.getString("sha256"),
                        Word.of(AssistantParty.class, row.getString("party")).orElseThrow(),
                        row.getString("signed_by"),
                        row.getString("signed_by_name"),
                        row.getTimestamp("signed_at").toInstant()))
                .list();
    }
}
