package org.communitycounsel.platform.district;

import java.util.List;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.ProcessDefinitionQueryImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;
import org.camunda.bpm.engine.repository.ProcessDefinition;

/**
 * Lists for starting a process show each person what runs in the own districts: a district's own definition in the place
 * of its city's, and either in the place of the base. Lists for reading, such as Cockpit's, show all.
 */
class NearestDefinitions extends ProcessDefinitionManager {

    private final Definitions definitions;

    NearestDefinitions(Definitions definitions) {
        this.definitions = definitions;
    }

    @Override
    public List<ProcessDefinition> findProcessDefinitionsByQueryCriteria(ProcessDefinitionQueryImpl query, Page page) {
        if (!isForStarting(query) || PersonAtWork.find().isEmpty()) {
            return super.findProcessDefinitionsByQueryCriteria(query, page);
        }
        List<ProcessDefinition> nearest = nearest(query);
        if (page == null) {
            return nearest;
        }
        return nearest.stream()
                .skip(page.getFirstResult())
                .limit(page.getMaxResults())
                .toList();
    }

    @Override
    public long findProcessDefinitionCountByQueryCriteria(ProcessDefinitionQueryImpl query) {
        return isForStarting(query) && PersonAtWork.find().isPresent()
                ? nearest(query).size()
                : super.findProcessDefinitionCountByQueryCriteria(query);
    }

    private static boolean isForStarting(ProcessDefinitionQueryImpl query) {
        return query.isStartableInTasklist() || query.isStartablePermissionCheck();
    }

    /** There are few definitions, so all are read and what is not nearest is left out. */
    private List<ProcessDefinition> nearest(ProcessDefinitionQueryImpl query) {
        List<String> districts = PersonAtWork.find().orElseThrow().districts();
        return super.findProcessDefinitionsByQueryCriteria(query, null).stream()
                .filter(definition -> runsInOneOf(districts, definition))
                .toList();
    }

    private boolean runsInOneOf(List<String> districts, ProcessDefinition definition) {
        return districts.isEmpty()
                ? definition.getTenantId() == null
                : districts.stream()
                        .anyMatch(district -> java.util.Objects.equals(
                                definitions
                                        .processTenant(district, definition.getKey())
                                        .orElse(null),
                                definition.getTenantId()));
    }
}
