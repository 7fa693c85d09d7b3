package org.communitycounsel.platform;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A word of a fixed list, such as a degree: an English id by which tables, forms and the database name it, and the Chinese
 * word people read and write. An enumeration implements it; each word is found by either.
 */
public interface Word {

    String id();

    String chinese();

    /** The word of that id or that Chinese name; ids and names of one list never meet. */
    static <T extends Enum<T> & Word> Optional<T> of(Class<T> list, String idOrChinese) {
        return Arrays.stream(list.getEnumConstants())
                .filter(word -> word.id().equals(idOrChinese) || word.chinese().equals(idOrChinese))
                .findFirst();
    }

    /** What may be written for each word, the Chinese first, with the id it stands for. */
    static <T extends Enum<T> & Word> Map<String, String> spellings(Class<T> list) {
        var spellings = new LinkedHashMap<String, String>();
        Arrays.stream(list.getEnumConstants()).forEach(word -> spellings.put(word.chinese(), word.id()));
        Arrays.stream(list.getEnumConstants()).forEach(word -> spellings.put(word.id(), word.id()));
        return spellings;
    }
}
