package org.communitycounsel.worklog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a signature stands under, as one text, and its SHA-256. Anybody can compute it again from the record's fields:
 *
 * <ul>
 *   <li>The first line is {@code community-counsel/log-entry/v1}; nothing else the project hashes begins so.
 *   <li>Then a line a field, in the order below: name, colon, length of the value in UTF-8 bytes, colon, value. The length
 *       keeps a value with line breaks from passing for other fields. A field without a value has length 0.
 *   <li>{@code previous} is the hash of the record before it in the community's volume, for the first one the hash of the
 *       two lines {@code community-counsel/log-volume/v1} and the community's code.
 *   <li>Every line ends with a line feed. Times of service are local, {@code 2026-03-09T14:00}; moments are UTC,
 *       {@code 2026-03-09T08:30:00Z}, to the millisecond. Words are given by their ids.
 * </ul>
 */
final class SignedText {

    private static final String ENTRY = "community-counsel/log-entry/v1\n";
    private static final String VOLUME = "community-counsel/log-volume/v1\n";

    private SignedText() {}

    /** What stands before the first record of a community. */
    static String beginning(String community) {
        return sha256(VOLUME + community + "\n");
    }

    static String hash(LogEntry entry) {
        return sha256(of(entry));
    }

    static String of(LogEntry entry) {
        var text = new StringBuilder(ENTRY);
        field(text, "previous", entry.previousHash());
        field(text, "community", entry.communityCode());
        field(text, "seq", entry.seq());
        field(text, "number", entry.number());
        field(text, "pairing", entry.pairing());
        field(text, "lawyer", entry.licenceNumber());
        field(text, "nature", entry.nature().id());
        field(text, "from", entry.from());
        field(text, "until", entry.until());
        field(text, "served", entry.served().id());
        field(text, "whom", entry.whom());
        field(text, "kind", entry.kind().id());
        field(text, "content", entry.content());
        field(text, "result", entry.result());
        field(text, "corrects", entry.corrects());
        field(text, "recordedBy", entry.recordedBy());
        field(text, "recordedAt", entry.recordedAt());
        field(text, "signDueAt", entry.signDueAt());
        field(text, "signedBy", entry.signedBy());
        field(text, "signedByName", entry.signedByName());
        field(text, "signedAt", entry.signedAt());
        return text.toString();
    }

    private static void field(StringBuilder text, String name, Object value) {
        String written = value == null ? "" : value.toString();
        int length = written.getBytes(StandardCharsets.UTF_8).length;
        text.append(name).append(':').append(length).append(':').append(written).append('\n');
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
