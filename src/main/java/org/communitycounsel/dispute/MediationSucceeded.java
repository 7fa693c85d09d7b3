package org.communitycounsel.dispute;

import java.time.LocalDate;

/**
 * A lawyer's mediation led to an agreement, which is subsidised by the case. SC20-4.8c.
 *
 * @param dossierNumber of the dispute
 * @param on the day of the agreement, in the district's zone
 */
public record MediationSucceeded(
        String dossierNumber, String districtCode, String communityCode, String licenceNumber, LocalDate on) {}
