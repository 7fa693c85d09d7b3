package org.communitycounsel.pairing;

/**
 * A pairing that was in service has ended.
 *
 * @param expired whether its term ran out; else it was ended before
 */
public record PairingEnded(Long pairing, String dossierNumber, String communityCode, boolean expired) {}
