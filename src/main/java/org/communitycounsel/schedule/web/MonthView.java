package org.communitycounsel.schedule.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.communitycounsel.schedule.Timetable;

/** A month as a calendar with the duties in it. */
record MonthView(YearMonth month, List<Timetable.Line> lines) {

    private static final int WEEK = 7;

    /** @param day of the month; 0 where the cell belongs to another month */
    record Cell(int day, List<Timetable.Line> lines) {}

    /** Seven cells each, from Monday. */
    List<List<Cell>> weeks() {
        var weeks = new ArrayList<List<Cell>>();
        var monday = month.atDay(1).minusDays(month.atDay(1).getDayOfWeek().getValue() - 1L);
        while (!monday.isAfter(month.atEndOfMonth())) {
            weeks.add(monday.datesUntil(monday.plus(WEEK, ChronoUnit.DAYS))
                    .map(this::cell)
                    .toList());
            monday = monday.plusDays(WEEK);
        }
        return weeks;
    }

    private Cell cell(LocalDate date) {
        return YearMonth.from(date).equals(month)
                ? new Cell(
                        date.getDayOfMonth(),
                        lines.stream().filter(line -> line.date().equals(date)).toList())
                : new Cell(0, List.of());
    }
}
