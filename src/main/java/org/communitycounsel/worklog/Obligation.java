package org.communitycounsel.worklog;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a pairing is due in a period, and how much of it is done.
 *
 * @param target Chinese, such as 每周半天值班
 * @param period 本周, 本月, …
 * @param amount what is due, such as 6小时
 * @param last day of the period
 * @param done so much stands
 * @param waiting so much more waits for the head's signature
 * @param unit 次 or 小时
 * @param missing so much is missing, what waits for a signature taken as done; 0 where nothing is
 */
public record Obligation(
        ServedPairing pairing,
        String targetId,
        String target,
        Recurrence period,
        String amount,
        LocalDate first,
        LocalDate last,
        BigDecimal done,
        BigDecimal waiting,
        BigDecimal missing,
        String unit,
        Progress progress,
        String clause) {

    /** Such as {@code 已完成3小时，另有3小时待签字}. */
    public String inWords() {
        String signed = "已完成%s%s".formatted(plain(done), unit);
        return waiting.signum() == 0 ? signed : signed + "，另有%s%s待签字".formatted(plain(waiting), unit);
    }

    /** Such as {@code 还缺1次}; empty where nothing is missing. */
    public String missingInWords() {
        return missing.signum() == 0 ? "" : "还缺" + lacking();
    }

    /** What is missing, such as {@code 1次}. */
    public String lacking() {
        return plain(missing) + unit;
    }

    /** The period's days, such as {@code 3月9日—3月15日}. */
    public String days() {
        return "%d月%d日—%d月%d日"
                .formatted(first.getMonthValue(), first.getDayOfMonth(), last.getMonthValue(), last.getDayOfMonth());
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
