package org.communitycounsel.platform.dossier;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * A case's file.
 *
 * @param number such as {@code 330102-LX-2026-000001}: district, kind, year in the district's zone, counter
 * @param kind two capital letters, the initials of the kind's name in pinyin: {@code LX} for 遴选
 * @param district six-digit code
 * @param sealed whether only those on the case may read it; others who may know of it see its number, its steps and when they
 *     are due. Its title and entries hold no names and no facts.
 * @param closedAt null while the case is open
 * @param outcome how the case ended, in Chinese; null while it is open
 */
public record Dossier(
        String number,
        String kind,
        String district,
        String title,
        boolean sealed,
        Instant openedAt,
        Instant closedAt,
        String outcome) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{6}-[A-Z]{2}-[0-9]{4}-[0-9]{6}");

    /** Whether the text has the shape of a dossier's number; a business key may be something else. */
    public static boolean isNumber(String text) {
        return text != null && NUMBER.matcher(text).matches();
    }

    public boolean open() {
        return closedAt == null;
    }

    /** What tells the case from others of its kind: the title behind its first colon, or all of it. */
    public String subject() {
        return title.substring(title.indexOf('：') + 1);
    }
}
