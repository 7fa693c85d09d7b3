package org.communitycounsel.platform.engine;

import java.time.Clock;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.communitycounsel.platform.identity.DemoAccounts;
import org.communitycounsel.platform.identity.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Plays the demo's people through the real flows, so that its cases are what they would be in life: forms are submitted in
 * the name of an account, time is made to pass by running timers early.
 */
@Component
public class DemoActors {

    private final ProcessEngine engine;
    private final ObjectProvider<DemoAccounts> accounts;
    private final Clock clock;

    DemoActors(ProcessEngine engine, ObjectProvider<DemoAccounts> accounts, Clock clock) {
        this.engine = engine;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Whether this start shows the demo. */
    public boolean areWanted() {
        return accounts.stream().anyMatch(list -> !list.accounts().isEmpty());
    }

    /** The account that has the role at the place, else a new one that nobody can sign in with. */
    public String account(Role role, String place, String name, String district) {
        String known = member(role.at(place));
        return known == null ? opened(role, place, name, district) : known;
    }

    private String opened(Role role, String place, String name, String district) {
        var identity = engine.getIdentityService();
        var user = identity.newUser("demo-" + role.id() + "-" + place);
        user.setFirstName("");
        user.setLastName(name);
        identity.saveUser(user);
        identity.createTenantUserMembership(district, user.getId());
        for (String group : List.of(role.id(), role.at(place))) {
            ensureGroup(group, name);
            identity.createMembership(user.getId(), group);
        }
        return user.getId();
    }

    private void ensureGroup(String group, String name) {
        var identity = engine.getIdentityService();
        if (identity.createGroupQuery().groupId(group).count() == 0) {
            var row = identity.newGroup(group);
            row.setName(name);
            identity.saveGroup(row);
        }
    }

    /** An account of the group, or null. */
    public String member(String group) {
        return engine.getIdentityService().createUserQuery().memberOfGroup(group).list().stream()
                .map(user -> user.getId())
                .findFirst()
                .orElse(null);
    }

    /** The account submits the process's start form. @return the dossier's number */
    public String start(String process, String account, String district, Map<String, Object> form) {
        String started = as(account, district, () -> {
            var definition = engine.getRepositoryService()
                    .createProcessDefinitionQuery()
                    .processDefinitionKey(process)
                    .withoutTenantId()
                    .latestVersion()
                    .singleResult();
            return engine.getFormService()
                    .submitStartForm(definition.getId(), form)
                    .getId();
        });
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(started)
                .singleResult()
                .getBusinessKey();
    }

    /** Every task of that step in the case is completed by a member of its candidate group. */
    public void decide(String dossier, String step, Map<String, Object> form) {
        decide(dossier, step, task -> form);
    }

    /** @param form what is submitted for a task */
    public void decide(String dossier, String step, Function<Task, Map<String, Object>> form) {
        runJobs(dossier);
        for (Task task : tasks(dossier, step)) {
            complete(task, member(group(task)), form.apply(task));
        }
        runJobs(dossier);
    }

    private String group(Task task) {
        return engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                .map(link -> link.getGroupId())
                .findFirst()
                .orElseThrow();
    }

    public void complete(Task task, String account, Map<String, Object> form) {
        as(account, task.getTenantId(), () -> {
            engine.getFormService().submitTaskForm(task.getId(), form);
            return null;
        });
    }

    /** The open tasks of that step in the case. */
    public List<Task> tasks(String dossier, String step) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(dossier)
                .taskDefinitionKey(step)
                .list();
    }

    /** A variable the task sees, as text. */
    public String variable(Task task, String name) {
        return engine.getTaskService().getVariable(task.getId(), name).toString();
    }

    /** Runs what waits for nothing but a moment; the job executor starts later than the demo. */
    public void runJobs(String dossier) {
        jobs(dossier).stream()
                .filter(job -> !job.getDuedate().after(Date.from(clock.instant())))
                .forEach(this::run);
    }

    /** Runs the case's timers, whenever they are due. */
    public void letTimePass(String dossier) {
        jobs(dossier).forEach(this::run);
    }

    private void run(Job job) {
        engine.getManagementService().executeJob(job.getId());
    }

    private List<Job> jobs(String dossier) {
        return engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(dossier)
                .list()
                .stream()
                .map(instance -> engine.getManagementService()
                        .createJobQuery()
                        .processInstanceId(instance.getId())
                        .list())
                .flatMap(Collection::stream)
                .toList();
    }

    private <T> T as(String account, String district, Supplier<T> act) {
        var identity = engine.getIdentityService();
        var groups = identity.createGroupQuery().groupMember(account).list().stream()
                .map(group -> group.getId())
                .toList();
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        identity.setAuthentication(account, groups, List.of(district));
        try {
            return configuration
                    .getCommandExecutorTxRequired()
                    .execute(command -> command.runWithoutAuthorization(act::get));
        } finally {
            identity.clearAuthentication();
        }
    }
}
