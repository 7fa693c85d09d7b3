package org.communitycounsel.platform.district;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;

/** Reads the programme's decision tables as they hold in a district. */
@Component
public class Decisions {

    private final DecisionService decisions;
    private final Definitions definitions;
    private final Unchecked unchecked;

    Decisions(DecisionService decisions, Definitions definitions, Unchecked unchecked) {
        this.decisions = decisions;
        this.definitions = definitions;
        this.unchecked = unchecked;
    }

    /**
     * Evaluates a table as it holds in the district.
     *
     * @param district the district's code, or null for the base
     * @param table the decision's key
     * @return the matching rows, output name to value; empty where no row matches
     */
    public List<Map<String, Object>> evaluate(String district, String table, Map<String, Object> inputs) {
        var evaluation = decisions.evaluateDecisionTableByKey(table).variables(inputs);
        var tenant = definitions.decisionTenant(district, table);
        evaluation = tenant.isPresent()
                ? evaluation.decisionDefinitionTenantId(tenant.get())
                : evaluation.decisionDefinitionWithoutTenantId();
        return unchecked.ask(evaluation::evaluate).getResultList();
    }
}
