package org.communitycounsel.platform.calendar;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.Locale;

/** Writes dates as a notice does: 10月1日—8日, the year only where it is not the year of the text. */
public record ChineseDates(int year) {

    /** 10月1日, or 2027年1月4日 in another year. */
    String date(LocalDate date) {
        return (date.getYear() == year ? "" : date.getYear() + "年") + date.getMonthValue() + "月" + date.getDayOfMonth()
                + "日";
    }

    /** 2026年10月1日. */
    public static String full(LocalDate date) {
        return date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
    }

    /** 2026年10月1日（周四）. */
    public static String withWeekday(LocalDate date) {
        return "%s（%s）".formatted(full(date), weekday(date));
    }

    /** 10月9日（周四）. */
    String dateWithWeekday(LocalDate date) {
        return date(date) + "（" + weekday(date) + "）";
    }

    /** 10月1日—8日. */
    String run(LocalDate first, LocalDate last) {
        if (first.equals(last)) {
            return date(first);
        }
        boolean sameMonth = first.withDayOfMonth(1).equals(last.withDayOfMonth(1));
        return date(first) + "—" + (sameMonth ? last.getDayOfMonth() + "日" : date(last));
    }

    /** 3月9日（周一）9时05分. */
    String moment(ZonedDateTime moment) {
        String minutes = moment.getMinute() == 0 ? "" : String.format("%02d分", moment.getMinute());
        return dateWithWeekday(moment.toLocalDate()) + moment.getHour() + "时" + minutes;
    }

    static String weekday(LocalDate date) {
        return date.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.SIMPLIFIED_CHINESE);
    }
}
