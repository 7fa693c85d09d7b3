package org.communitycounsel.platform.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.district.District;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes of the working calendar by hand. The calendars of one's districts, of their cities and of all can be seen; a
 * place's calendar is changed by its supervisor or coordination office, and any calendar by the engine's administrators.
 * Deadlines already computed stay as they are.
 */
@Service
class CalendarAdjustments {

    private static final Logger log = LoggerFactory.getLogger(CalendarAdjustments.class);

    private static final Place ALL_DISTRICTS = new Place(WorkingCalendar.EVERYWHERE, "全部区县");

    private final AdjustedDays rows;
    private final WorkingCalendar calendar;
    private final Districts districts;
    private final CurrentUser user;
    private final Clock clock;

    CalendarAdjustments(
            AdjustedDays rows, WorkingCalendar calendar, Districts districts, CurrentUser user, Clock clock) {
        this.rows = rows;
        this.calendar = calendar;
        this.districts = districts;
        this.user = user;
        this.clock = clock;
    }

    /** The places whose calendars the signed-in account can see: all districts as one, then cities, then districts. */
    List<Place> visiblePlaces() {
        var tenants = user.tenants();
        var mine = districts.all().stream()
                .filter(district -> user.isAdministrator() || isOneOf(tenants, district))
                .toList();
        var cities = mine.stream()
                .map(district -> new Place(district.cityCode(), district.cityName()))
                .distinct();
        var own = mine.stream().map(district -> new Place(district.code(), district.name()));
        return Stream.of(Stream.of(ALL_DISTRICTS), cities, own).flatMap(s -> s).toList();
    }

    private static boolean isOneOf(Set<String> tenants, District district) {
        return tenants.contains(district.code()) || tenants.contains(district.cityCode());
    }

    /** The visible place of that code. */
    Place place(String code) {
        return visiblePlaces().stream()
                .filter(place -> place.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new AccessDeniedException("您无权查看该地的工作日历。"));
    }

    boolean mayChange(String place) {
        return user.isAdministrator()
                || user.isMemberOf(Role.SUPERVISOR.at(place))
                || user.isMemberOf(Role.COORDINATION_OFFICE.at(place));
    }

    /** The adjustments of the year that hold in the place, its own and those of its city and of all. */
    List<AdjustedDay> holdingIn(String place, int year) {
        return rows.of(calendar.places(place), year);
    }

    /** Records the adjustment: all its days or, where one of them is adjusted already, none. */
    @Transactional
    void add(Adjustment adjustment) {
        check(adjustment.place());
        adjustment.days(user.id(), clock.instant()).forEach(this::add);
        calendar.changed();
        log.info("{} recorded by {}", adjustment, user.id());
    }

    private void add(AdjustedDay day) {
        if (!rows.add(day)) {
            throw new Refusal(ChineseDates.full(day.date()) + "已有调整，请先删除原有的调整。");
        }
    }

    /** Takes back the adjustment of these days: all of them or, where one is not adjusted any more, none. */
    @Transactional
    void remove(String place, LocalDate from, LocalDate to) {
        check(place);
        if (rows.remove(place, from, to) != ChronoUnit.DAYS.between(from, to) + 1) {
            throw new Refusal("这项调整已有变动，可能已被他人删除。请核对后重试。");
        }
        calendar.changed();
        log.info("adjustment of {} from {} to {} removed by {}", place, from, to, user.id());
    }

    private void check(String place) {
        place(place);
        if (!mayChange(place)) {
            throw new AccessDeniedException("您无权调整该地的工作日历。");
        }
    }
}
