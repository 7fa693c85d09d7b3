package org.communitycounsel.pairing;

import java.time.LocalDate;

/** When a pairing's lawyers are in the community; known to the schedule, asked by notice, card and agreement. */
public interface ServiceHours {

    /**
     * The hours in words as they hold on that day, Chinese, such as {@code 每周三下午14:00—17:00}; empty where none are set.
     *
     * @param pairing its id
     */
    String inWords(Long pairing, LocalDate day);
}
