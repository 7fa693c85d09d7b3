package org.communitycounsel.platform.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;

/**
 * A small process in two districts: a firm sets a street's justice office an errand, which the city's association reviews;
 * and the people around it.
 */
class Errands {

    static final String HERE = "330102";
    static final String ELSEWHERE = "330106";
    static final String PASSWORD = "Sui-bian-2026!";

    /** The people, each with groups and tenants. */
    enum Person {
        FIRM("firm01", List.of("lawFirm", "lawFirm.f01"), List.of(HERE)),
        OFFICER("officer01", List.of("justiceOffice", "justiceOffice.330102001"), List.of(HERE)),
        COLLEAGUE("officer02", List.of("justiceOffice", "justiceOffice.330102001"), List.of(HERE)),
        OTHER_STREET("officer03", List.of("justiceOffice", "justiceOffice.330102002"), List.of(HERE)),
        OTHER_DISTRICT("officer04", List.of("justiceOffice", "justiceOffice.330106001"), List.of(ELSEWHERE)),
        ASSOCIATION("association01", List.of("association", "association.3301"), List.of(HERE, ELSEWHERE)),
        SUPERVISOR("supervisor01", List.of("supervisor", "supervisor.330102"), List.of(HERE)),
        OTHER_SUPERVISOR("supervisor02", List.of("supervisor", "supervisor.330106"), List.of(ELSEWHERE)),
        DESIGNER("designer01", List.of("processDesigner", "processDesigner.330102"), List.of(HERE)),
        ADMINISTRATOR("administrator01", List.of("camunda-admin"), List.of());

        final String id;
        final List<String> groups;
        final List<String> tenants;

        Person(String id, List<String> groups, List<String> tenants) {
            this.id = id;
            this.groups = groups;
            this.tenants = tenants;
        }
    }

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final IdentityService identity;
    private final Clock clock;

    Errands(
            RepositoryService repository,
            RuntimeService runtime,
            TaskService tasks,
            IdentityService identity,
            Clock clock) {
        this.repository = repository;
        this.runtime = runtime;
        this.tasks = tasks;
        this.identity = identity;
        this.clock = clock;
    }

    /** Deploys the process in both districts and opens the accounts; only once in a database. */
    void prepare() {
        if (repository.createDeploymentQuery().deploymentName("errands").count() > 0) {
            return;
        }
        List.of(HERE, ELSEWHERE).forEach(tenant -> {
            if (identity.createTenantQuery().tenantId(tenant).count() == 0) {
                identity.saveTenant(identity.newTenant(tenant));
            }
            repository
                    .createDeployment()
                    .name("errands")
                    .tenantId(tenant)
                    .addClasspathResource("access/street-errand.bpmn")
                    .addClasspathResource("access/street-errand.form")
                    .deploy();
        });
        for (Person person : Person.values()) {
            open(person);
        }
    }

    private void open(Person person) {
        var user = identity.newUser(person.id);
        user.setFirstName("测试");
        user.setLastName(person.name());
        user.setPassword(PASSWORD);
        identity.saveUser(user);
        for (String group : person.groups) {
            if (identity.createGroupQuery().groupId(group).count() == 0) {
                identity.saveGroup(identity.newGroup(group));
            }
            identity.createMembership(person.id, group);
        }
        person.tenants.forEach(tenant -> identity.createTenantUserMembership(tenant, person.id));
    }

    /** Ends everything under way. */
    void clear() {
        repository.activateProcessDefinitionByKey("street-errand");
        tasks.createTaskQuery().list().stream()
                .filter(task -> task.getProcessInstanceId() == null)
                .forEach(task -> tasks.deleteTask(task.getId(), true));
        var instances = runtime.createProcessInstanceQuery().rootProcessInstances().list().stream()
                .map(ProcessInstance::getId)
                .toList();
        if (!instances.isEmpty()) {
            runtime.deleteProcessInstances(instances, "test", true, true);
        }
    }

    /** Sets a street's justice office an errand due in the time given. */
    Task start(String district, String street, Duration due) {
        var variables = Map.<String, Object>of(
                "street", street, "due", Date.from(Instant.now(clock).plus(due)));
        var instance =
                runtime.startProcessInstanceById(definition(district).getId(), "330102-CS-2026-000001", variables);
        return open(instance.getId());
    }

    /** Lets the justice office report, so that the association's review is open. */
    Task startReview(String district, String street, Duration due) {
        Task handled = start(district, street, due);
        tasks.complete(handled.getId());
        return open(handled.getProcessInstanceId());
    }

    Task open(String instance) {
        return tasks.createTaskQuery().processInstanceId(instance).singleResult();
    }

    ProcessDefinition definition(String district) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("street-errand")
                .tenantIdIn(district)
                .latestVersion()
                .singleResult();
    }

    void signIn(Person person) {
        identity.setAuthentication(person.id, person.groups, person.tenants);
    }

    void signOut() {
        identity.clearAuthentication();
    }
}
