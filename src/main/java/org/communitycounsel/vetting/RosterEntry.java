package org.communitycounsel.vetting;

import java.time.LocalDate;

/**
 * One line of the roster, in words.
 *
 * @param kind in what capacity, Chinese
 * @param service what for, Chinese
 * @param certificate the certificate's number
 * @param validUntil last day on which it is valid
 */
public record RosterEntry(
        String licenceNumber,
        String name,
        String kind,
        String firm,
        String service,
        String certificate,
        LocalDate validUntil) {}
