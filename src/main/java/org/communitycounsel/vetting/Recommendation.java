package org.communitycounsel.vetting;

import java.util.Set;

/**
 * What a firm states when it recommends a lawyer. HZ09-4.2a, SH17-3.1a.
 *
 * @param firmCode the recommending firm
 * @param licenceNumber the recommended lawyer
 * @param streets codes of the streets concerned, where the candidate is published
 * @param specialities fields of law, as they will be published
 * @param reputation standing in society, as it will be published
 * @param materials ids of the materials handed in, as the table {@code lawyer-conditions} names them
 */
public record Recommendation(
        String firmCode,
        String licenceNumber,
        ServiceKind serviceKind,
        Set<String> streets,
        String specialities,
        String reputation,
        Set<String> materials) {}
