package org.communitycounsel.worklog;

import java.time.LocalDate;
import java.util.List;
import org.communitycounsel.pairing.PairingForm;

/**
 * A pairing in service.
 *
 * @param licences of its lawyers
 * @param lawyers their names, separated by 、
 * @param since first day of service
 * @param until last day of service; null while it goes on
 */
public record ServedPairing(
        long id,
        PairingForm form,
        String communityCode,
        String community,
        String streetCode,
        String street,
        String firmCode,
        String firm,
        List<String> licences,
        String lawyers,
        LocalDate since,
        LocalDate until) {

    /** Whether it is served on all those days. */
    boolean isServed(LocalDate first, LocalDate last) {
        return !since.isAfter(first) && (until == null || !until.isBefore(last));
    }

    /** Six digits. */
    public String districtCode() {
        return communityCode.substring(0, 6);
    }
}
