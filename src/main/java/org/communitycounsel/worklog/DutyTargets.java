package org.communitycounsel.worklog;

import java.util.List;
import java.util.Map;
import org.communitycounsel.pairing.PairingForm;
import org.communitycounsel.platform.Word;
import org.communitycounsel.platform.district.Decisions;
import org.springframework.stereotype.Component;

/** What a pairing is due, as the table {@code duty-targets} has it for a district. HZ09-5.1, JG-9, SH17-2.3, HZ24-1.3. */
@Component
class DutyTargets {

    static final String TABLE = "duty-targets";

    private final Decisions decisions;

    DutyTargets(Decisions decisions) {
        this.decisions = decisions;
    }

    /**
     * So much in every period.
     *
     * @param id of the row, English
     * @param name Chinese
     * @param amount in what the measure counts
     * @param leastMinutes how long a half day has to be to count; 0 for other measures
     * @param remindDays how many working days before the end of the period it is warned of
     */
    record Target(
            String id,
            String name,
            Recurrence period,
            Measure measure,
            int amount,
            int leastMinutes,
            int remindDays,
            String clause) {

        /** Such as {@code 6小时}. */
        String inWords() {
            return amount + measure.chinese();
        }
    }

    /** @param communityName by which the table tells villages from other communities */
    List<Target> of(String district, PairingForm form, String communityName) {
        return decisions
                .evaluate(district, TABLE, Map.of("pairingForm", form.id(), "communityName", communityName))
                .stream()
                .map(DutyTargets::target)
                .toList();
    }

    private static Target target(Map<String, Object> row) {
        return new Target(
                (String) row.get("target"),
                (String) row.get("name"),
                word(Recurrence.class, row.get("period")),
                word(Measure.class, row.get("measure")),
                (Integer) row.get("amount"),
                row.get("leastMinutes") == null ? 0 : (Integer) row.get("leastMinutes"),
                (Integer) row.get("remindDays"),
                (String) row.get("clause"));
    }

    private static <T extends Enum<T> & Word> T word(Class<T> list, Object id) {
        return Word.of(list, (String) id)
                .orElseThrow(() -> new IllegalStateException("决策表 %s 里的“%s”无法识别，请流程设计人员改为 %s 之一。"
                        .formatted(TABLE, id, Word.spellings(list).values())));
    }
}
