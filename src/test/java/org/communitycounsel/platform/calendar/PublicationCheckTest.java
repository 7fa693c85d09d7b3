package org.communitycounsel.platform.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.communitycounsel.platform.district.Districts;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@DisplayName("启动时检查放假安排")
@ExtendWith(OutputCaptureExtension.class)
class PublicationCheckTest {

    private final AdjustedDays adjusted = mock(AdjustedDays.class);

    @Test
    void nothing_is_said_while_this_year_is_known(CapturedOutput output) {
        startAt("2026-11-30T15:59:59Z");
        assertThat(output).doesNotContain("legal holidays");
    }

    @Test
    void december_begins_in_beijing_and_asks_for_the_next_year(CapturedOutput output) {
        startAt("2046-11-30T16:00:00Z");
        assertThat(output.getOut().lines().filter(line -> line.contains("legal holidays of 2046, 2047 are not known")))
                .hasSize(1);
    }

    @Test
    void an_unknown_year_is_named(CapturedOutput output) {
        startAt("2046-06-01T00:00:00Z");
        assertThat(output).contains("legal holidays of 2046 are not known");
    }

    @Test
    void a_year_entered_by_hand_is_known(CapturedOutput output) {
        var nationalDay =
                new AdjustedDay("*", LocalDate.of(2046, 10, 1), false, "国庆节", "国办发明电", "admin", Instant.EPOCH);
        when(adjusted.of(any(), anyInt())).thenReturn(List.of(nationalDay));
        startAt("2046-06-01T00:00:00Z");
        assertThat(output).doesNotContain("legal holidays");
    }

    private void startAt(String instant) {
        var clock = Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
        new PublicationCheck(new WorkingCalendar(adjusted, mock(Districts.class), clock), clock).warn();
    }
}
