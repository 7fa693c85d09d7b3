package org.communitycounsel.worklog;

/**
 * A record is signed and stands in its community's volume.
 *
 * @param corrects number of the record it corrects, or null
 */
public record LogSigned(String number, long pairing, String communityCode, String licenceNumber, String corrects) {}
