package org.communitycounsel.dispute;

import java.util.Map;
import org.communitycounsel.platform.district.Decisions;
import org.springframework.stereotype.Component;

/** What a grade means in a district, by the table {@code dispute-guidance}. SH17-3.4. */
@Component
public class GradeTerms {

    private static final String TABLE = "dispute-guidance";

    private final Decisions decisions;

    GradeTerms(Decisions decisions) {
        this.decisions = decisions;
    }

    /**
     * @param level how grave; the higher the graver
     * @param priority of the tasks: the higher stand first in lists
     * @param guidance what to do, Chinese
     * @param clause it rests on
     */
    public record Terms(int level, int priority, String guidance, String clause) {}

    public Terms of(String district, Grade grade) {
        Map<String, Object> row =
                decisions.evaluate(district, TABLE, Map.of("grade", grade.id())).get(0);
        return new Terms(
                ((Number) row.get("level")).intValue(),
                ((Number) row.get("priority")).intValue(),
                (String) row.get("guidance"),
                (String) row.get("clause"));
    }

    /** Whether the one is graver than the other. */
    boolean isGraver(String district, Grade one, Grade other) {
        return of(district, one).level() > of(district, other).level();
    }
}
