package org.communitycounsel.pairing;

/** A search was given up: the community gets no lawyer by it. @param reason Chinese */
public record PairingFailed(Long pairing, String dossierNumber, String communityCode, String reason) {}
