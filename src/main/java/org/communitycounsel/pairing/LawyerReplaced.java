package org.communitycounsel.pairing;

/**
 * In a pairing that goes on, a lawyer has taken another's place.
 *
 * @param leaving licence number
 * @param joining licence number
 */
public record LawyerReplaced(
        Long pairing, String dossierNumber, String communityCode, String leaving, String joining) {}
