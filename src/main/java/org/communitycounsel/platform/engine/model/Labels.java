package org.communitycounsel.platform.engine.model;

import java.util.regex.Pattern;

/** How things are named: labels Chinese, ids English, clauses by the programme's own ids. */
final class Labels {

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern KEBAB = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern CAMEL = Pattern.compile("[a-z][a-zA-Z0-9]*");
    private static final Pattern CLAUSE = Pattern.compile("\\b(HZ09|HZ24|SC20|JG|SH17)-\\d+(\\.\\d+)?[a-z]?\\b");

    private Labels() {}

    static boolean isChinese(String label) {
        return label != null && HAN.matcher(label).find();
    }

    static boolean isKebab(String id) {
        return id != null && KEBAB.matcher(id).matches();
    }

    static boolean isCamel(String id) {
        return id != null && CAMEL.matcher(id).matches();
    }

    /** Whether a clause is cited, such as {@code HZ09-4.2a}. */
    static boolean citesClause(String text) {
        return text != null && CLAUSE.matcher(text).find();
    }
}
