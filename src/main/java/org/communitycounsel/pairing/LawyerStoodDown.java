package org.communitycounsel.pairing;

/**
 * A lawyer serves a pairing no longer, by decision of the programme and not by an agreement; the pairing goes on. JG-21.
 *
 * @param leaving licence number
 * @param cover licence number of who takes over meanwhile; null where the others of the pairing do
 */
public record LawyerStoodDown(Long pairing, String dossierNumber, String communityCode, String leaving, String cover) {}
