package org.communitycounsel.pairing;

/** A pairing goes on for another term. */
public record PairingRenewed(Long pairing, String dossierNumber, String communityCode) {}
