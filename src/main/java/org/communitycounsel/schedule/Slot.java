package org.communitycounsel.schedule;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.communitycounsel.pairing.Half;

/**
 * A half day of the week.
 *
 * @param weekday 1 (Monday) to 7
 */
record Slot(int weekday, Half half) {

    private static final int WORKING_DAYS = 5;

    /** Monday morning to Friday afternoon. */
    static Stream<Slot> ofWorkingWeek() {
        return IntStream.rangeClosed(1, WORKING_DAYS)
                .boxed()
                .flatMap(weekday -> Stream.of(Half.values()).map(half -> new Slot(weekday, half)));
    }

    /** Such as 周三下午. */
    String chinese() {
        return weekdayChinese(weekday) + half.chinese();
    }

    static String weekdayChinese(int weekday) {
        return "周" + "一二三四五六日".charAt(weekday - 1);
    }
}
