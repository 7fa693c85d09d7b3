package org.communitycounsel.platform.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Set;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.identity.CurrentUser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One's own dossiers among very many: found by membership, not by reading all. */
@ApplicationTest
class DossierListTest {

    @Autowired
    DossierList list;

    @Autowired
    JdbcClient database;

    @BeforeAll
    static void manyDossiers(@Autowired Districts districts, @Autowired JdbcClient database) {
        districts.register("330109", "萧山区", "杭州市");
        database.sql("""
                        insert into dossier (number, kind, district_code, title, opened_at)
                        select '330109-ZZ-2026-' || lpad(n::text, 6, '0'), 'ZZ', '330109', '第' || n || '件',
                               timestamptz '2026-01-01 00:00Z' + n * interval '1 minute'
                        from generate_series(1, 50000) n""").update();
        database.sql("""
                        insert into dossier_member (number, group_id, admitted_at)
                        select number, 'justiceOffice.33010900' || (right(number, 6)::int % 1000), opened_at
                        from dossier where kind = 'ZZ'""").update();
        database.sql("analyze dossier, dossier_member, dossier_person").update();
    }

    @Test
    void a_members_list_reads_no_table_from_end_to_end() {
        var office = user("justiceOffice.330109007");
        assertThat(list.of(office, new DossierList.Filter("", ""), 1).total()).isEqualTo(50);
        assertThat(plan(office)).doesNotContain("Seq Scan on dossier ", "Seq Scan on dossier_member");
    }

    @Test
    void a_supervisors_first_page_comes_from_the_index_of_the_newest() {
        var supervisor = user("supervisor.330109");
        assertThat(list.of(supervisor, new DossierList.Filter("", ""), 1).total())
                .isEqualTo(50_000);
        assertThat(plan(supervisor)).doesNotContain("Seq Scan on dossier ").contains("newest");
    }

    @Test
    void who_works_in_the_district_no_longer_sees_none_of_its_cases() {
        assertThat(list.of(user("justiceOffice.330109007", "330106"), new DossierList.Filter("", ""), 1)
                        .total())
                .as("still in the group of the case")
                .isZero();
        assertThat(list.of(user("supervisor.330109", "330106"), new DossierList.Filter("", ""), 1)
                        .total())
                .as("still in the group of the district's supervisors")
                .isZero();
    }

    private String plan(CurrentUser user) {
        var parameters = new HashMap<String, Object>();
        String where = list.where(user, new DossierList.Filter("", ""), parameters);
        return String.join(
                "\n",
                database.sql("explain select * from dossier where " + where
                                + " order by opened_at desc, number desc limit 20")
                        .params(parameters)
                        .query(String.class)
                        .list());
    }

    private static CurrentUser user(String group) {
        return user(group, "330109");
    }

    private static CurrentUser user(String group, String district) {
        return new CurrentUser() {
            @Override
            public String id() {
                return "somebody";
            }

            @Override
            public Set<String> groups() {
                return Set.of(group);
            }

            @Override
            public Set<String> tenants() {
                return Set.of(district);
            }
        };
    }
}
