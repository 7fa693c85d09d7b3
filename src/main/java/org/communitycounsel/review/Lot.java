package org.communitycounsel.review;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;

/**
 * Draws by lot, so that anyone can draw again from seed and roster. Of each street: every pairing's lot is the SHA-256 of seed,
 * colon and the pairing's dossier number, in hexadecimal; those with the smallest lots are drawn. At a shell:
 * {@code printf '%s:%s' SEED NUMBER | sha256sum}.
 */
final class Lot {

    private Lot() {}

    /** @param number of the pairing's dossier */
    record Entry(long pairing, String number, String streetCode) {}

    record Drawn(Entry entry, String lot, boolean drawn) {}

    /**
     * @param sample how many are drawn of a street with so many pairings
     * @return the whole roster, street by street in the order of the lots
     */
    static List<Drawn> draw(String seed, Collection<Entry> roster, IntUnaryOperator sample) {
        var streets = new TreeMap<>(roster.stream().collect(Collectors.groupingBy(Entry::streetCode)));
        var all = new ArrayList<Drawn>();
        streets.values().forEach(street -> all.addAll(ofStreet(seed, street, sample.applyAsInt(street.size()))));
        return all;
    }

    private static List<Drawn> ofStreet(String seed, List<Entry> street, int sample) {
        var lots = street.stream()
                .map(entry -> new Drawn(entry, lot(seed, entry.number()), false))
                .sorted(Comparator.comparing(Drawn::lot))
                .toList();
        var drawn = new ArrayList<Drawn>();
        for (int place = 0; place < lots.size(); place++) {
            drawn.add(new Drawn(lots.get(place).entry(), lots.get(place).lot(), place < sample));
        }
        return drawn;
    }

    static String lot(String seed, String number) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest((seed + ":" + number).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
