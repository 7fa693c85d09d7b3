package org.communitycounsel.walk;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/**
 * The town's timers and asynchronous steps, run as the job executor would: each in a transaction of its own, what is due and
 * not locked. Its threads are off in tests, and its own acquisition would take the jobs of other tests as well.
 */
class Jobs {

    /** So many at one moment would mean that flows call each other without end. */
    private static final int MOST_AT_ONCE = 1000;

    private static final String DUE = """
            from act_ru_job job
            left join act_ru_execution instance on instance.id_ = job.root_proc_inst_id_
            where job.tenant_id_ = :district and job.retries_ > 0 and job.suspension_state_ = 1
            and coalesce(job.duedate_, :now) <= :now and coalesce(job.lock_exp_time_, :now) <= :now""";

    private final Town town;
    private final Crash crash;
    private final java.util.Random random;

    Jobs(Town town, Crash crash, java.util.Random random) {
        this.town = town;
        this.crash = crash;
        this.random = random;
    }

    /** Lets the time pass, with every job run when it falls due. */
    void passUntil(Instant end) {
        for (var next = nextDue(end); next.isPresent(); next = nextDue(end)) {
            town.moveTo(next.get());
            runDue();
        }
        town.moveTo(end);
        runDue();
    }

    private Optional<Instant> nextDue(Instant end) {
        return town.database()
                .sql("""
                        select min(greatest(duedate_, lock_exp_time_)) from act_ru_job
                        where tenant_id_ = :district and retries_ > 0 and suspension_state_ = 1
                        and greatest(duedate_, lock_exp_time_) > :now and greatest(duedate_, lock_exp_time_) <= :end""")
                .param("district", town.district)
                .param("now", utc(town.now()))
                .param("end", utc(end))
                .query(java.time.LocalDateTime.class)
                .optional()
                .map(due -> due.toInstant(ZoneOffset.UTC));
    }

    /** Runs what is due in any order, for the executor keeps to none. */
    void runDue() {
        town.signOut();
        int run = 0;
        for (var due = due(); !due.isEmpty(); due = due()) {
            run(due.get(random.nextInt(due.size())));
            if (++run > MOST_AT_ONCE) {
                throw new AssertionError("jobs fall due without end: " + due);
            }
        }
    }

    private List<String> due() {
        return town.database()
                .sql(
                        "select job.id_ " + DUE
                                + " order by job.duedate_, instance.business_key_, job.handler_type_, job.handler_cfg_, job.sequence_counter_")
                .param("district", town.district)
                .param("now", utc(town.now()))
                .query(String.class)
                .list();
    }

    private void run(String job) {
        boolean struck = random.nextInt(40) == 0 && isUntouched(job);
        if (struck) {
            lock(job);
            crash.strikeAt(1 + random.nextInt(2), random.nextBoolean());
        }
        try {
            town.engine().getManagementService().executeJob(job);
        } catch (RuntimeException failure) {
            if (!Crash.causes(failure)) {
                throw new AssertionError("job %s failed".formatted(job), failure);
            }
        } finally {
            crash.disarm();
        }
    }

    /** Whoever it was that crashed held the job's lock. */
    private void lock(String job) {
        Instant until = town.now()
                .plus(Duration.ofMillis(
                        ((ProcessEngineConfigurationImpl) town.engine().getProcessEngineConfiguration())
                                .getJobExecutor()
                                .getLockTimeInMillis()));
        town.database()
                .sql("update act_ru_job set lock_owner_ = 'walk', lock_exp_time_ = ? where id_ = ?")
                .params(utc(until), job)
                .update();
    }

    private boolean isUntouched(String job) {
        int retries = town.engine().getProcessEngineConfiguration().getDefaultNumberOfRetries();
        return town.database()
                        .sql("select retries_ from act_ru_job where id_ = ?")
                        .param(job)
                        .query(Integer.class)
                        .single()
                == retries;
    }

    /** The engine's columns have no zone; the tests run in UTC. */
    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
