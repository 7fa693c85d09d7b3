package org.communitycounsel.platform.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.communitycounsel.platform.Refusal;

/**
 * A decision that a place works, or does not work, on a run of days.
 *
 * @param place the district's code, a city's four-digit code, or {@code *} for all
 * @param name what the days are, such as 亚运会放假
 * @param source the reason or the document that decides it
 */
record Adjustment(String place, LocalDate from, LocalDate to, boolean working, String name, String source) {

    static final int LONGEST = 31;
    static final int FIRST_YEAR = 2000;
    static final int LAST_YEAR = 2100;

    private static final int NAME_LENGTH = 30;
    private static final int SOURCE_LENGTH = 200;

    Adjustment {
        refuseIf(from.getYear() < FIRST_YEAR || to.getYear() > LAST_YEAR, "日期应在2000年至2100年之间。");
        refuseIf(to.isBefore(from), "结束日期早于开始日期，请更正。");
        refuseIf(ChronoUnit.DAYS.between(from, to) >= LONGEST, "一次最多调整" + LONGEST + "天，请分次填写。");
        refuseIf(name.isBlank(), "请填写名称，例如“国庆节”。");
        refuseIf(name.length() > NAME_LENGTH, "名称最多" + NAME_LENGTH + "字。");
        refuseIf((name + source).chars().anyMatch(Character::isISOControl), "名称和依据中有无法识别的字符，请重新填写。");
        refuseIf(source.isBlank(), "请填写依据，例如文号或者决定的理由。");
        refuseIf(source.length() > SOURCE_LENGTH, "依据最多" + SOURCE_LENGTH + "字。");
    }

    private static void refuseIf(boolean wrong, String message) {
        if (wrong) {
            throw new Refusal(message);
        }
    }

    Stream<AdjustedDay> days(String recordedBy, Instant recordedAt) {
        return from.datesUntil(to.plusDays(1))
                .map(day -> new AdjustedDay(place, day, working, name, source, recordedBy, recordedAt));
    }
}
