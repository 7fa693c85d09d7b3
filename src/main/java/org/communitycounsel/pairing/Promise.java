package org.communitycounsel.pairing;

/** A half day of the week which an agreement still to be filed states. @param weekday 1 (Monday) to 7 */
public record Promise(String communityName, int weekday, Half half) {}
