package org.communitycounsel.vetting;

/**
 * A certificate has begun a new term.
 *
 * @param certificate the certificate's number
 */
public record CertificateRenewed(String certificate) {}
