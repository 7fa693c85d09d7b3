package org.communitycounsel.platform.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A piece of SQL with the values of its question marks, in their order. */
record Sql(String text, List<String> values) {

    static Sql of(String text, String... values) {
        return new Sql(text, List.of(values));
    }

    /** A list for {@code in}, such as {@code (?, ?)}; of no values it is one that matches nothing. */
    static Sql listOf(Collection<String> values) {
        return values.isEmpty()
                ? of("(null)")
                : new Sql("(?" + ", ?".repeat(values.size() - 1) + ")", List.copyOf(values));
    }

    /** Puts the pieces where the text says {@code %s}. */
    static Sql format(String text, Sql... pieces) {
        var texts = new ArrayList<String>();
        var values = new ArrayList<String>();
        for (Sql piece : pieces) {
            texts.add(piece.text);
            values.addAll(piece.values);
        }
        return new Sql(text.formatted(texts.toArray()), List.copyOf(values));
    }
}
