package org.communitycounsel.worklog;

import static java.util.Comparator.comparing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Collection;

/** Time spent, where hours that overlap count once: three matters of one afternoon are one afternoon. */
final class TimeSpent {

    private static final BigDecimal MINUTES = BigDecimal.valueOf(60);

    private TimeSpent() {}

    /** Local times of one place. */
    record Between(LocalDateTime from, LocalDateTime until) {}

    static long minutes(Collection<Between> times) {
        Duration sum = Duration.ZERO;
        LocalDateTime counted = LocalDateTime.MIN;
        for (var time : times.stream().sorted(comparing(Between::from)).toList()) {
            var from = time.from().isAfter(counted) ? time.from() : counted;
            if (time.until().isAfter(from)) {
                sum = sum.plus(Duration.between(from, time.until()));
                counted = time.until();
            }
        }
        return sum.toMinutes();
    }

    /** To a tenth, down: what is short of a target is not rounded up to it. */
    static BigDecimal hours(Collection<Between> times) {
        return BigDecimal.valueOf(minutes(times)).divide(MINUTES, 1, RoundingMode.DOWN);
    }
}
