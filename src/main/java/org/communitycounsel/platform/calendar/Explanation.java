package org.communitycounsel.platform.calendar;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Says in Chinese how a period was counted, such as
 * {@code 3个工作日：自9月30日起算，跳过10月1日—8日（国庆节、中秋节），至10月10日（周五）24时止}.
 */
class Explanation {

    /** More weekends than these are told by their number of days alone. */
    private static final int WEEKENDS_LISTED = 2;

    private final Period period;
    private final ZonedDateTime start;
    private final PlaceCalendar calendar;
    private final ChineseDates dates;

    Explanation(Period period, ZonedDateTime start, PlaceCalendar calendar) {
        this.period = period;
        this.start = start;
        this.calendar = calendar;
        this.dates = new ChineseDates(start.getYear());
    }

    String hours(ZonedDateTime due) {
        if (period.amount() == 0) {
            return "立即：自" + dates.moment(start) + "起";
        }
        return period.chinese() + "：自" + dates.moment(start) + "起连续计算，至" + dates.moment(due) + "止";
    }

    String days(LocalDate last) {
        var parts = new ArrayList<String>();
        var nominal = period.nominalLastDay(start.toLocalDate(), calendar);
        if (period.amount() > 0) {
            parts.add("自" + dates.date(start.toLocalDate().plusDays(1)) + "起算");
        }
        if (period.unit() == Period.Unit.WORKING_DAYS) {
            addCounted(parts, calendar.days(start.toLocalDate(), nominal));
        }
        addMonthEnd(parts, nominal);
        addEnd(parts, nominal, last);
        return head() + "：" + String.join("，", parts) + unpublishedYears(nominal, last);
    }

    private String head() {
        return period.amount() == 0 ? "当日" : period.chinese();
    }

    private void addCounted(List<String> parts, List<Day> days) {
        var skipped = skipped(days);
        if (!skipped.isEmpty()) {
            parts.add("跳过" + String.join("、", skipped));
        }
        var extra = days.stream().filter(Day::isExtraWork).map(this::extraWork).toList();
        if (!extra.isEmpty()) {
            parts.add("计入" + String.join("、", extra));
        }
    }

    private List<String> skipped(List<Day> days) {
        var runs = daysOff(days);
        Predicate<List<Day>> weekend = run -> run.stream().noneMatch(Day::isHoliday);
        boolean weekendsListed = runs.stream().filter(weekend).count() <= WEEKENDS_LISTED;
        var told = runs.stream()
                .filter(run -> weekendsListed || !weekend.test(run))
                .map(this::run)
                .collect(Collectors.toCollection(ArrayList::new));
        if (!weekendsListed) {
            told.add("周末" + runs.stream().filter(weekend).mapToInt(List::size).sum() + "天");
        }
        return told;
    }

    /** The days off, each unbroken run of them together. */
    private static List<List<Day>> daysOff(List<Day> days) {
        var runs = new ArrayList<List<Day>>();
        for (int i = 0; i < days.size(); i++) {
            if (days.get(i).working()) {
                continue;
            }
            if (i == 0 || days.get(i - 1).working()) {
                runs.add(new ArrayList<>());
            }
            runs.get(runs.size() - 1).add(days.get(i));
        }
        return runs;
    }

    private String run(List<Day> run) {
        return dates.run(run.get(0).date(), run.get(run.size() - 1).date()) + "（" + names(run) + "）";
    }

    private static String names(List<Day> daysOff) {
        return daysOff.stream().map(Explanation::name).distinct().collect(Collectors.joining("、"));
    }

    private static String name(Day day) {
        if (day.isAdjustment()) {
            return day.name() + "，依据：" + day.source();
        }
        return day.isHoliday() ? day.name() : "周末";
    }

    private String extraWork(Day day) {
        String reason = day.isAdjustment() ? name(day) : day.name() + "补班";
        return dates.date(day.date()) + "（" + ChineseDates.weekday(day.date()) + "，" + reason + "）";
    }

    private void addMonthEnd(List<String> parts, LocalDate nominal) {
        if (period.unit() == Period.Unit.MONTHS && nominal.getDayOfMonth() != start.getDayOfMonth()) {
            parts.add(nominal.getMonthValue() + "月没有" + start.getDayOfMonth() + "日，以月末为准");
        }
    }

    private void addEnd(List<String> parts, LocalDate nominal, LocalDate last) {
        if (last.equals(nominal)) {
            parts.add("至" + dates.dateWithWeekday(last) + "24时止");
            return;
        }
        var daysOff = calendar.days(nominal.minusDays(1), last.minusDays(1));
        parts.add("末日" + dates.dateWithWeekday(nominal) + "逢" + names(daysOff));
        parts.add("顺延至" + dates.dateWithWeekday(last) + "24时止");
    }

    private String unpublishedYears(LocalDate nominal, LocalDate last) {
        var first = period.unit() == Period.Unit.WORKING_DAYS ? start.toLocalDate() : nominal;
        var years = IntStream.rangeClosed(first.getYear(), last.getYear())
                .filter(year -> !calendar.isPublished(year))
                .mapToObj(year -> year + "年")
                .collect(Collectors.joining("、"));
        return years.isEmpty() ? "" : "；" + years + "放假安排尚未公布，按周末推算";
    }
}
