package org.communitycounsel.worklog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.communitycounsel.pairing.PairingForm;
import org.communitycounsel.platform.Word;
import org.communitycounsel.platform.district.Districts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The pairings in service, now or some time between two days, with the names they are read by. */
@Repository
class ServedPairings {

    private static final String HELD_THEN =
            "held.held_at < :next and (held.released_at is null or held.released_at >= :from)";
    private static final String SERVED_THEN =
            "pairing.began_at < :next and (pairing.ended_at is null or pairing.ended_at >= :from)";

    private final JdbcClient database;

    ServedPairings(JdbcClient database) {
        this.database = database;
    }

    /** Some time between the first and the last day. */
    record Days(LocalDate first, LocalDate last) {}

    /** Of a place. @param code of a community, a street or a district @param days null for those in service now */
    List<ServedPairing> ofPlace(String code, Days days) {
        return where("pairing.community_code like :which || '%'", code, days);
    }

    /** @param days null for those in service now */
    List<ServedPairing> ofFirm(String code, Days days) {
        return where("pairing.firm_code = :which", code, days);
    }

    /** Those with these ids that are in service now. */
    List<ServedPairing> ofIds(Collection<Long> ids) {
        return where("pairing.id = any(:which)", ids.toArray(Long[]::new), null);
    }

    /** Those in which the lawyer served then. */
    List<ServedPairing> ofLawyer(String licence, Days days) {
        return where(
                "exists (select 1 from paired_lawyer held where held.pairing_id = pairing.id and licence_number = :which and %s)"
                        .formatted(HELD_THEN),
                licence,
                days);
    }

    private List<ServedPairing> where(String condition, Object which, Days days) {
        String held = days == null ? "held.released_at is null" : HELD_THEN;
        return database.sql("""
                        select pairing.id, pairing.form, pairing.term_from, pairing.firm_code, firm.name as firm,
                               community.code, community.name, street.code as street_code, street.name as street,
                               (pairing.ended_at at time zone :zone)::date - 1 as until,
                               array(select distinct licence_number from paired_lawyer held
                                   where pairing_id = pairing.id and %1$s order by 1) as licences,
                               (select string_agg(distinct lawyer.name, '、') from paired_lawyer held
                                   join lawyer on lawyer.licence_number = held.licence_number
                                   where held.pairing_id = pairing.id and %1$s) as lawyers
                        from pairing join community on community.code = pairing.community_code
                        join street on street.code = community.street_code
                        join law_firm firm on firm.code = pairing.firm_code
                        where %2$s and %3$s order by community.code, pairing.id""".formatted(held, days == null ? "pairing.state = 'active'" : SERVED_THEN, condition))
                .param("which", which)
                .param("zone", Districts.DEFAULT_ZONE.getId())
                .param("from", days == null ? null : beginning(days.first()))
                .param("next", days == null ? null : beginning(days.last().plusDays(1)))
                .query(ServedPairings::row)
                .list();
    }

    private static OffsetDateTime beginning(LocalDate day) {
        return day.atStartOfDay(Districts.DEFAULT_ZONE).toOffsetDateTime();
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
                row.getObject("term_from", LocalDate.class),
                row.getObject("until", LocalDate.class));
    }
}
