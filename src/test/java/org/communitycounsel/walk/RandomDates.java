package org.communitycounsel.walk;

import java.time.LocalDate;
import java.util.Random;
import java.util.function.Supplier;

/** Dates as form fields send them: mostly a few days ahead, where notice is given too late or just in time; some past, some far away. */
class RandomDates {

    private final Random random;
    private final Supplier<LocalDate> today;

    RandomDates(Random random, Supplier<LocalDate> today) {
        this.random = random;
        this.today = today;
    }

    /** @param subtype {@code date}, {@code time} or {@code datetime} */
    String of(String subtype) {
        String time = "%02d:%02d".formatted(random.nextInt(24), random.nextInt(4) * 15);
        return switch (subtype) {
            case "time" -> time;
            case "datetime" -> day() + "T" + time;
            default -> day().toString();
        };
    }

    private LocalDate day() {
        return switch (random.nextInt(10)) {
            case 0 -> today.get().minusDays(random.nextInt(400));
            case 1 -> today.get().plusDays(random.nextInt(1000));
            default -> today.get().plusDays(random.nextInt(15));
        };
    }
}
