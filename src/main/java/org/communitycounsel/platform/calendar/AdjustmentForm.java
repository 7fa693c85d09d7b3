package org.communitycounsel.platform.calendar;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import org.communitycounsel.platform.Refusal;

/** What was typed to adjust the calendar, kept as it was typed. */
record AdjustmentForm(String from, String to, String kind, String name, String source) {

    /** ISO 8601 with a year of four digits, and only days there are. */
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

    static final AdjustmentForm EMPTY = new AdjustmentForm("", "", "rest", "", "");

    AdjustmentForm {
        from = trimmed(from);
        to = trimmed(to);
        kind = trimmed(kind);
        name = trimmed(name);
        source = trimmed(source);
    }

    private static String trimmed(String typed) {
        return typed == null ? "" : typed.strip();
    }

    /** @return the adjustment meant; refused where the form is not filled in rightly */
    Adjustment of(String place) {
        var first = date(from, "开始日期");
        var last = to.isEmpty() ? first : date(to, "结束日期");
        return new Adjustment(place, first, last, isWorking(), name, source);
    }

    private boolean isWorking() {
        return switch (kind) {
            case "work" -> true;
            case "rest" -> false;
            default -> throw new Refusal("请选择放假或者上班。");
        };
    }

    static LocalDate date(String typed, String what) {
        if (typed == null || typed.isEmpty()) {
            throw new Refusal("请填写" + what + "。");
        }
        try {
            return LocalDate.parse(typed, DATE);
        } catch (DateTimeParseException e) {
            throw new Refusal(what + "“" + typed + "”不是有效日期，请按 2026-10-01 的格式填写。");
        }
    }
}
