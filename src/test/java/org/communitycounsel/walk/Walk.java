package org.communitycounsel.walk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.communitycounsel.platform.Refusal;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.ConfigurableTransactionManager;

/**
 * Thousands of random steps through all deployed flows, in a town of its own: people start cases, do what waits for them,
 * use the pages; time passes; the application is interrupted. After every step the engine's state is checked, and every so
 * often the modules' aggregates.
 */
public class Walk {

    private static final int SETTLING = 4;

    private final long seed;
    private final int checkEvery;
    private final Random random;
    private final Town town;
    private final Crash crash;
    private final Checks checks;
    private final Trail trail = new Trail();
    private final Map<String, Integer> tally = new TreeMap<>();
    private final List<Move> moves;
    private final ConfigurableTransactionManager transactions;
    private int step;
    private int settled;

    /** @param checkEvery after how many steps the aggregates are checked */
    public Walk(ApplicationContext beans, List<WalkedModule> modules, long seed, int checkEvery) {
        this.seed = seed;
        this.checkEvery = checkEvery;
        this.random = new Random(seed);
        this.town = new Town(beans, seed);
        this.transactions = beans.getBean(ConfigurableTransactionManager.class);
        this.crash = new Crash(transactions);
        this.checks = new Checks(town, modules);
        this.moves = moves(beans, modules);
    }

    private List<Move> moves(ApplicationContext beans, List<WalkedModule> modules) {
        var typed = new HashMap<String, Function<Random, Object>>();
        modules.forEach(module -> typed.putAll(module.typed()));
        var actions =
                modules.stream().flatMap(module -> module.actions().stream()).toList();
        var form = new RandomForm(random, typed, new RandomDates(random, town::today), this::settling);
        var jobs = new Jobs(town, crash, random);
        var pages = new OnPages(beans, this, town, random, form, actions);
        var tasklist = new AtTasklist(this, town, random, form);
        return new ArrayList<>(List.of(
                new Move(50, "task", tasklist::workOnTask),
                new Move(8, "start", tasklist::start),
                new Move(4, "page", () -> !settling() && pages.act()),
                new Move(30, "time", new Time(this, town, random, jobs, this::settling)::passes),
                new Move(8, "jobs", () -> {
                    jobs.runDue();
                    return true;
                }),
                new Move(1, "restart", this::restart)));
    }

    /**
     * In a town where everybody refuses, errs and is late, no lawyer is ever certified and no pairing comes about. In the first
     * part of the walk people see to it that there are some.
     */
    private boolean settling() {
        return step <= settled;
    }

    /** @param weight how often it is tried among all moves */
    private record Move(int weight, String name, Attempt attempt) {}

    /** @return false where there is nothing to do */
    interface Attempt {
        boolean made();
    }

    /** Takes the steps, the first quarter of them to settle in, and ends what is still under way. Fails with what can be typed to see it fail again. */
    public Map<String, Integer> take(int steps) {
        settled = steps / SETTLING;
        try {
            for (step = 1; step <= steps; step++) {
                takeOne();
                checks.everyFlow();
                if (step % checkEvery == 0 || step == steps) {
                    checks.everyAggregate();
                }
            }
            return tally;
        } catch (Throwable failure) {
            throw new AssertionError("""
                    the random walk with seed %d failed at step %d: %s
                    the last steps were
                    %s
                    to see it again: ./mvnw test -Dtest=RandomWalkTest -Dwalk.seed=%d -Dwalk.steps=%d -Dwalk.check=1
                    """.formatted(seed, step, failure.getMessage(), trail, seed, steps), failure);
        } finally {
            Crash.removeFrom(transactions);
            town.closeDown();
        }
    }

    private void takeOne() {
        var move = anyMove();
        while (!move.attempt.made()) {
            move = anyMove();
        }
        tally.merge(move.name, 1, Integer::sum);
    }

    private Move anyMove() {
        int at = random.nextInt(moves.stream().mapToInt(Move::weight).sum());
        for (Move move : moves) {
            at -= move.weight;
            if (at < 0) {
                return move;
            }
        }
        throw new IllegalStateException();
    }

    void note(String what) {
        trail.note("%5d %s %s".formatted(step, town.now(), abbreviated(what)));
    }

    private static String abbreviated(String what) {
        return what.replaceAll("([^\\x00-\\x7F]{20})[^\\x00-\\x7F]+", "$1…").replace("\0", "␀");
    }

    // --- what people do, and what comes of it

    /**
     * Does what a person does. Refused or broken off, it must have changed nothing; broken off, it is done again, as people
     * do.
     */
    void attempt(String what, Runnable act) {
        note(what);
        String before = state();
        if (random.nextInt(40) == 0) {
            crash.strikeAt(1 + random.nextInt(3), random.nextBoolean());
        }
        try {
            act.run();
            count("done");
        } catch (RuntimeException failure) {
            crash.disarm();
            town.signOut();
            requireSame(before, failure);
            if (Crash.causes(failure)) {
                count("broken off");
                attempt(what + " (again)", act);
            } else {
                count("refused");
                note("      refused: " + refusal(failure));
            }
        } finally {
            crash.disarm();
            town.signOut();
        }
    }

    private void count(String outcome) {
        tally.merge(outcome, 1, Integer::sum);
    }

    private static String refusal(RuntimeException failure) {
        return Stream.iterate((Throwable) failure, thrown -> thrown != null, Throwable::getCause)
                .filter(Refusal.class::isInstance)
                .map(Throwable::getMessage)
                .findFirst()
                .orElseThrow(() -> failure);
    }

    private void requireSame(String before, RuntimeException failure) {
        String after = state();
        if (!before.equals(after)) {
            throw new AssertionError("what was refused has changed something: " + before + " became " + after, failure);
        }
    }

    /** How much there is of everything in the town, and how often it was changed. */
    private String state() {
        return town.database()
                .sql("""
                        select concat_ws(' ',
                            (select count(*) || '/' || sum(rev_) from act_ru_execution where tenant_id_ = :district),
                            (select count(*) || '/' || sum(rev_) from act_ru_task where tenant_id_ = :district),
                            (select count(*) || '/' || sum(rev_) from act_ru_variable where tenant_id_ = :district),
                            (select count(*) || '/' || sum(rev_) from act_ru_job where tenant_id_ = :district),
                            (select count(*) from act_ru_event_subscr where tenant_id_ = :district),
                            (select sum(last) from dossier_counter where district_code = :district),
                            (select count(*) || '/' || max(seq) from dossier_entry where number like :district || '%'),
                            (select count(*) from attachment where number like :district || '%'),
                            (select count(*) from notice where dossier_number like :district || '%'))""")
                .param("district", town.district)
                .query(String.class)
                .single();
    }

    /**
     * As far as one Spring context goes: all that the engine keeps in memory is forgotten and read from the database again.
     * What a killed process leaves behind is what {@link Crash} and {@link Jobs} make: half-done transactions rolled back,
     * locked jobs.
     */
    private boolean restart() {
        note("the engine forgets what it has in memory");
        ((ProcessEngineConfigurationImpl) town.engine().getProcessEngineConfiguration())
                .getDeploymentCache()
                .purgeCache();
        return true;
    }
}
