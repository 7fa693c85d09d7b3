package org.communitycounsel.pairing;

/** A pairing that was in service has ended. */
public record PairingEnded(Long pairing, String dossierNumber, String communityCode) {}
