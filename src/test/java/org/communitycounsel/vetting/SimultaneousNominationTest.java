package org.communitycounsel.vetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communitycounsel.vetting.VettingScenario.ALL_MATERIALS;
import static org.communitycounsel.vetting.VettingScenario.STREET;
import static org.communitycounsel.vetting.VettingScenario.isRefused;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.communitycounsel.directory.Lawyer;
import org.communitycounsel.platform.ApplicationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

@ApplicationTest
@DisplayName("Two colleagues recommend the same lawyer at the same instant")
class SimultaneousNominationTest {

    @Autowired
    DataSource database;

    @Autowired
    JdbcTemplate jdbc;

    VettingScenario scenario;

    @BeforeEach
    void the_year_has_its_first_dossier(@Autowired ApplicationContext beans) {
        scenario = new VettingScenario(beans);
        scenario.recommended(scenario.lawyer());
    }

    /** Both are stopped where their dossiers are numbered: neither was under way when the other was checked. */
    @Test
    @Timeout(60)
    void one_nomination_comes_of_it_and_the_other_is_told() throws Exception {
        var lawyer = scenario.lawyer();
        long dossiers = count("dossier");
        var both = Executors.newFixedThreadPool(2);
        try (Connection stop = database.getConnection()) {
            stop.setAutoCommit(false);
            lockNumbers(stop);
            Callable<?> recommend = () -> recommended(lawyer);
            var answers = List.of(both.submit(recommend), both.submit(recommend));
            awaitBothWaiting();
            stop.rollback();
            assertOneRefused(answers);
        } finally {
            both.shutdownNow();
        }
        assertThat(jdbc.queryForObject(
                        "select count(*) from nomination where licence_number = ?", Long.class, lawyer.licenceNumber()))
                .isEqualTo(1);
        assertThat(count("dossier")).as("no dossier without a nomination").isEqualTo(dossiers + 1);
    }

    private VettingScenario.Candidate recommended(Lawyer lawyer) {
        return scenario.recommended(lawyer, "community", Set.of(STREET), ALL_MATERIALS);
    }

    private static void lockNumbers(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select 1 from dossier_counter for update");
        }
    }

    private void awaitBothWaiting() throws InterruptedException {
        while (jdbc.queryForObject(
                        "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
                        Long.class)
                < 2) {
            Thread.sleep(20);
        }
    }

    private static void assertOneRefused(List<? extends Future<?>> answers) throws InterruptedException {
        int refused = 0;
        for (var answer : answers) {
            try {
                answer.get();
            } catch (ExecutionException failure) {
                refused++;
                isRefused("该律师正在遴选中，不能重复推荐", () -> {
                    throw failure;
                });
            }
        }
        assertThat(refused).isEqualTo(1);
    }

    private long count(String table) {
        return jdbc.queryForObject("select count(*) from " + table, Long.class);
    }
}
