package org.communitycounsel.platform.district;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.ProcessDefinitionQueryImpl;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionQueryImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TenantManager;

/** Whoever works in a district also finds the definitions of its city; nothing else of the city's tenant. */
class CityTenants extends TenantManager {

    @Override
    public ListQueryParameterObject configureQuery(ListQueryParameterObject query) {
        super.configureQuery(query);
        if (query instanceof ProcessDefinitionQueryImpl || query instanceof DecisionDefinitionQueryImpl) {
            var check = query.getTenantCheck();
            check.setAuthTenantIds(withCities(check.getAuthTenantIds()));
        }
        return query;
    }

    /** Whether a definition of that tenant may be read and started. */
    boolean readsDefinitionsOf(String tenant) {
        return isAuthenticatedTenant(tenant)
                || withCities(getCurrentAuthentication().getTenantIds()).contains(tenant);
    }

    private static List<String> withCities(List<String> districts) {
        return districts == null
                ? new ArrayList<>()
                : Stream.concat(districts.stream(), districts.stream().map(District::cityOf))
                        .distinct()
                        .toList();
    }
}
