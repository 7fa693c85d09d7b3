package org.communitycounsel.platform.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.communitycounsel.platform.district.Districts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The working days of a district: weekdays, without the legal holidays (法定节假日), with the make-up workdays (补班), and with
 * the adjustments recorded for the district, for its city and for all, the nearest first. A year whose arrangement the State
 * Council has not published counts by weeks alone; {@link #isPublished} tells.
 *
 * <p>{@code district} is a district's six-digit code everywhere, or a city's four digits for what holds in all its
 * districts, or null (or {@code *}) for what holds for all. Days are calendar days without a zone.
 *
 * <p>A district's year is read once and kept for half a minute, so that a change made on another node is seen; a change made
 * on this node is seen at once.
 */
@Service
public class WorkingCalendar {

    /** The place that stands for all districts. */
    public static final String EVERYWHERE = "*";

    private static final Duration KEPT = Duration.ofSeconds(30);

    private final AdjustedDays adjusted;
    private final Districts districts;
    private final Clock clock;
    private final Map<PlaceYear, Loaded> loaded = new ConcurrentHashMap<>();
    private final AtomicLong generation = new AtomicLong();

    WorkingCalendar(AdjustedDays adjusted, Districts districts, Clock clock) {
        this.adjusted = adjusted;
        this.districts = districts;
        this.clock = clock;
    }

    public boolean isWorkingDay(String district, LocalDate date) {
        return of(district).isWorkingDay(date);
    }

    /** The day with its name and what makes it a working day or a day off. */
    public Day day(String district, LocalDate date) {
        return of(district).day(date);
    }

    /**
     * Counts working days from a date, which itself does not count (民法典第201条).
     *
     * @param n how many; backwards where negative; 0 gives the date itself, whether worked or not
     * @return the n-th working day after (before) the date
     */
    public LocalDate plusWorkingDays(String district, LocalDate date, int n) {
        return of(district).plus(date, n);
    }

    /**
     * How many working days lie after {@code from} up to and with {@code to}; where {@code to} is earlier, minus the number
     * of those before {@code from} down to and with {@code to}. So it is the n of {@link #plusWorkingDays}.
     */
    public int workingDaysBetween(String district, LocalDate from, LocalDate to) {
        return of(district).between(from, to);
    }

    /** The date, or the next working day where the date is a day off. */
    public LocalDate workingDayOnOrAfter(String district, LocalDate date) {
        return of(district).onOrAfter(date);
    }

    /** Whether the year's holidays are known: published, or recorded by hand (National Day, at least, as a day off). */
    public boolean isPublished(String district, int year) {
        return of(district).isPublished(year);
    }

    /** All days of the year in their order. */
    public List<Day> year(String district, int year) {
        return year(places(district), year).days();
    }

    PlaceCalendar of(String district) {
        var places = places(district);
        return new PlaceCalendar(year -> year(places, year));
    }

    /** The places whose adjustments hold in the district, the widest first. */
    List<String> places(String district) {
        if (district == null || district.equals(EVERYWHERE)) {
            return List.of(EVERYWHERE);
        }
        var city = districts.cityOf(district);
        return city.equals(district) ? List.of(EVERYWHERE, city) : List.of(EVERYWHERE, city, district);
    }

    /** Forgets what is kept: what was read before, or within a transaction that has not ended yet, is read again. */
    void changed() {
        generation.incrementAndGet();
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    generation.incrementAndGet();
                }
            });
        }
    }

    private CalendarYear year(List<String> places, int year) {
        var key = new PlaceYear(places.get(places.size() - 1), year);
        var kept = loaded.get(key);
        if (kept == null || !kept.isFresh(generation.get(), clock.instant())) {
            kept = load(places, year);
            loaded.put(key, kept);
        }
        return kept.year();
    }

    /** The generation is taken before reading: what another transaction commits meanwhile makes the answer stale. */
    private Loaded load(List<String> places, int year) {
        long before = generation.get();
        var days = new HashMap<LocalDate, Day>();
        adjusted.of(places, year).forEach(row -> days.put(row.date(), row.day()));
        return new Loaded(new CalendarYear(year, days), before, clock.instant());
    }

    private record PlaceYear(String place, int year) {}

    private record Loaded(CalendarYear year, long generation, Instant at) {

        boolean isFresh(long currentGeneration, Instant now) {
            return generation == currentGeneration
                    && Duration.between(at, now).abs().compareTo(KEPT) < 0;
        }
    }
}
