package org.communitycounsel.schedule;

import java.time.LocalDate;
import org.communitycounsel.pairing.Half;

/**
 * What a firm reports. JG-17a/b.
 *
 * @param pairing number of the pairing's dossier
 * @param lawyer licence number of the lawyer it is about; null where the pairing has only one, or the hours are asked for
 * @param otherPairing number of the dossier of the pairing to change places with, for {@link ChangeKind#COMMUNITY}; else null
 * @param weekday 1 (Monday) to 7, for {@link ChangeKind#HOURS}; null where it stays
 * @param half for {@link ChangeKind#HOURS}; else null
 * @param wished licence number of who is to take over; null where the firm leaves it open
 * @param from first day of the change
 * @param until last day of a leave; else null
 * @param reason id of a row of the table {@code change-reasons}
 * @param report the written report
 */
public record ChangeRequest(
        String pairing,
        ChangeKind kind,
        String lawyer,
        String otherPairing,
        Integer weekday,
        Half half,
        String wished,
        LocalDate from,
        LocalDate until,
        String reason,
        String report) {}
