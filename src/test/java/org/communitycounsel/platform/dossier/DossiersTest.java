package org.communitycounsel.platform.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.calendar.MovableClock;
import org.communitycounsel.platform.district.Districts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ApplicationTest
class DossiersTest {

    @Autowired
    Dossiers dossiers;

    @Autowired
    Districts districts;

    @Autowired
    IdentityService identity;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MovableClock clock;

    @BeforeEach
    void theDistrict() {
        clock.reset();
        districts.register("330102", "上城区", "杭州市");
    }

    @AfterEach
    void nobodySignedIn() {
        identity.clearAuthentication();
    }

    @Test
    void a_number_names_district_kind_and_year_and_counts_each_apart() {
        assertThat(open("AA")).isEqualTo("330102-AA-2026-000001");
        assertThat(open("AA")).isEqualTo("330102-AA-2026-000002");
        assertThat(open("AB")).isEqualTo("330102-AB-2026-000001");
    }

    @Test
    void the_year_is_the_districts_not_the_servers() {
        clock.moveTo(LocalDateTime.of(2027, 1, 1, 0, 30));
        assertThat(open("AC")).isEqualTo("330102-AC-2027-000001");
        clock.moveTo(LocalDateTime.of(2026, 12, 31, 23, 59));
        assertThat(open("AC")).isEqualTo("330102-AC-2026-000001");
    }

    @Test
    void openings_at_the_same_time_get_numbers_without_gap_or_double_though_some_fail() throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        try {
            pool.invokeAll(IntStream.range(0, 60)
                    .<Callable<String>>mapToObj(i -> () -> i % 3 == 0 ? openAndFail() : open("AD"))
                    .toList());
        } finally {
            pool.shutdown();
        }
        assertThat(database.sql("select number from dossier where kind = 'AD' order by number")
                        .query(String.class)
                        .list())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 40)
                        .mapToObj("330102-AD-2026-%06d"::formatted)
                        .toList());
    }

    private String openAndFail() {
        return transaction.execute(status -> {
            open("AD");
            throw new IllegalStateException("the step after the opening failed");
        });
    }

    @Test
    void an_entry_says_who_by_the_name_of_that_time() {
        identity.saveUser(user("d-wang", "王芳"));
        String number = open("AE");
        dossiers.record(number, "d-wang", "材料齐全", "HZ09-4.2a");
        identity.saveUser(user("d-wang", "王小芳"));
        dossiers.record(number, null, "期限届满", null);

        assertThat(dossiers.entries(number))
                .extracting(Entry::actorName, Entry::text, Entry::grounds)
                .containsExactly(
                        tuple("系统", "立案：推荐律师", null), tuple("王芳", "材料齐全", "HZ09-4.2a"), tuple("系统", "期限届满", null));
    }

    private User user(String id, String name) {
        var user = identity.createUserQuery().userId(id).singleResult();
        if (user == null) {
            user = identity.newUser(id);
            user.setPassword("correct horse battery");
        }
        user.setFirstName(name);
        user.setLastName("");
        return user;
    }

    @Test
    void the_opening_is_entered_in_the_name_of_who_is_signed_in() {
        identity.saveUser(user("d-firm", "律所内勤"));
        identity.setAuthenticatedUserId("d-firm");
        assertThat(dossiers.entries(open("AF")))
                .singleElement()
                .extracting(Entry::actorId, Entry::actorName)
                .containsExactly("d-firm", "律所内勤");
    }

    @Test
    void closing_keeps_the_first_outcome() {
        String number = open("AG");
        dossiers.close(number, "入册");
        dossiers.close(number, "失效");
        assertThat(dossiers.find(number))
                .hasValueSatisfying(dossier -> assertThat(dossier.outcome()).isEqualTo("入册"));
        assertThat(dossiers.entries(number)).extracting(Entry::text).containsExactly("立案：推荐律师", "结案：入册");
    }

    @Test
    void a_group_is_admitted_once() {
        String number = open("AH");
        dossiers.admit(number, "association.3301");
        dossiers.admit(number, "association.3301");
        assertThat(database.sql("select group_id from dossier_member where number = ? order by 1")
                        .param(number)
                        .query(String.class)
                        .list())
                .containsExactly("association.3301", "lawFirm.F1");
    }

    @Test
    void what_is_not_there_is_an_error() {
        assertThatThrownBy(() -> dossiers.open("AI", "999999", "无此区", List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> dossiers.close("330102-AI-2026-000009", "入册"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> dossiers.record("330102-AI-2026-000009", null, "无此案", null))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> open("lx")).isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void the_database_refuses_to_change_or_remove_an_entry() {
        String number = open("AJ");
        for (String change : List.of(
                "update dossier_entry set text = '改' where number = '" + number + "'",
                "delete from dossier_entry where number = '" + number + "'",
                "truncate dossier_entry")) {
            assertThatThrownBy(() -> database.sql(change).update()).hasStackTraceContaining("only added to");
        }
        assertThat(dossiers.entries(number)).hasSize(1);
    }

    private String open(String kind) {
        return dossiers.open(kind, "330102", "推荐律师", List.of("lawFirm.F1"));
    }
}
