package org.communitycounsel.review;

/**
 * A failing grade stands: nobody objected in time, or the objection was rejected. Who fails is replaced. HZ09-7.4d.
 *
 * @param pairing id of the pairing reviewed
 * @param licenceNumber of the lawyer
 * @param reviewNumber number of the review's dossier
 * @param grounds Chinese: score, grade and clause
 */
public record LawyerFailed(long pairing, String licenceNumber, String reviewNumber, String grounds) {}
