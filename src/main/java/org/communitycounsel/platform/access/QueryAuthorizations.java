package org.communitycounsel.platform.access;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;

import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.HistoricTaskInstanceQueryImpl;
import org.camunda.bpm.engine.impl.ProcessDefinitionQueryImpl;
import org.camunda.bpm.engine.impl.ProcessDefinitionStatisticsQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.AuthorizationCheck;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;

/**
 * The engine's authorizations, except that staff read tasks, and what belongs to them, by what the tasks themselves say
 * instead of by rows that would have to be written for each task.
 */
public class QueryAuthorizations extends AuthorizationManager {

    private Boolean readsEveryTask;

    /** Makes the engine use this class in the place of its own. */
    static SessionFactory factory() {
        return new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return AuthorizationManager.class;
            }

            @Override
            public Session openSession() {
                return new QueryAuthorizations();
            }
        };
    }

    /** Those of the running command. */
    static QueryAuthorizations current() {
        return (QueryAuthorizations) Context.getCommandContext().getAuthorizationManager();
    }

    /** Whether a person is behind the running command; the engine's own work and the steps of a process are not checked. */
    boolean isForPerson() {
        return isAuthCheckExecuted();
    }

    /** Whether the person holds a permission for every resource of a kind. */
    boolean grantsAll(Permission permission, Resource resource) {
        return isAuthorized(permission, resource, ANY);
    }

    /** Also who reads whole tenants is a viewer: the tenant check alone says which rows, a join with grants would cost. */
    @Override
    public void configureTaskQuery(TaskQueryImpl query) {
        if (isForPerson() && !isCamundaAdmin(getCurrentAuthentication())) {
            narrow(query);
        } else {
            query.setAuthCheck(new AuthorizationCheck());
        }
    }

    @Override
    public void configureHistoricTaskInstanceQuery(HistoricTaskInstanceQueryImpl query) {
        if (isForStaff()) {
            narrow(query);
        } else {
            super.configureHistoricTaskInstanceQuery(unnarrowed(query));
        }
    }

    @Override
    protected void configureVariableInstanceQuery(VariableInstanceQueryImpl query) {
        if (isForStaff()) {
            narrow(query);
        } else {
            super.configureVariableInstanceQuery(unnarrowed(query));
        }
    }

    @Override
    public void configureProcessDefinitionQuery(ProcessDefinitionQueryImpl query) {
        if (query.isStartablePermissionCheck()
                && isForPerson()
                && !grantsAll(Permissions.CREATE_INSTANCE, Resources.PROCESS_DEFINITION)) {
            narrow(query);
        } else {
            super.configureProcessDefinitionQuery(unnarrowed(query));
        }
    }

    /** How many instances there are is not for everyone who may read a diagram. */
    @Override
    public void configureProcessDefinitionStatisticsQuery(ProcessDefinitionStatisticsQueryImpl query) {
        if (!grantsAll(Permissions.READ, Resources.DEPLOYMENT)) {
            checkAuthorization(Permissions.READ_INSTANCE, Resources.PROCESS_DEFINITION, ANY);
        }
        super.configureProcessDefinitionStatisticsQuery(query);
    }

    @Override
    public void configureQuery(AbstractQuery query, Resource resource, String column, Permission permission) {
        if ((resource == Resources.USER || resource == Resources.GROUP)
                && isForPerson()
                && !grantsAll(permission, resource)) {
            narrow(query);
        } else {
            super.configureQuery(unnarrowed(query), resource, column, permission);
        }
    }

    private boolean isForStaff() {
        return isForPerson() && !readsEveryTask();
    }

    private boolean readsEveryTask() {
        if (readsEveryTask == null) {
            readsEveryTask = grantsAll(Permissions.READ, Resources.TASK);
        }
        return readsEveryTask;
    }

    private void narrow(ListQueryParameterObject query) {
        query.setAuthCheck(new Viewer(getCurrentAuthentication(), readsEveryTask()));
    }

    private static <Q extends ListQueryParameterObject> Q unnarrowed(Q query) {
        if (query.getAuthCheck() instanceof Viewer) {
            query.setAuthCheck(new AuthorizationCheck());
        }
        return query;
    }
}
