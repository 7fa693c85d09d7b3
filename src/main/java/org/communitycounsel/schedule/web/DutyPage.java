package org.communitycounsel.schedule.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.communitycounsel.platform.calendar.WorkingCalendar;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.platform.web.HomeLink;
import org.communitycounsel.schedule.Timetable;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The duties of a month (值班安排), to read and to print. */
@Controller
class DutyPage {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    private final DutyScopes scopes;
    private final Timetable timetable;
    private final WorkingCalendar calendar;
    private final Clock clock;

    DutyPage(DutyScopes scopes, Timetable timetable, WorkingCalendar calendar, Clock clock) {
        this.scopes = scopes;
        this.timetable = timetable;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Bean
    @Order(60)
    static HomeLink dutyLink() {
        return HomeLink.of("值班安排", "律师在社区的值班日期和时间，可打印", "/schedule", DutyPage::hasDuties);
    }

    private static boolean hasDuties(CurrentUser user) {
        return user.hasRole(Role.LAWYER)
                || user.hasRole(Role.COMMUNITY)
                || user.hasRole(Role.COMMUNITY_HEAD)
                || user.hasRole(Role.JUSTICE_OFFICE)
                || user.tenants().stream().anyMatch(user::watchesOver);
    }

    /**
     * @param month such as 2026-10; the present one where empty
     * @param of id of one of the reader's own {@link DutyScope}s; the first where empty
     */
    @GetMapping("/schedule")
    String month(
            @RequestParam(defaultValue = "") String month, @RequestParam(defaultValue = "") String of, Model model) {
        var own = scopes.ofUser();
        var scope = chosen(own, of);
        var shown = parsed(month, model);
        var lines = scope.isLawyer() ? timetable.ofLawyer(scope.code(), shown) : timetable.ofPlace(scope.code(), shown);
        model.addAttribute("scopes", own);
        model.addAttribute("scope", scope);
        model.addAttribute("month", shown);
        model.addAttribute("name", shown.getYear() + "年" + shown.getMonthValue() + "月");
        model.addAttribute("lines", lines);
        if (scope.fitsCalendar()) {
            model.addAttribute("weeks", new MonthView(shown, lines).weeks());
        }
        model.addAttribute("published", calendar.isPublished(null, shown.getYear()));
        return "schedule/month";
    }

    private static DutyScope chosen(List<DutyScope> own, String id) {
        if (own.isEmpty()) {
            throw new AccessDeniedException("值班安排由律师、社区、司法所和区有关部门查看。");
        }
        return own.stream()
                .filter(scope -> id.isEmpty() || scope.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private YearMonth parsed(String typed, Model model) {
        var present = YearMonth.from(LocalDate.ofInstant(clock.instant(), Districts.DEFAULT_ZONE));
        if (typed.isBlank()) {
            return present;
        }
        try {
            var month = YearMonth.parse(typed.strip());
            if (month.getYear() >= FIRST_YEAR && month.getYear() <= LAST_YEAR) {
                return month;
            }
        } catch (DateTimeParseException wrong) {
            // said below
        }
        model.addAttribute("error", "“%s”不是有效月份，请按 2026-10 的格式填写。以下是本月的安排。".formatted(typed.strip()));
        return present;
    }
}
