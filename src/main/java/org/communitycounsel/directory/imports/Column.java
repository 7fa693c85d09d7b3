package org.communitycounsel.directory.imports;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A column of a list.
 *
 * @param id the English header, and the column's name in the database where it is kept there
 * @param chinese the Chinese header, as templates and reports write it
 * @param names every header that means this column, as {@link #plain} makes them
 * @param required whether the list must have it, and a value in every line
 * @param example what a template shows
 * @param whenBlank the value an empty cell stands for; may be null
 */
record Column(
        String id,
        String chinese,
        Set<String> names,
        boolean required,
        Reading reading,
        String example,
        String whenBlank) {

    static Column required(String id, String chinese, Reading reading, String example, String... otherNames) {
        return new Column(id, chinese, names(id, chinese, otherNames), true, reading, example, null);
    }

    static Column optional(String id, String chinese, Reading reading, String example, String... otherNames) {
        return new Column(id, chinese, names(id, chinese, otherNames), false, reading, example, null);
    }

    Column whenBlank(String value) {
        return new Column(id, chinese, names, required, reading, example, value);
    }

    private static Set<String> names(String id, String chinese, String... otherNames) {
        return Stream.concat(Stream.of(id, chinese), Arrays.stream(otherNames))
                .map(Column::plain)
                .collect(Collectors.toSet());
    }

    boolean isCalled(String header) {
        return names.contains(plain(header));
    }

    /** A header without what people add to it: spaces, stars, a remark in brackets. */
    private static String plain(String header) {
        return Normalizer.normalize(header, Normalizer.Form.NFKC)
                .replaceAll("\\(.*?\\)", "")
                .replaceAll("[\\s\\p{Z}*:_\\uFEFF\\u200B-]+", "")
                .toLowerCase(Locale.ROOT);
    }
}
