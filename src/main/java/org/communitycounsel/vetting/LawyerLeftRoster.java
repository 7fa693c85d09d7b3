package org.communitycounsel.vetting;

/**
 * A lawyer's certificate has expired or was withdrawn; the lawyer can no longer be chosen.
 *
 * @param certificate the certificate's number
 */
public record LawyerLeftRoster(String certificate, String licenceNumber, String districtCode) {}
