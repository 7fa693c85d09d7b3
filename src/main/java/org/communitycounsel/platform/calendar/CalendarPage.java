package org.communitycounsel.platform.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.district.Districts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of the working calendar: a place's year, and the adjustments by hand. */
@Controller
@RequestMapping("/calendar")
class CalendarPage {

    private final CalendarAdjustments adjustments;
    private final WorkingCalendar calendar;
    private final Districts districts;
    private final Clock clock;

    CalendarPage(CalendarAdjustments adjustments, WorkingCalendar calendar, Districts districts, Clock clock) {
        this.adjustments = adjustments;
        this.calendar = calendar;
        this.districts = districts;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show(@RequestParam(required = false) String place, @RequestParam(required = false) String year) {
        var shown = place == null || place.isBlank() ? usualPlace() : adjustments.place(place);
        return page(shown, year, AdjustmentForm.EMPTY, null);
    }

    @PostMapping("/adjustments")
    Object add(@RequestParam String place, String year, AdjustmentForm form, RedirectAttributes redirect) {
        try {
            var adjustment = form.of(place);
            adjustments.add(adjustment);
            redirect.addFlashAttribute("done", "已记录调整：" + adjustment.name() + "。");
            return redirect(place, String.valueOf(adjustment.from().getYear()), redirect);
        } catch (Refusal refusal) {
            return page(adjustments.place(place), year, form, refusal.getMessage());
        }
    }

    @PostMapping("/adjustments/remove")
    Object remove(@RequestParam String place, String year, String from, String to, RedirectAttributes redirect) {
        try {
            adjustments.remove(place, AdjustmentForm.date(from, "开始日期"), AdjustmentForm.date(to, "结束日期"));
            redirect.addFlashAttribute("done", "已删除调整。");
            return redirect(place, year, redirect);
        } catch (Refusal refusal) {
            return page(adjustments.place(place), year, AdjustmentForm.EMPTY, refusal.getMessage());
        }
    }

    private static String redirect(String place, String year, RedirectAttributes redirect) {
        redirect.addAttribute("place", place);
        redirect.addAttribute("year", year);
        return "redirect:/calendar";
    }

    /** The first place one may change, else the first district, else what holds for all. */
    private Place usualPlace() {
        var places = adjustments.visiblePlaces();
        return places.stream()
                .filter(place -> adjustments.mayChange(place.code()))
                .findFirst()
                .or(() -> places.stream().filter(Place::isDistrict).findFirst())
                .orElse(places.get(0));
    }

    private ModelAndView page(Place place, String typedYear, AdjustmentForm form, String error) {
        var zone = districts.zone(place.code());
        var year = year(typedYear);
        int shown = year.orElse(LocalDate.now(clock.withZone(zone)).getYear());
        boolean misread = year.isEmpty() && typedYear != null && !typedYear.isBlank();
        var message = misread && error == null ? "年份“" + typedYear + "”无效，请填写2000至2100之间的年份。" : error;
        var page = new ModelAndView("calendar/year", message == null ? HttpStatus.OK : HttpStatus.BAD_REQUEST);
        page.addObject("place", place);
        page.addObject("places", adjustments.visiblePlaces());
        page.addObject("year", shown);
        page.addObject("published", calendar.isPublished(place.code(), shown));
        page.addObject("view", CalendarView.of(calendar.year(place.code(), shown)));
        page.addObject("adjustments", rows(place, shown, zone));
        page.addObject("mayChange", adjustments.mayChange(place.code()));
        page.addObject("form", form);
        page.addObject("error", message);
        return page;
    }

    private static Optional<Integer> year(String typed) {
        if (typed == null || !typed.strip().matches("\\d{4}")) {
            return Optional.empty();
        }
        int year = Integer.parseInt(typed.strip());
        return year < Adjustment.FIRST_YEAR || year > Adjustment.LAST_YEAR ? Optional.empty() : Optional.of(year);
    }

    private List<AdjustmentRow> rows(Place place, int year, ZoneId zone) {
        Map<String, String> names =
                adjustments.visiblePlaces().stream().collect(Collectors.toMap(Place::code, Place::name));
        return AdjustmentRow.of(adjustments.holdingIn(place.code(), year), names, zone);
    }
}
