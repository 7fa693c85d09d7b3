package org.communitycounsel.pairing;

import java.util.Map;
import java.util.Optional;
import org.communitycounsel.platform.district.Decisions;
import org.springframework.stereotype.Component;

/** The row that a table of the district has for a form of pairing. */
@Component
class RowByForm {

    private final Decisions decisions;

    RowByForm(Decisions decisions) {
        this.decisions = decisions;
    }

    Optional<Map<String, Object>> find(String district, String table, PairingForm form) {
        return decisions.evaluate(district, table, Map.of("pairingForm", form.id())).stream()
                .findFirst();
    }

    /** The row that has to be there. */
    Map<String, Object> of(String district, String table, PairingForm form) {
        return find(district, table, form)
                .orElseThrow(() ->
                        new IllegalStateException("决策表 %s 没有适用于“%s”的行，请流程设计人员补上。".formatted(table, form.chinese())));
    }
}
