package org.communitycounsel.review;

import java.util.Map;
import org.communitycounsel.platform.district.Decisions;
import org.springframework.stereotype.Component;

/** What the district's table {@code replacement-causes} says of a cause. JG-21, HZ09-7.4d. */
@Component
public class ReplacementTerms {

    static final String TABLE = "replacement-causes";

    private final Decisions decisions;

    ReplacementTerms(Decisions decisions) {
        this.decisions = decisions;
    }

    /**
     * A row of the table.
     *
     * @param hearing whether lawyer and firm are heard and the coordination office finds whether it stands
     * @param bars whether the lawyer may not come back to the community
     * @param serviceDays how many days at most the lawyer serves on once it stands; 0 for today only
     */
    public record Terms(boolean hearing, boolean bars, int serviceDays, String clause) {}

    public Terms of(String district, ReplacementCause cause) {
        var rows = decisions.evaluate(district, TABLE, Map.of("cause", cause.id()));
        if (rows.size() != 1) {
            throw new IllegalStateException(
                    "决策表 %s 对事由“%s”应有一行，实有%d行，请流程设计人员改正。".formatted(TABLE, cause.chinese(), rows.size()));
        }
        var row = rows.get(0);
        return new Terms(
                Boolean.TRUE.equals(row.get("hearing")),
                Boolean.TRUE.equals(row.get("bars")),
                ((Number) row.get("serviceDays")).intValue(),
                (String) row.get("clause"));
    }
}
