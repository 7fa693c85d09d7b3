package org.communitycounsel.platform.document;

import java.time.Instant;

/**
 * A version of a place's own template.
 *
 * @param place the district's code, or the city's
 * @param version from 1; the highest holds
 * @param sha256 of the file, 64 hex digits
 * @param uploadedBy the account
 */
record Template(
        String kind,
        String place,
        int version,
        String fileName,
        String sha256,
        Instant uploadedAt,
        String uploadedBy,
        String uploadedByName) {}
