package org.communitycounsel.platform.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communitycounsel.platform.district.Districts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Warns at the start where the holidays of this year or, from December, of the next are not known. */
@Component
class PublicationCheck {

    private static final Logger log = LoggerFactory.getLogger(PublicationCheck.class);

    private final WorkingCalendar calendar;
    private final Clock clock;

    PublicationCheck(WorkingCalendar calendar, Clock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void warn() {
        var years = yearsNeeded(LocalDate.now(clock.withZone(Districts.DEFAULT_ZONE)))
                .filter(year -> !calendar.isPublished(WorkingCalendar.EVERYWHERE, year))
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        if (!years.isEmpty()) {
            log.warn(
                    "the legal holidays of {} are not known: its working days are counted by weekends; "
                            + "update tyme4j or enter the arrangement at /calendar",
                    years);
        }
    }

    private static Stream<Integer> yearsNeeded(LocalDate today) {
        int year = today.getYear();
        return today.getMonth() == Month.DECEMBER ? Stream.of(year, year + 1) : Stream.of(year);
    }
}
