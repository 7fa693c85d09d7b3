package org.communitycounsel.walk;

import java.time.Duration;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** Minutes to weeks pass, with the application running, or stopped and late with everything. */
class Time {

    private final Walk walk;
    private final Town town;
    private final Random random;
    private final Jobs jobs;
    private final BooleanSupplier settling;

    /** @param settling whether only minutes and hours pass, so that what is begun is not overdue */
    Time(Walk walk, Town town, Random random, Jobs jobs, BooleanSupplier settling) {
        this.walk = walk;
        this.town = town;
        this.random = random;
        this.jobs = jobs;
        this.settling = settling;
    }

    boolean passes() {
        Duration span = span();
        if (random.nextInt(10) == 0) {
            walk.note("stopped for " + span);
            town.moveTo(town.now().plus(span));
            jobs.runDue();
        } else {
            walk.note("passes " + span);
            jobs.passUntil(town.now().plus(span));
        }
        return true;
    }

    private Duration span() {
        return switch (random.nextInt(settling.getAsBoolean() ? 6 : 10)) {
            case 0, 1 -> Duration.ofMinutes(1 + random.nextInt(90));
            case 2, 3, 4, 5 -> Duration.ofHours(1 + random.nextInt(36));
            case 6, 7, 8 -> Duration.ofDays(1 + random.nextInt(6));
            default -> Duration.ofDays(7 + random.nextInt(28));
        };
    }
}
