package org.communitycounsel.pairing;

import java.time.LocalDate;
import java.util.Optional;

/** When a pairing's lawyers are in the community; known to the schedule, asked by agreement, notice and card. HZ09-5.1a. */
public interface ServiceHours {

    /**
     * A time of service.
     *
     * @param weekday 1 (Monday) to 7; null where the district's rule fixes a day of the month
     * @param inWords Chinese, such as {@code 每周三下午14:00—17:00}
     */
    record ServiceTime(Integer weekday, Half half, String inWords) {}

    /** The time that holds on that day; empty where none is set. @param pairing its id */
    Optional<ServiceTime> on(Long pairing, LocalDate day);

    /** The same in words, which are empty where none is set. */
    default String inWords(Long pairing, LocalDate day) {
        return on(pairing, day).map(ServiceTime::inWords).orElse("");
    }

    /**
     * The time a new agreement of the pairing can promise: the one the community has asked for, or else the first that its
     * lawyers have neither given nor promised to another community. Empty where they have no half day left. Nobody else is
     * promised one of theirs until the transaction ends.
     */
    Optional<ServiceTime> free(Pairing pairing);

    /**
     * A time the parties want.
     *
     * @param weekday null where the district's rule fixes a day of the month
     * @throws org.communitycounsel.platform.Refusal where a lawyer has given or promised it to another community, or where the
     *     district's rule fixes the day
     */
    ServiceTime wanted(Pairing pairing, Integer weekday, Half half);
}
