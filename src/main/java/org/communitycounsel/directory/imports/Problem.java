package org.communitycounsel.directory.imports;

/**
 * A cell of a list that cannot be taken over.
 *
 * @param line as the spreadsheet counts
 * @param column the column's Chinese header
 * @param value what is there, shortened
 * @param reason why not, in Chinese
 */
public record Problem(long line, String column, String value, String reason) {

    private static final int MOST_SHOWN = 60;

    static Problem of(Line line, Column column, Cell cell, String reason) {
        return new Problem(line.number(), column.chinese(), shown(cell.text()), reason);
    }

    static String shown(String text) {
        return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
    }
}
