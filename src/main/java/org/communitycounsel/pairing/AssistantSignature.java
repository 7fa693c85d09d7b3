package org.communitycounsel.pairing;

import java.time.Instant;

/**
 * A party's signature under one document about assistants.
 *
 * @param sha256 of the document
 * @param signedBy the account
 * @param signedByName its name at the time
 */
public record AssistantSignature(
        String sha256, AssistantParty party, String signedBy, String signedByName, Instant signedAt) {}
