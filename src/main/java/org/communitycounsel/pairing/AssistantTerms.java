package org.communitycounsel.pairing;

import java.util.Map;
import java.util.Optional;
import org.communitycounsel.platform.district.Decisions;
import org.springframework.stereotype.Component;

/** How many students assist a community, and for how long, as the table {@code assistant-terms} says. HZ09-4.2d. */
@Component
class AssistantTerms {

    static final String TABLE = "assistant-terms";

    private final Decisions decisions;

    AssistantTerms(Decisions decisions) {
        this.decisions = decisions;
    }

    /**
     * @param students of one community
     * @param rounds of recommendation, at most
     * @param months of service under one agreement
     * @param clause where the figures come from
     */
    record Figures(int students, int rounds, int months, String clause) {}

    /** Empty where the district has no assistants: no row, or none to be sent. */
    Optional<Figures> of(Pairing pairing) {
        return decisions
                .evaluate(
                        pairing.districtCode(),
                        TABLE,
                        Map.of("pairingForm", pairing.form().id()))
                .stream()
                .findFirst()
                .map(AssistantTerms::figures)
                .filter(figures -> figures.students() > 0);
    }

    private static Figures figures(Map<String, Object> row) {
        return new Figures(
                (Integer) row.get("students"), (Integer) row.get("rounds"), (Integer) row.get("months"), (String)
                        row.get("clause"));
    }
}
