package org.communitycounsel.platform.calendar;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Days adjusted by one decision, as the page lists them. */
record AdjustmentRow(
        String place,
        String placeName,
        LocalDate from,
        LocalDate to,
        boolean working,
        String name,
        String source,
        String recordedBy,
        String recordedAt) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");

    /** Joins the days recorded together. @param placeNames by code */
    static List<AdjustmentRow> of(List<AdjustedDay> days, Map<String, String> placeNames, ZoneId zone) {
        var byPlace = days.stream()
                .sorted(Comparator.comparing(AdjustedDay::place).thenComparing(AdjustedDay::date))
                .toList();
        var rows = new ArrayList<AdjustmentRow>();
        for (int i = 0; i < byPlace.size(); ) {
            int end = i + 1;
            while (end < byPlace.size() && byPlace.get(end).isNextOf(byPlace.get(end - 1))) {
                end++;
            }
            rows.add(row(byPlace.get(i), byPlace.get(end - 1).date(), placeNames, zone));
            i = end;
        }
        rows.sort(Comparator.comparing(AdjustmentRow::from));
        return rows;
    }

    private static AdjustmentRow row(AdjustedDay first, LocalDate to, Map<String, String> placeNames, ZoneId zone) {
        return new AdjustmentRow(
                first.place(),
                placeNames.getOrDefault(first.place(), first.place()),
                first.date(),
                to,
                first.working(),
                first.name(),
                first.source(),
                first.recordedBy(),
                MINUTE.format(first.recordedAt().atZone(zone)));
    }

    /** 10月1日—3日. */
    public String days() {
        var dates = new ChineseDates(from.getYear());
        return from.equals(to) ? dates.dateWithWeekday(from) : dates.run(from, to);
    }
}
