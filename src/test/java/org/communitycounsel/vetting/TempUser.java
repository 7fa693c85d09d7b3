package org.communitycounsel.vetting;

import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.communitycounsel.platform.identity.CurrentUser;

class TempUser implements CurrentUser {
    final IdentityService identity;

    TempUser(IdentityService identity) {
        this.identity = identity;
    }

    public String id() {
        return identity.getCurrentAuthentication().getUserId();
    }

    public Set<String> groups() {
        return Set.copyOf(identity.getCurrentAuthentication().getGroupIds());
    }

    public Set<String> tenants() {
        return Set.copyOf(identity.getCurrentAuthentication().getTenantIds());
    }
}
