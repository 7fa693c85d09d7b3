package org.communitycounsel.pairing;

import java.time.Instant;

/**
 * A party's signature under one document.
 *
 * @param sha256 of the document
 * @param signedBy the account
 * @param signedByName its name at the time
 */
public record Signature(String sha256, Party party, String signedBy, String signedByName, Instant signedAt) {}
