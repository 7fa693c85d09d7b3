package org.communitycounsel.platform.calendar;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A year as the page shows it: twelve months by weeks, and its holidays and make-up workdays as a list. */
record CalendarView(List<MonthView> months, List<Special> specials) {

    /** A month; weeks begin on Monday and have seven entries, null for the days of other months. */
    record MonthView(String name, List<List<Cell>> weeks) {}

    /** A day; style is one of its CSS classes, mark 休 or 班 or nothing. */
    record Cell(int number, String style, String mark, String title) {}

    /** A run of days with the same name. */
    record Special(String days, String name, String kind, String source) {}

    static CalendarView of(List<Day> year) {
        var months = Arrays.stream(Month.values())
                .map(month -> month(year.stream()
                        .filter(day -> day.date().getMonth() == month)
                        .toList()))
                .toList();
        return new CalendarView(months, specials(year));
    }

    private static MonthView month(List<Day> days) {
        var first = days.get(0).date();
        var cells = new ArrayList<Cell>();
        for (int i = 1; i < first.getDayOfWeek().getValue(); i++) {
            cells.add(null);
        }
        days.forEach(day -> cells.add(cell(day)));
        while (cells.size() % 7 != 0) {
            cells.add(null);
        }
        var weeks = new ArrayList<List<Cell>>();
        for (int i = 0; i < cells.size(); i += 7) {
            weeks.add(cells.subList(i, i + 7));
        }
        return new MonthView(first.getMonthValue() + "月", weeks);
    }

    private static Cell cell(Day day) {
        var style = new StringBuilder(day.working() ? "work" : "rest");
        style.append(day.isHoliday() ? " holiday" : "");
        style.append(day.isExtraWork() ? " extra" : "");
        style.append(day.isAdjustment() ? " adjusted" : "");
        return new Cell(day.date().getDayOfMonth(), style.toString(), mark(day), title(day));
    }

    private static String mark(Day day) {
        return day.isHoliday() ? "休" : day.isExtraWork() ? "班" : "";
    }

    private static String title(Day day) {
        return day.name() == null ? null : day.name() + kind(day) + "（" + day.source() + "）";
    }

    private static String kind(Day day) {
        return day.isHoliday() ? "放假" : day.isAdjustment() ? "上班" : "补班";
    }

    private static List<Special> specials(List<Day> year) {
        var specials = new ArrayList<Special>();
        for (int i = 0; i < year.size(); ) {
            int end = endOfRun(year, i);
            if (year.get(i).name() != null) {
                specials.add(special(year.get(i), year.get(end - 1).date()));
            }
            i = end;
        }
        return specials;
    }

    private static int endOfRun(List<Day> year, int start) {
        int end = start + 1;
        while (end < year.size() && isAlike(year.get(start), year.get(end))) {
            end++;
        }
        return end;
    }

    private static boolean isAlike(Day one, Day other) {
        return one.name() != null
                && one.name().equals(other.name())
                && one.working() == other.working()
                && one.source().equals(other.source());
    }

    private static Special special(Day first, LocalDate last) {
        var dates = new ChineseDates(first.date().getYear());
        var days = last.equals(first.date()) ? dates.dateWithWeekday(last) : dates.run(first.date(), last);
        return new Special(days, first.name(), kind(first), first.source());
    }
}
