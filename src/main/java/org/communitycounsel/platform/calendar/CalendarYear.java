package org.communitycounsel.platform.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** A year in one place: the published arrangement with the place's adjustments laid over it. */
class CalendarYear {

    private final PublishedYear arrangement;
    private final Map<LocalDate, Day> adjustments;

    /** @param adjustments what differs in the place, one entry a day */
    CalendarYear(int year, Map<LocalDate, Day> adjustments) {
        this.arrangement = PublishedYear.of(year);
        this.adjustments = Map.copyOf(adjustments);
    }

    Day day(LocalDate date) {
        var adjusted = adjustments.get(date);
        return adjusted != null ? adjusted : arrangement.days().get(date.getDayOfYear() - 1);
    }

    /** Whether the year's holidays are known, from the published table or because National Day was entered by hand. */
    boolean isPublished() {
        var nationalDay = adjustments.get(PublishedYear.nationalDay(arrangement.year()));
        return arrangement.published() || nationalDay != null && !nationalDay.working();
    }

    List<Day> days() {
        return arrangement.days().stream()
                .map(day -> adjustments.getOrDefault(day.date(), day))
                .toList();
    }
}
