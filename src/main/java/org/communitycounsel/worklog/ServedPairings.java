package org.communitycounsel.worklog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.communitycounsel.pairing.PairingForm;
import org.communitycounsel.platform.Word;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The pairings in service, with the names they are read by. */
@Repository
class ServedPairings {

    private final JdbcClient database;

    ServedPairings(JdbcClient database) {
        this.database = database;
    }

    /** Of a place. @param code of a community, a street or a district */
    List<ServedPairing> ofPlace(String code) {
        return where("pairing.community_code like ? || '%'", code);
    }

    List<ServedPairing> ofFirm(String code) {
        return where("pairing.firm_code = ?", code);
    }

    /** Those with these ids. */
    List<ServedPairing> ofIds(Collection<Long> ids) {
        return where("pairing.id = any(?)", ids.toArray(Long[]::new));
    }

    private List<ServedPairing> where(String condition, Object parameter) {
        return database.sql("""
                        select pairing.id, pairing.form, pairing.term_from, pairing.firm_code, firm.name as firm,
                               community.code, community.name, street.code as street_code, street.name as street,
                               array(select licence_number from paired_lawyer
                                   where pairing_id = pairing.id and released_at is null order by 1) as licences,
                               (select string_agg(lawyer.name, '、' order by lawyer.licence_number) from paired_lawyer member
                                   join lawyer on lawyer.licence_number = member.licence_number
                                   where member.pairing_id = pairing.id and member.released_at is null) as lawyers
                        from pairing join community on community.code = pairing.community_code
                        join street on street.code = community.street_code
                        join law_firm firm on firm.code = pairing.firm_code
                        where pairing.state = 'active' and %s order by community.code, pairing.id""".formatted(condition))
                .param(parameter)
                .query(ServedPairings::row)
                .list();
    }

    private static ServedPairing row(ResultSet row, int number) throws SQLException {
        return new ServedPairing(
                row.getLong("id"),
                Word.of(PairingForm.class, row.getString("form")).orElseThrow(),
                row.getString("code"),
                row.getString("name"),
                row.getString("street_code"),
                row.getString("street"),
                row.getString("firm_code"),
                row.getString("firm"),
                List.of((String[]) row.getArray("licences").getArray()),
                row.getString("lawyers"),
                row.getObject("term_from", LocalDate.class));
    }
}
