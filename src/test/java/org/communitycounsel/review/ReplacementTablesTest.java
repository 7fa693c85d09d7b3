package org.communitycounsel.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.calendar.Deadlines;
import org.communitycounsel.platform.calendar.MovableClock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
@DisplayName("JG-21、HZ09-7.4d 更换律师的表")
class ReplacementTablesTest {

    @Autowired
    ReplacementTerms terms;

    @Autowired
    Deadlines deadlines;

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "FAILED_REVIEW, false, true, 7, HZ09-7.4d",
        "ABSENT, true, true, 7, JG-21",
        "IRRESPONSIBLE, true, true, 7, JG-21",
        "LEFT_ROSTER, false, false, 0, HZ09-4.2a"
    })
    void each_cause_says_whether_it_is_heard_and_bars_and_how_long_the_lawyer_serves_on(
            ReplacementCause cause, boolean hearing, boolean bars, int serviceDays, String clause) {
        assertThat(terms.of("330102", cause)).isEqualTo(new ReplacementTerms.Terms(hearing, bars, serviceDays, clause));
    }

    /** From Wednesday, 30 September 2026: the National Day is from the 1st to the 7th, Saturday the 10th is worked. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "replacement-hearing, lawyer, 2026-10-13, JG-21",
        "replacement-hearing, firm, 2026-10-13, JG-21",
        "replacement-hearing, hearing, 2026-10-13, JG-21",
        "replacement-hearing, confirm, 2026-10-10, JG-21",
        "replacement-hearing, supervise, 2026-10-10, HZ09-7.4b",
        "lawyer-replacement, arrange, 2026-10-09, JG-21",
        "replacement-handover, firm, 2026-10-10, JG-21",
        "replacement-handover, receiver, 2026-10-09, JG-21",
        "replacement-handover, community, 2026-10-09, HZ09-5.3a",
        "replacement-handover, witness, 2026-10-10, JG-7.2",
        "replacement-succession, decide, 2026-10-10, JG-17c",
        "replacement-succession, search, 2026-11-03, HZ24-1.1a",
        "replacement-supplement, name, 2026-10-10, SC20-4.1a",
        "replacement-supplement, sign, 2026-10-20, JG-17c"
    })
    void each_step_has_a_deadline_in_working_days_with_its_clause(
            String process, String step, String day, String clause) {
        var begin = LocalDateTime.of(2026, 9, 30, 10, 0).atZone(MovableClock.ZONE);

        var deadline = deadlines.deadline("330102", process + "-deadlines", step, begin.toInstant());

        assertThat(deadline.date().toInstant().atZone(MovableClock.ZONE).toLocalDateTime())
                .isEqualTo(LocalDateTime.parse(day + "T23:59:59"));
        assertThat(deadline.clause()).isEqualTo(clause);
    }

    @Test
    void hearing_ends_when_lawyer_and_firm_are_due() {
        var now = LocalDateTime.of(2026, 9, 30, 10, 0).atZone(MovableClock.ZONE).toInstant();

        for (String party : new String[] {"lawyer", "firm"}) {
            assertThat(deadlines
                            .deadline("330102", "replacement-hearing-deadlines", party, now)
                            .date())
                    .isEqualTo(deadlines
                            .deadline("330102", "replacement-hearing-deadlines", "hearing", now)
                            .date());
        }
    }
}
