package org.communitycounsel.pairing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.communitycounsel.platform.district.Decisions;
import org.springframework.stereotype.Component;

/**
 * The duties as the table {@code public-duties} has them for a district (HZ09-3, SH17-2.2). The engine keeps a record of
 * every evaluation; anybody may look at a notice, so what was read is used for a while.
 */
@Component
class PublicDuties {

    static final String TABLE = "public-duties";

    private static final Duration KEPT = Duration.ofMinutes(5);

    private record Key(String district, PairingForm form) {}

    private record Known(List<PublicNotices.Duty> duties, Instant until) {}

    private final Decisions decisions;
    private final Clock clock;
    private final Map<Key, Known> known = new ConcurrentHashMap<>();

    PublicDuties(Decisions decisions, Clock clock) {
        this.decisions = decisions;
        this.clock = clock;
    }

    /** @param district code of a registered district */
    List<PublicNotices.Duty> of(String district, PairingForm form) {
        var now = clock.instant();
        return known.compute(
                        new Key(district, form),
                        (key, kept) -> kept == null || now.isAfter(kept.until())
                                ? new Known(read(district, form), now.plus(KEPT))
                                : kept)
                .duties();
    }

    private List<PublicNotices.Duty> read(String district, PairingForm form) {
        return decisions.evaluate(district, TABLE, Map.of("pairingForm", form.id())).stream()
                .map(row -> new PublicNotices.Duty((String) row.get("name"), (String) row.get("text")))
                .toList();
    }
}
