package org.communitycounsel.pairing;

import java.util.Set;

/**
 * Another module asks for a search: {@code pairing-agreement} begins in the publisher's transaction.
 *
 * @param community twelve digits; it has no search under way
 * @param predecessor id of the pairing to follow, or null
 * @param excluded licence numbers of lawyers who must not be chosen
 */
public record SearchWanted(
        String community, PairingForm form, PairingOrigin origin, Long predecessor, Set<String> excluded) {}
