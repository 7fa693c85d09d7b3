package org.communitycounsel.schedule;

import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.communitycounsel.pairing.Half;
import org.communitycounsel.pairing.PairingForm;
import org.communitycounsel.platform.Word;
import org.communitycounsel.platform.district.Decisions;
import org.springframework.stereotype.Component;

/** The duty hours as the table {@code duty-hours} has them for a district. */
@Component
class DutyHours {

    static final String TABLE = "duty-hours";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm");

    private final Decisions decisions;

    DutyHours(Decisions decisions) {
        this.decisions = decisions;
    }

    /** A row of the table; a figure the rule has no use for is null. */
    record Row(Map<String, Object> values) {

        DutyRule rule() {
            return DutyRule.of(text("rule"));
        }

        Integer dayOfMonth() {
            return (Integer) values.get("dayOfMonth");
        }

        /** 1 (Monday) to 7, where the community has asked for none. */
        Integer weekday() {
            return (Integer) values.get("weekday");
        }

        /** Where the community has asked for none. */
        Half half() {
            return Word.of(Half.class, text("half")).orElseThrow();
        }

        OnHoliday onHoliday() {
            return OnHoliday.of(text("onHoliday"));
        }

        String clause() {
            return text("clause");
        }

        LocalTime starts(Half half) {
            return time(half == Half.MORNING ? "morningFrom" : "afternoonFrom");
        }

        LocalTime ends(Half half) {
            return time(half == Half.MORNING ? "morningUntil" : "afternoonUntil");
        }

        /** How many such half days make up the hours of a month. */
        int visits(Half half) {
            double each = Duration.between(starts(half), ends(half)).toMinutes() / 60.0;
            return (int) Math.ceil((Integer) values.get("hours") / each);
        }

        private LocalTime time(String column) {
            return LocalTime.parse(text(column), TIME);
        }

        private String text(String column) {
            return (String) values.get(column);
        }
    }

    /** @param communityName by which the table tells villages from other communities */
    Row of(String district, PairingForm form, String communityName) {
        return decisions
                .evaluate(district, TABLE, Map.of("pairingForm", form.id(), "communityName", communityName))
                .stream()
                .findFirst()
                .map(Row::new)
                .orElseThrow(() -> new IllegalStateException(
                        "决策表 %s 没有适用于“%s”“%s”的行，请流程设计人员补上。".formatted(TABLE, form.chinese(), communityName)));
    }
}
