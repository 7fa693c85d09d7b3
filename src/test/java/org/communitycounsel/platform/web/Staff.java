package org.communitycounsel.platform.web;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.communitycounsel.platform.identity.Accounts;
import org.communitycounsel.platform.identity.Role;

/** The people of the front door's tests. */
final class Staff {

    static final String PASSWORD = "lake-bridge-temple";
    static final String OFFICE = "zhang";
    static final String SUPERVISOR = "wang";
    static final String DESIGNER = "zhao";
    static final String ADMINISTRATOR = "root01";

    private Staff() {}

    /** Opens their accounts, or puts them back into order. */
    static void ensure(Accounts accounts, IdentityService identity) {
        accounts.ensureRoles();
        accounts.create(OFFICE, "张敏", PASSWORD, List.of(Role.JUSTICE_OFFICE.id()), List.of());
        accounts.create(SUPERVISOR, "王督查", PASSWORD, List.of(Role.SUPERVISOR.id()), List.of());
        accounts.create(DESIGNER, "赵设计", PASSWORD, List.of(Role.PROCESS_DESIGNER.id()), List.of());
        accounts.create(ADMINISTRATOR, "管理员", PASSWORD, List.of("camunda-admin"), List.of());
        List.of(OFFICE, SUPERVISOR, DESIGNER, ADMINISTRATOR).forEach(identity::unlockUser);
    }
}
