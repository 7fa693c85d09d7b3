package org.communitycounsel.pairing;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Service;

@Service
public class Signing {
    private final Clock clock;

    Signing(Clock clock) {
        this.clock = clock;
    }

    public record Filed(LocalDate termFrom, LocalDate termUntil) {}

    public Filed filed(String dossier) {
        var today = LocalDate.ofInstant(clock.instant(), java.time.ZoneId.of("Asia/Shanghai"));
        return new Filed(today, today.plusYears(1).minusDays(1));
    }
}
