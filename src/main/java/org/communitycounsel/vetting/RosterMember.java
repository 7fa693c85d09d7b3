package org.communitycounsel.vetting;

import java.time.LocalDate;
import java.util.Set;

/**
 * A lawyer on the roster, with what a choice between lawyers asks for.
 *
 * @param languages Chinese names separated by 、; may be null
 * @param specialities as the firm recommended them, and as the directory has them
 * @param practisingSince first day of practice
 * @param streets codes of the streets the lawyer was recommended and published for
 */
public record RosterMember(
        String licenceNumber,
        String name,
        String firmCode,
        String firmName,
        String languages,
        String specialities,
        LocalDate practisingSince,
        Set<String> streets) {}
