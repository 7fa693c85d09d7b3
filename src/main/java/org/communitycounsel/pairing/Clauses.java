package org.communitycounsel.pairing;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/**
 * What an agreement settles. HZ09-4.2c, HZ09-5.1a, HZ09-7.2a.
 *
 * @param serviceHours in words
 * @param weekday the agreed day of service, 1 (Monday) to 7, or null where none is fixed
 * @param half which half of it, or null
 * @param specialTerms in the parties' own words, or null
 * @param termMonths length of the term
 * @param renewsFrom first day of a renewed term, or of a supplement; null for a first agreement, whose term begins when it
 *     is filed
 * @param subsidy in words
 * @param subsidySource where the figure comes from, in words
 */
@Embeddable
public record Clauses(
        String serviceHours,
        Integer weekday,
        Half half,
        String specialTerms,
        int termMonths,
        LocalDate renewsFrom,
        String subsidy,
        String subsidySource) {

    static final String TO_BE_ARRANGED = "由双方另行商定，报司法所备案";

    /** The term as the agreement states it. */
    public String term() {
        if (renewsFrom == null) {
            return "%d个月，自司法所归档之日起计算".formatted(termMonths);
        }
        return "%d个月，自%s起至%s止"
                .formatted(
                        termMonths,
                        day(renewsFrom),
                        day(renewsFrom.plusMonths(termMonths).minusDays(1)));
    }

    private static String day(LocalDate day) {
        return "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }

    /** The same with other special terms. @param terms or null */
    Clauses with(String terms) {
        return new Clauses(serviceHours, weekday, half, terms, termMonths, renewsFrom, subsidy, subsidySource);
    }

    /** The same with another time of service. */
    Clauses at(ServiceHours.ServiceTime time) {
        return new Clauses(
                time.inWords(),
                time.weekday(),
                time.half(),
                specialTerms,
                termMonths,
                renewsFrom,
                subsidy,
                subsidySource);
    }
}
