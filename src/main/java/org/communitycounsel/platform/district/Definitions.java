package org.communitycounsel.platform.district;

import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.stereotype.Component;

/**
 * Which deployment of a definition a district uses: its own, else its city's, else the base. The answer is the engine
 * tenant to ask for; empty is the base, which has no tenant.
 */
@Component
public class Definitions {

    private final RepositoryService repository;
    private final Districts districts;
    private final Unchecked unchecked;

    Definitions(RepositoryService repository, Districts districts, Unchecked unchecked) {
        this.repository = repository;
        this.districts = districts;
        this.unchecked = unchecked;
    }

    /** The tenant whose process of that key the district runs. */
    public Optional<String> processTenant(String district, String key) {
        return nearest(
                district,
                tenant -> repository
                                .createProcessDefinitionQuery()
                                .processDefinitionKey(key)
                                .tenantIdIn(tenant)
                                .count()
                        > 0);
    }

    /** The tenant whose decision table of that key holds in the district. */
    public Optional<String> decisionTenant(String district, String key) {
        return nearest(
                district,
                tenant -> repository
                                .createDecisionDefinitionQuery()
                                .decisionDefinitionKey(key)
                                .tenantIdIn(tenant)
                                .count()
                        > 0);
    }

    private Optional<String> nearest(String district, java.util.function.Predicate<String> deployed) {
        if (district == null) {
            return Optional.empty();
        }
        return unchecked.ask(() ->
                Stream.of(district, districts.cityOf(district)).filter(deployed).findFirst());
    }
}
