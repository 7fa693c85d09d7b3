package org.communitycounsel.platform.dossier;

import java.util.ArrayList;
import java.util.List;

/** Breaks a label into lines; SVG does not. */
final class LabelLines {

    /** Of a line, in the picture's units. */
    static final int HEIGHT = 16;

    private static final double WIDE = 13;
    private static final double NARROW = 7.4;

    private LabelLines() {}

    static List<String> of(String text, double width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        double used = 0;
        for (int c : (text == null ? "" : text.strip()).codePoints().toArray()) {
            double next = c < 0x2E80 ? NARROW : WIDE;
            if (c == '\n' || used + next > width) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            if (c != '\n') {
                line.appendCodePoint(c);
                used += next;
            }
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }
}
