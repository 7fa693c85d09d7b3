package org.communitycounsel.platform.district;

import java.util.List;
import java.util.Map;
import org.communitycounsel.platform.engine.DecisionTables;
import org.springframework.stereotype.Component;

/** Reads the programme's decision tables as they hold in a district. */
@Component
public class Decisions {

    private final DecisionTables tables;
    private final Definitions definitions;
    private final Unchecked unchecked;

    Decisions(DecisionTables tables, Definitions definitions, Unchecked unchecked) {
        this.tables = tables;
        this.definitions = definitions;
        this.unchecked = unchecked;
    }

    /**
     * Evaluates a table as it holds in the district; leaves nothing in the engine's history.
     *
     * @param district the district's code, or null for the base
     * @param table the decision's key
     * @return the matching rows, output name to value; empty where no row matches
     */
    public List<Map<String, Object>> evaluate(String district, String table, Map<String, Object> inputs) {
        String tenant = definitions.decisionTenant(district, table).orElse(null);
        return unchecked.ask(() -> tables.evaluate(table, tenant, inputs));
    }
}
