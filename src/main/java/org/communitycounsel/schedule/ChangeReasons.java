package org.communitycounsel.schedule;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.district.Decisions;
import org.springframework.stereotype.Component;

/** The reasons for which a district changes what was agreed upon, as the table {@code change-reasons} has them. JG-17b. */
@Component
public class ChangeReasons {

    static final String TABLE = "change-reasons";

    private final Decisions decisions;

    ChangeReasons(Decisions decisions) {
        this.decisions = decisions;
    }

    /** @param urgent whether a report for it may come late */
    public record Reason(String id, String name, boolean urgent, String clause) {}

    /** The reasons for which something may be changed there. */
    public List<Reason> of(String district) {
        return Arrays.stream(ChangeKind.values())
                .flatMap(kind -> of(district, kind).stream())
                .distinct()
                .toList();
    }

    private List<Reason> of(String district, ChangeKind kind) {
        return decisions.evaluate(district, TABLE, Map.of("kind", kind.id())).stream()
                .map(row -> new Reason(
                        (String) row.get("reason"),
                        (String) row.get("name"),
                        Boolean.TRUE.equals(row.get("urgent")),
                        (String) row.get("clause")))
                .toList();
    }

    Reason of(String district, ChangeKind kind, String id) {
        var reasons = of(district, kind);
        return reasons.stream()
                .filter(reason -> reason.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal("“%s”的理由只能是：%s。"
                        .formatted(
                                kind.chinese(),
                                String.join(
                                        "、", reasons.stream().map(Reason::name).toList()))));
    }
}
