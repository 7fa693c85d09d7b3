package org.communitycounsel.pairing;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * What a community asks of its lawyer. HZ09-4.2b, SH17-2.2.
 *
 * @param languages beside Mandarin, Chinese names separated by 、; may be empty
 * @param fields fields of law, Chinese names separated by 、; may be empty
 * @param serviceKinds kinds of service, Chinese names separated by 、; may be empty
 * @param weekday day of service the community would like, 1 (Monday) to 7, or null
 * @param half which half of it, or null
 * @param note anything else, or null
 */
@Embeddable
public record Needs(
        String languages,
        String fields,
        String serviceKinds,
        Integer weekday,
        Half half,
        @Column(name = "needs_note") String note) {

    static final String SEPARATOR = "、";

    /** What is shown where nothing is asked. */
    public static final String ANY = "不限";

    /** A community that has stated nothing. */
    public static final Needs NONE = new Needs("", "", "", null, null, null);

    /** Names as they are kept. */
    public static String joined(Collection<String> names) {
        return String.join(SEPARATOR, names);
    }

    /** The single names of a kept list. */
    static List<String> names(String list) {
        return list == null || list.isBlank() ? List.of() : Arrays.asList(list.split("[、,，;；\\s]+"));
    }
}
