package org.communitycounsel.pairing;

import java.time.LocalDate;
import java.util.Optional;

/** Who stands in for a lawyer of a pairing; known to the schedule, asked by notice and card. */
public interface Absences {

    /**
     * @param absent licence number
     * @param substitute licence number
     * @param until last day
     */
    record Cover(String absent, String substitute, LocalDate until) {}

    /** Who stands in on that day. @param pairing its id */
    Optional<Cover> on(Long pairing, LocalDate day);
}
