package org.communitycounsel.pairing;

import static org.communitycounsel.pairing.AgreementState.DRAFT;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.Word;
import org.communitycounsel.platform.dossier.Dossiers;
import org.communitycounsel.platform.identity.CurrentUser;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The signatures under the agreements, each for one document; only ever added to. HZ09-4.2b, HZ09-4.2d. */
@Repository
public class Signatures {

    private final JdbcClient database;
    private final AgreementFiles files;
    private final Dossiers dossiers;
    private final Clock clock;

    Signatures(JdbcClient database, AgreementFiles files, Dossiers dossiers, Clock clock) {
        this.database = database;
        this.files = files;
        this.dossiers = dossiers;
        this.clock = clock;
    }

    /**
     * A party signs the document it was shown, which is read again and its hash computed anew. With the last signature the
     * agreement is signed by both.
     *
     * @param dossier where the document is
     * @param agreement held by the caller until the end of its transaction
     * @param shown the hash the form showed
     * @throws Refusal where there is another version by now, the stored file is not that document, or it is not the party's turn
     */
    void sign(String dossier, AgreementVersion agreement, Party party, String shown, CurrentUser user) {
        agreement.in("签署", DRAFT);
        if (!agreement.sha256().equals(shown)) {
            throw new Refusal("协议文件已有新的版本（第%d版），您看到的不是现行文件。请关闭本任务重新打开，看过新文件后再签署。".formatted(agreement.version()));
        }
        files.verify(dossier, agreement);
        refuseOutOfTurn(agreement, party);
        add(agreement, party, user);
        dossiers.record(
                dossier,
                user.id(),
                "%s签署协议%s第%d版，SHA-256：%s".formatted(party.chinese(), agreement.number(), agreement.version(), shown),
                agreement.grounds());
        if (parties(agreement).containsAll(agreement.parties())) {
            agreement.signedByBoth();
        }
    }

    private void refuseOutOfTurn(AgreementVersion agreement, Party party) {
        var signed = parties(agreement);
        if (signed.contains(party)) {
            throw new Refusal("%s已签署过这一版协议，不必重复签署。请刷新页面。".formatted(party.chinese()));
        }
        Party next = agreement.parties().get(signed.size());
        if (party != next) {
            throw new Refusal("%s尚未签署这一版协议，请等其签署后再签。".formatted(next.chinese()));
        }
    }

    private void add(AgreementVersion agreement, Party party, CurrentUser user) {
        database.sql("""
                        insert into signature (agreement_id, sha256, party, signed_by, signed_by_name, signed_at)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(agreement.id(), agreement.sha256(), party.id())
                .params(user.id(), user.displayName(), clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Who has signed that version, in the order they did. */
    List<Party> parties(AgreementVersion agreement) {
        return of(agreement).stream().map(Signature::party).toList();
    }

    /** Those under that version, in the order they were given. */
    public List<Signature> of(AgreementVersion agreement) {
        return database.sql("select * from signature where agreement_id = ? order by signed_at, party desc")
                .param(agreement.id())
                .query((row, line) -> new Signature(
                        row.getString("sha256"),
                        Word.of(Party.class, row.getString("party")).orElseThrow(),
                        row.getString("signed_by"),
                        row.getString("signed_by_name"),
                        row.getTimestamp("signed_at").toInstant()))
                .list();
    }
}
