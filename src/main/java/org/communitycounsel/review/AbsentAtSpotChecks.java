package org.communitycounsel.review;

/**
 * A lawyer was not there at as many spot checks of a half-year as the district's table tolerates at most. JG-21: who is absent
 * at several spot checks is replaced.
 *
 * @param pairing id of the pairing
 * @param licenceNumber of the lawyer
 * @param times how often
 * @param grounds Chinese: the days of the checks and the clause
 */
public record AbsentAtSpotChecks(long pairing, String licenceNumber, int times, String grounds) {}
