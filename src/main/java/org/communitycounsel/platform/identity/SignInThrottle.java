package org.communitycounsel.platform.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Lets an address fail only so often in a while, whichever accounts it tries. It stands before the engine's own delay,
 * which slows down guessing at one account: guessing at many is slowed down here, and costs no password hashing.
 */
@Component
class SignInThrottle {

    private static final Duration WHILE = Duration.ofMinutes(5);
    private static final int ADDRESSES_KEPT = 10_000;

    private final Clock clock;
    private final int failuresAllowed;
    private final Map<String, Failures> byAddress = new ConcurrentHashMap<>();

    SignInThrottle(Clock clock, SignInSettings settings) {
        this.clock = clock;
        this.failuresAllowed = settings.failuresPerAddress();
    }

    void admit(String address) {
        var failures = byAddress.get(address);
        if (failures != null && failures.count() >= failuresAllowed && !failures.over(clock.instant())) {
            throw new TooManyAttemptsException();
        }
    }

    void failed(String address) {
        Instant now = clock.instant();
        if (byAddress.size() >= ADDRESSES_KEPT) {
            byAddress.values().removeIf(failures -> failures.over(now));
        }
        byAddress.compute(
                address,
                (key, before) -> before == null || before.over(now)
                        ? new Failures(now, 1)
                        : new Failures(before.since(), before.count() + 1));
    }

    private record Failures(Instant since, int count) {

        boolean over(Instant now) {
            return now.isAfter(since.plus(WHILE)) || now.isBefore(since);
        }
    }
}
