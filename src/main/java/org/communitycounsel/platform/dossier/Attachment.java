package org.communitycounsel.platform.dossier;

import java.time.Instant;

/**
 * A document of a case. It is never removed; withdrawing it leaves who did so and why.
 *
 * @param size in bytes
 * @param sha256 of the content, 64 hex digits
 * @param note what the document is, as the uploader wrote it; may be null
 * @param uploadedBy the account
 * @param withdrawnAt null while the document counts, as are the other withdrawn fields
 */
public record Attachment(
        long id,
        String number,
        String fileName,
        String mediaType,
        int size,
        String sha256,
        String note,
        Instant uploadedAt,
        String uploadedBy,
        String uploadedByName,
        Instant withdrawnAt,
        String withdrawnByName,
        String withdrawnReason) {

    public boolean withdrawn() {
        return withdrawnAt != null;
    }

    /** Such as {@code 1.2 MB}. */
    public String sizeInWords() {
        return size < 1024
                ? size + " B"
                : size < 1024 * 1024 ? "%d KB".formatted(size / 1024) : "%.1f MB".formatted(size / 1024.0 / 1024);
    }
}
