package org.communitycounsel.platform.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.communitycounsel.platform.database.InEmbeddedDatabase;
import org.springframework.stereotype.Component;

/** The clock of the demo: as far ahead of the system's as it was moved, and the engine's time with it. */
@Component
@InEmbeddedDatabase
class DemoClock extends Clock {

    private final Clock system;
    private final AtomicReference<Duration> ahead;

    DemoClock() {
        this(Clock.systemUTC(), new AtomicReference<>(Duration.ZERO));
    }

    private DemoClock(Clock system, AtomicReference<Duration> ahead) {
        this.system = system;
        this.ahead = ahead;
    }

    Duration ahead() {
        return ahead.get();
    }

    /** By how much it has to be ahead to show that moment now. */
    Duration until(Instant moment) {
        return Duration.between(system.instant(), moment);
    }

    void moveAhead(Duration duration) {
        ahead.set(duration);
        ClockUtil.offset(duration.toMillis());
    }

    @Override
    public Instant instant() {
        return system.instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return system.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new DemoClock(system.withZone(zone), ahead);
    }
}
