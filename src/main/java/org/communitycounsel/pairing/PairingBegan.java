package org.communitycounsel.pairing;

/** A pairing's agreement is filed: service begins. @param predecessor the pairing that ended by this one's beginning, or null */
public record PairingBegan(Long pairing, String dossierNumber, String communityCode, Long predecessor) {}
