package org.communitycounsel.platform.engine;

import java.util.ArrayList;
import java.util.List;
import org.communitycounsel.platform.engine.model.Known;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the engine has deployed already. Read from its tables, because the engine asks while it deploys. */
@Component
class DeployedModels {

    private final JdbcClient jdbc;

    DeployedModels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a tenant's models may refer to: the base, the city's, its own. */
    Known seenFrom(String tenant) {
        List<String> tenants = new ArrayList<>(List.of(""));
        if (tenant != null) {
            tenants.add(tenant);
            tenants.add(tenant.substring(0, Math.min(4, tenant.length())));
        }
        return new Known() {
            @Override
            public boolean process(String key) {
                return isThere("act_re_procdef", key, tenants);
            }

            @Override
            public boolean decision(String key) {
                return isThere("act_re_decision_def", key, tenants);
            }

            @Override
            public boolean form(String key) {
                return isThere("act_re_camformdef", key, tenants);
            }
        };
    }

    private boolean isThere(String table, String key, List<String> tenants) {
        return jdbc.sql("select exists (select 1 from " + table
                        + " where key_ = :key and coalesce(tenant_id_, '') in (:tenants))")
                .param("key", key)
                .param("tenants", tenants)
                .query(Boolean.class)
                .single();
    }
}
