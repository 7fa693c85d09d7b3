package org.communitycounsel.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.dossier.Dossiers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Caps and single pairings, whatever the interleaving. A failing seed stands in the test's name. */
@ApplicationTest
@DisplayName("HZ24-1.1a/b 名额上限和一社区一结对，并发时也成立")
class CapacityTest {

    private static final int THREADS = 6;
    private static final int CAP = 5;

    PairingScenario scenario;
    Matching matching;
    OfficeDecision office;
    Term term;
    Dossiers dossiers;
    JdbcClient database;
    TransactionTemplate transaction;

    @BeforeEach
    void begin(@Autowired ApplicationContext beans) {
        scenario = new PairingScenario(beans);
        matching = beans.getBean(Matching.class);
        office = beans.getBean(OfficeDecision.class);
        term = beans.getBean(Term.class);
        dossiers = beans.getBean(Dossiers.class);
        database = beans.getBean(JdbcClient.class);
        transaction = beans.getBean(TransactionTemplate.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void random_takers_and_leavers_never_pass_the_cap_and_lose_no_place(long seed) throws Exception {
        List<String> lawyers = List.of(scenario.lawyer(), scenario.lawyer());
        Set<Boolean> answers = run(seed, random -> {
            List<String> held = new ArrayList<>();
            boolean full = false;
            for (int step = 0; step < 12; step++) {
                if (!held.isEmpty() && random.nextInt(3) == 0) {
                    end(held.remove(random.nextInt(held.size())));
                } else {
                    String dossier = taken(lawyers.get(random.nextInt(2)));
                    full |= dossier == null;
                    if (dossier != null) {
                        held.add(dossier);
                    }
                }
            }
            return full;
        });

        assertThat(answers).as("some wanted more than there was").contains(true);
        for (String lawyer : lawyers) {
            assertThat(taken(lawyer, "taken")).isEqualTo(active(lawyer)).isBetween(0L, (long) CAP);
        }
    }

    /** A new pairing with the lawyer in service, or null where no place was left. */
    private String taken(String lawyer) {
        String community = scenario.communityUnattended();
        return transaction.execute(status -> {
            String dossier = matching.open(community, PairingForm.ONE_LAWYER, PairingOrigin.OFFICE, null, Set.of())
                    .dossierNumber();
            if (!office.appoint(dossier, lawyer, "测试")) {
                status.setRollbackOnly();
                return null;
            }
            term.begin(dossier, scenario.today(), scenario.today().plusYears(1));
            return dossier;
        });
    }

    private void end(String dossier) {
        transaction.executeWithoutResult(status -> term.end(dossier, "测试结束"));
    }

    private long taken(String lawyer, String column) {
        return database.sql("select " + column + " from capacity where holder = 'lawyer' and code = ?")
                .param(lawyer)
                .query(Long.class)
                .single();
    }

    private long active(String lawyer) {
        return database.sql("""
                        select count(*) from paired_lawyer join pairing on pairing.id = pairing_id
                        where licence_number = ? and released_at is null and state = 'active'""").param(lawyer).query(Long.class).single();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void of_many_searches_for_one_community_at_the_same_moment_one_begins(long seed) throws Exception {
        String community = scenario.community();
        Set<Boolean> begun = run(seed, random -> {
            try {
                transaction.executeWithoutResult(status ->
                        matching.open(community, PairingForm.ONE_LAWYER, PairingOrigin.OFFICE, null, Set.of()));
                return true;
            } catch (Refusal refused) {
                assertThat(refused).hasMessageContaining("不能重复发起");
                return false;
            }
        });

        assertThat(begun).containsExactlyInAnyOrder(true, false);
        assertThat(database.sql("select count(*) from pairing where community_code = ?")
                        .param(community)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    private interface Actor {
        boolean act(Random random) throws Exception;
    }

    /** Lets everybody act at once. @return the answers there were */
    private Set<Boolean> run(long seed, Actor actor) throws Exception {
        var together = new CyclicBarrier(THREADS);
        var threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Boolean>> answers = new ArrayList<>();
            for (int n = 0; n < THREADS; n++) {
                var random = new Random(seed * 31 + n);
                answers.add(threads.submit((Callable<Boolean>) () -> {
                    together.await(30, TimeUnit.SECONDS);
                    return actor.act(random);
                }));
            }
            Set<Boolean> given = new HashSet<>();
            for (Future<Boolean> answer : answers) {
                given.add(answer.get(120, TimeUnit.SECONDS));
            }
            return given;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void the_database_itself_refuses_one_more_than_the_cap() {
        String lawyer = scenario.lawyer();
        scenario.serves(lawyer, CAP);
        String dossier = opened();

        assertThatThrownBy(() -> hold(dossier, lawyer, false))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("capacity_within_cap");
        assertThatThrownBy(() -> hold(dossier, lawyer, true))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("paired_lawyer_extra_consented");
    }

    private String opened() {
        return transaction.execute(status -> matching.open(
                        scenario.community(), PairingForm.ONE_LAWYER, PairingOrigin.OFFICE, null, Set.of())
                .dossierNumber());
    }

    private void hold(String dossier, String lawyer, boolean extra) {
        database.sql("""
                        insert into paired_lawyer (pairing_id, licence_number, part, extra, held_at)
                        select id, ?, 'stationed', ?, now() from pairing where dossier_number = ?""").params(lawyer, extra, dossier).update();
    }

    @Test
    void the_database_itself_refuses_a_second_pairing_in_service() {
        String lawyer = scenario.lawyer();
        String community = scenario.community();
        scenario.begun(community).chooses(lawyer).isSigned();

        String dossier = transaction.execute(status -> dossiers.open("JD", "330102", "又一个结对", List.of()));

        assertThatThrownBy(() -> database.sql("""
                                insert into pairing (dossier_number, district_code, community_code, form, origin, state, firm_code,
                                                     term_from, term_until, opened_at, began_at)
                                select ?, district_code, community_code, form, origin, state, firm_code,
                                       term_from, term_until, opened_at, began_at from pairing
                                where community_code = ? and state = 'active'""").params(dossier, community).update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("capacity_within_cap");
    }

    @Test
    void places_are_released_never_removed_or_moved() {
        String lawyer = scenario.lawyer();
        scenario.serves(lawyer, 1);

        assertThatThrownBy(() -> database.sql("delete from paired_lawyer where licence_number = ?")
                        .param(lawyer)
                        .update())
                .hasMessageContaining("never removed");
        assertThatThrownBy(() -> database.sql("update paired_lawyer set licence_number = ? where licence_number = ?")
                        .params(scenario.lawyer(), lawyer)
                        .update())
                .hasMessageContaining("never moved");
    }
}
