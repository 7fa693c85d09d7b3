package org.communitycounsel.platform.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.StartStep;
import org.communitycounsel.platform.database.InEmbeddedDatabase;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.identity.DemoAccounts;
import org.communitycounsel.platform.web.MovedTime;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The demo's time can be moved forward, to see what comes only with the date: deadlines that pass, changes that take effect, the
 * campaign of January. What fell due meanwhile is done at once, as after a start that follows a long stop. It never runs
 * backwards, and stays moved over the next start.
 */
@Component
@InEmbeddedDatabase
class DemoTime extends StartStep implements MovedTime {

    /** As far as one move leads. */
    private static final Duration FURTHEST = Duration.ofDays(366);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final DemoClock clock;
    private final JdbcClient database;
    private final Districts districts;
    private final ProcessEngine engine;
    private final ObjectProvider<DemoAccounts> demo;

    DemoTime(
            DemoClock clock,
            JdbcClient database,
            Districts districts,
            ProcessEngine engine,
            ObjectProvider<DemoAccounts> demo) {
        this.clock = clock;
        this.database = database;
        this.districts = districts;
        this.engine = engine;
        this.demo = demo;
    }

    /** Whether this start shows the demo; nobody else's time is moved. */
    boolean isOffered() {
        return demo.stream().anyMatch(list -> !list.accounts().isEmpty());
    }

    @Override
    protected void run() {
        database.sql("select ahead_seconds from demo_time")
                .query(Long.class)
                .optional()
                .map(Duration::ofSeconds)
                .ifPresent(clock::moveAhead);
    }

    /** Before everything that asks for the time. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    @EventListener(ApplicationReadyEvent.class)
    void tell() {
        if (!ahead().isZero()) {
            System.out.printf("演示时间：%s%n", inWords());
        }
    }

    @Override
    public Duration ahead() {
        return clock.ahead();
    }

    /** In the zone of the demo's district. */
    LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), zone());
    }

    @Override
    public String inWords() {
        return inWords(now());
    }

    private static String inWords(LocalDateTime time) {
        return ChineseDates.withWeekday(time.toLocalDate()) + " " + TIME.format(time);
    }

    /**
     * @param time in the zone of the demo's district
     * @throws Refusal where it is not later than now, or more than a year
     */
    void moveTo(LocalDateTime time) {
        moveTo(time.atZone(zone()).toInstant());
    }

    void moveBy(Duration duration) {
        moveTo(clock.instant().plus(duration));
    }

    private synchronized void moveTo(Instant moment) {
        Instant now = clock.instant();
        if (!moment.isAfter(now)) {
            throw new Refusal("演示时间已经是%s，只能往前拨。请填写更晚的时间。".formatted(inWords()));
        }
        if (moment.isAfter(now.plus(FURTHEST))) {
            throw new Refusal("一次最多拨%d天。请填写%s以前的时间。".formatted(FURTHEST.toDays(), inWords(now().plus(FURTHEST))));
        }
        // whole seconds, and not a moment before the one that was meant
        long ahead = clock.until(moment).toSeconds() + 1;
        keep(ahead);
        clock.moveAhead(Duration.ofSeconds(ahead));
        doWhatFellDue();
    }

    private void keep(long seconds) {
        database.sql("""
                        insert into demo_time (ahead_seconds) values (?)
                        on conflict (one) do update set ahead_seconds = excluded.ahead_seconds""").params(seconds).update();
    }

    /** At once, not when the job executor looks again. */
    private void doWhatFellDue() {
        var executor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
        if (executor.isActive()) {
            executor.jobWasAdded();
        }
    }

    private ZoneId zone() {
        return districts.all().stream()
                .findFirst()
                .map(district -> district.zone())
                .orElse(Districts.DEFAULT_ZONE);
    }
}
