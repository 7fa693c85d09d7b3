package org.communitycounsel.platform.engine;

/** Text for a form's {@code text} component, which reads Markdown with templates between double braces. */
public final class Markdown {

    private static final String SPECIAL = "\\`*_{}[]()#+-.!|<>~&:/";

    private Markdown() {}

    /** What people wrote, as they wrote it: nothing in it is markup, a template or a link; lines stay lines. */
    public static String plain(String text) {
        var escaped = new StringBuilder();
        for (char c : text.strip().toCharArray()) {
            if (c == '\n') {
                escaped.append("  \n");
            } else if (SPECIAL.indexOf(c) >= 0) {
                escaped.append("&#").append((int) c).append(';');
            } else if (c != '\r') {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
