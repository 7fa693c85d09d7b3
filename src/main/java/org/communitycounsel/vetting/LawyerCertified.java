package org.communitycounsel.vetting;

/**
 * A lawyer has been certified and is on the roster.
 *
 * @param certificate the certificate's number
 */
public record LawyerCertified(String certificate, String licenceNumber, String districtCode) {}
