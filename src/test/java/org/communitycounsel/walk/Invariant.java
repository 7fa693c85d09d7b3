package org.communitycounsel.walk;

/**
 * A sentence that always holds.
 *
 * @param sentence English, for the failure's message
 * @param breaches SQL that selects what contradicts it in the district {@code :district} on the day {@code :today}; no row
 *     where the sentence holds
 */
public record Invariant(String sentence, String breaches) {}
