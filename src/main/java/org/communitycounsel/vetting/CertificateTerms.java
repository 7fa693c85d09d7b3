package org.communitycounsel.vetting;

/**
 * How long a certificate holds, as the table {@code certificate-terms} says.
 *
 * @param validMonths months it is valid
 * @param renewalDays days before the last valid day from which it can be renewed
 * @param educationHours hours of continuing education a renewal asks for
 */
public record CertificateTerms(int validMonths, int renewalDays, int educationHours) {}
