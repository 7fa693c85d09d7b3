package org.communitycounsel.platform.access;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.repository.DeploymentBuilderImpl;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;

/** The engine's repository service, which lets a process designer deploy for the own tenants only, and nothing shared. */
class GuardedDeployments extends RepositoryServiceImpl {

    @Override
    public DeploymentWithDefinitions deployWithResult(DeploymentBuilderImpl deployment) {
        commandExecutor.execute(context -> {
            requireOwnTenant(context, deployment.getDeployment().getTenantId());
            return null;
        });
        return super.deployWithResult(deployment);
    }

    private static void requireOwnTenant(CommandContext context, String tenant) {
        Authentication person = context.getAuthentication();
        var authorizations = QueryAuthorizations.current();
        if (!authorizations.isForPerson() || authorizations.isCamundaAdmin(person)) {
            return;
        }
        if (tenant == null
                || person.getTenantIds() == null
                || !person.getTenantIds().contains(tenant)) {
            throw new AuthorizationException("只能为本区部署流程：请在部署时填写本区的租户编号（区划代码）。");
        }
    }
}
