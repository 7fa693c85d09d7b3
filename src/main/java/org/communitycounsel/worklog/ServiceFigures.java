package org.communitycounsel.worklog;

import java.math.BigDecimal;
import java.util.Map;

/**
 * What a lawyer's signed logs and duty in one pairing say of a span of days.
 *
 * @param dutiesDue duties by plan and calendar whose end is past; one left out for a holiday does not count
 * @param dutiesAttended of those, how many were attended
 * @param visits entries of a visit
 * @param matters entries of a matter
 * @param byKind entries by id of the kind of service; kinds without an entry are missing
 * @param hours of all entries
 * @param lectures entries of a lecture or publicity event
 * @param trainings entries of a training of mediators
 * @param returned entries that were returned at least once
 * @param signedLate entries signed after the deadline
 */
public record ServiceFigures(
        int dutiesDue,
        int dutiesAttended,
        int visits,
        int matters,
        Map<String, Integer> byKind,
        BigDecimal hours,
        int lectures,
        int trainings,
        int returned,
        int signedLate) {}
