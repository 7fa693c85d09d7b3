package org.communitycounsel.platform.district;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.context.Context;

/** The person behind the running command of the engine, with the districts the account works in. */
record PersonAtWork(List<String> districts) {

    /** Empty where the engine works for itself, in a step or a job, and for administrators, who belong to no district. */
    static Optional<PersonAtWork> find() {
        var context = Context.getCommandContext();
        if (context == null || !context.getTenantManager().isTenantCheckEnabled()) {
            return Optional.empty();
        }
        var tenants = context.getAuthentication().getTenantIds();
        return Optional.of(new PersonAtWork(tenants == null ? List.of() : List.copyOf(tenants)));
    }
}
