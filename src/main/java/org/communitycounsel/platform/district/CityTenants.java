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

    private int opened;

    /** Ends when it is closed. */
    interface Opened extends AutoCloseable {
        @Override
        void close();
    }

    /** Lets the city's tenant count as one's own while a definition is checked for reading or starting. */
    Opened openDefinitions() {
        opened++;
        return () -> opened--;
    }

    @Override
    public boolean isAuthenticatedTenant(String tenant) {
        return super.isAuthenticatedTenant(tenant)
                || opened > 0
                        && withCities(getCurrentAuthentication().getTenantIds()).contains(tenant);
    }

    @Override
    public ListQueryParameterObject configureQuery(ListQueryParameterObject query) {
        super.configureQuery(query);
        if (query instanceof ProcessDefinitionQueryImpl || query instanceof DecisionDefinitionQueryImpl) {
            var check = query.getTenantCheck();
            check.setAuthTenantIds(withCities(check.getAuthTenantIds()));
        }
        return query;
    }

    private static List<String> withCities(List<String> districts) {
        return districts == null
                ? new ArrayList<>()
                : Stream.concat(districts.stream(), districts.stream().map(District::cityOf))
                        .distinct()
                        .toList();
    }
}
