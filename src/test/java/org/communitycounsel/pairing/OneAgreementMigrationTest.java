package org.communitycounsel.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.communitycounsel.platform.TestDatabase;
import org.communitycounsel.platform.engine.EngineSchema;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A city in service before V76 has assistants' agreements in tables of their own. HZ09-4.2d. */
class OneAgreementMigrationTest {

    private static final String BEFORE = """
            insert into district (code, name, city_code, city_name) values ('330102', '上城区', '3301', '杭州市');
            insert into street values ('330102001', '清波街道', '330102');
            insert into community values ('330102001057', '柳翠井巷社区', '330102001', '330102');
            insert into dossier (number, district_code, kind, title, opened_at) values
                ('330102-JD-2026-000001', '330102', 'JD', '结对', now()),
                ('330102-ZL-2026-000001', '330102', 'ZL', '助理', now());
            insert into attachment (number, file_name, media_type, size, sha256, uploaded_at, uploaded_by, uploaded_by_name)
            select '330102-JD-2026-000001', n || '.docx', 'application/msword', 1, repeat(n::text, 64), now(), 'a', '甲'
            from generate_series(1, 3) n;
            insert into pairing (dossier_number, district_code, community_code, form, origin, state, opened_at)
            values ('330102-JD-2026-000001', '330102', '330102001057', 'oneLawyer', 'office', 'seeking', now());
            insert into assistance (pairing_id, dossier_number, places, rounds, term_months, state, opened_at)
            values (1, '330102-ZL-2026-000001', 2, 2, 12, 'choosing', now());

            insert into agreement (pairing_id, purpose, number, version, state, document_id, sha256, service_hours, term_months,
                                   subsidy, subsidy_source, drafted_at)
            values (1, 'first', '330102-XY-2026-000001', 1, 'draft', 1, repeat('1', 64), '每周三下午', 12, '6000元', '区财政', now());
            insert into signature values (1, repeat('1', 64), 'firm', 'firm', '律所经办人', '2026-03-02 01:00Z');

            insert into assistant_agreement (assistance_id, number, version, state, document_id, sha256, special_terms, drafted_at)
            values (1, '330102-ZX-2026-000001', 1, 'draft', 2, repeat('2', 64), null, '2026-03-02 01:00Z');
            insert into assistant_signature values (1, repeat('2', 64), 'school', 'school', '教务处', '2026-03-02 02:00Z');
            update assistant_agreement set state = 'superseded';
            insert into assistant_agreement (assistance_id, number, version, state, document_id, sha256, special_terms, drafted_at)
            values (1, '330102-ZX-2026-000001', 2, 'draft', 3, repeat('3', 64), '寒暑假除外', '2026-03-03 01:00Z');
            insert into assistant_signature values
                (2, repeat('3', 64), 'school', 'school', '教务处', '2026-03-03 02:00Z'),
                (2, repeat('3', 64), 'community', 'community', '王主任', '2026-03-03 03:00Z');
            update assistant_agreement set state = 'signed' where version = 2;
            """;

    private final JdbcConnectionDetails place = TestDatabase.create();
    private final JdbcClient database = JdbcClient.create(
            new DriverManagerDataSource(place.getJdbcUrl(), place.getUsername(), place.getPassword()));

    @Test
    void agreements_with_the_school_stand_among_the_others_with_their_signatures() {
        migrate("74");
        database.sql(BEFORE).update();

        migrate("76");

        assertThat(lines("""
                select concat_ws(' ', kind, pairing_id, number, version, state, document_id, special_terms)
                from agreement order by document_id"""))
                .containsExactly(
                        "service 1 330102-XY-2026-000001 1 draft 1",
                        "assistants 1 330102-ZX-2026-000001 1 superseded 2",
                        "assistants 1 330102-ZX-2026-000001 2 signed 3 寒暑假除外");
        assertThat(lines("""
                select concat_ws(' ', document_id, left(s.sha256, 1), party, signed_by, signed_by_name,
                                 to_char(signed_at at time zone 'UTC', 'MM-DD HH24'))
                from signature s join agreement a on a.id = agreement_id order by signed_at"""))
                .containsExactly(
                        "1 1 firm firm 律所经办人 03-02 01",
                        "2 2 school school 教务处 03-02 02",
                        "3 3 school school 教务处 03-03 02",
                        "3 3 community community 王主任 03-03 03");
    }

    private void migrate(String version) {
        Flyway.configure()
                .dataSource(place.getJdbcUrl(), place.getUsername(), place.getPassword())
                .locations("classpath:db/migration")
                .javaMigrations(new EngineSchema())
                .target(version)
                .load()
                .migrate();
    }

    private List<String> lines(String query) {
        return database.sql(query).query(String.class).list();
    }
}
