package org.communitycounsel.platform.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** The clock of the tests: stands still until it is moved, and moves the engine's time with it. */
public class MovableClock extends Clock {

    /** Beijing time, the zone the scenarios are told in. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** Where every test begins: Monday, 9 March 2026, 9:00 in Beijing; no holiday near. */
    public static final LocalDateTime START = LocalDateTime.of(2026, 3, 9, 9, 0);

    private Instant now = START.atZone(ZONE).toInstant();

    public MovableClock() {
        moveTo(now);
    }

    public void reset() {
        moveTo(START);
    }

    public void moveTo(LocalDateTime beijingTime) {
        moveTo(beijingTime.atZone(ZONE).toInstant());
    }

    public void moveTo(Instant instant) {
        now = instant;
        ClockUtil.setCurrentTime(Date.from(instant));
    }

    public void advance(Duration duration) {
        moveTo(now.plus(duration));
    }

    @Override
    public ZoneId getZone() {
        return ZoneId.of("UTC");
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
