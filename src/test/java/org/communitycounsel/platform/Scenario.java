package org.communitycounsel.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.init;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.communitycounsel.platform.calendar.MovableClock;
import org.communitycounsel.platform.engine.Flows;
import org.communitycounsel.platform.engine.FormChoices;
import org.communitycounsel.platform.identity.Role;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * People who act on the running engine, and time that passes; what the scenarios of all modules share. A new one sets the clock
 * to its beginning and ends the flows of earlier tests. Tests share the database: each scenario keeps to accounts, streets and licence numbers of its own.
 */
public abstract class Scenario {

    /** Begins the reviews of all districts when time passes into January or July; tests that want it run its timer. */
    private static final String SEASON = "review-season";

    protected final ApplicationContext beans;
    protected final ProcessEngine engine;
    protected final MovableClock clock;

    protected Scenario(ApplicationContext beans) {
        this.beans = beans;
        this.engine = beans.getBean(ProcessEngine.class);
        this.clock = beans.getBean(MovableClock.class);
        init(engine);
        clock.reset();
        signOut();
        endWhatOthersLeft();
        engine.getManagementService().suspendJobByProcessDefinitionKey(SEASON);
    }

    /** Else their timers go off as time passes here, which takes most of a test's time. */
    private void endWhatOthersLeft() {
        var left = engine.getRuntimeService().createProcessInstanceQuery().rootProcessInstances().list().stream()
                .map(ProcessInstance::getId)
                .toList();
        if (!left.isEmpty()) {
            engine.getRuntimeService().deleteProcessInstances(left, "next test", true, true);
        }
    }

    public <T> T bean(Class<T> type) {
        return beans.getBean(type);
    }

    public JdbcClient database() {
        return bean(JdbcClient.class);
    }

    public void inTransaction(Runnable act) {
        bean(TransactionTemplate.class).executeWithoutResult(status -> act.run());
    }

    public <T> T inTransaction(Supplier<T> work) {
        return bean(TransactionTemplate.class).execute(status -> work.get());
    }

    // --- time

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), MovableClock.ZONE);
    }

    public void itIs(LocalDateTime time) {
        clock.moveTo(time);
        runJobs();
    }

    public void daysPass(int days) {
        for (int day = 0; day < days; day++) {
            clock.advance(Duration.ofDays(1));
            runJobs();
        }
    }

    /** What the job executor would do at this moment. */
    public void runJobs() {
        signOut();
        var management = engine.getManagementService();
        for (var due = next(management); !due.isEmpty(); due = next(management)) {
            management.executeJob(due.get(0).getId());
        }
    }

    private static List<Job> next(ManagementService management) {
        return management.createJobQuery().executable().active().listPage(0, 1);
    }

    /** The last second of the day, when what is due that day falls due. */
    public static Date endOf(LocalDate day) {
        return Date.from(day.atTime(23, 59, 59).atZone(MovableClock.ZONE).toInstant());
    }

    // --- people

    /** An account that has the role at the place and works in those districts; the same again is the same account. */
    public void account(String id, Role role, String place, String... districts) {
        account(id, List.of(role.id(), role.at(place)), districts);
    }

    public void account(String id, Collection<String> groups, String... districts) {
        var identity = engine.getIdentityService();
        if (identity.createUserQuery().userId(id).count() == 0) {
            var user = identity.newUser(id);
            user.setLastName("经办人" + id);
            identity.saveUser(user);
        }
        for (String district : districts) {
            if (!tenants(id).contains(district)) {
                identity.createTenantUserMembership(district, id);
            }
        }
        for (String group : groups) {
            if (identity.createGroupQuery().groupId(group).count() == 0) {
                identity.saveGroup(identity.newGroup(group));
            }
            if (!groups(id).contains(group)) {
                identity.createMembership(id, group);
            }
        }
    }

    private List<String> groups(String account) {
        return engine.getIdentityService().createGroupQuery().groupMember(account).list().stream()
                .map(Group::getId)
                .toList();
    }

    private List<String> tenants(String account) {
        return engine.getIdentityService().createTenantQuery().userMember(account).list().stream()
                .map(Tenant::getId)
                .toList();
    }

    /** From here on that person acts. */
    public void as(String account) {
        signOut();
        engine.getIdentityService().setAuthentication(account, groups(account), tenants(account));
    }

    public <T> T as(String account, Supplier<T> act) {
        as(account);
        try {
            return act.get();
        } finally {
            signOut();
        }
    }

    public void signOut() {
        engine.getIdentityService().clearAuthentication();
    }

    // --- the engine, as Tasklist uses it

    /** The person sends the start form of the base's flow. @return the new instance's business key, the case's number */
    public String start(String account, String process, Map<String, Object> form) {
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .withoutTenantId()
                .latestVersion()
                .singleResult()
                .getId();
        String instance = as(
                account,
                () -> engine.getFormService().submitStartForm(definition, form).getId());
        return engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .getBusinessKey();
    }

    /** What a form that the person opens offers in that list. */
    public List<FormChoices.Choice> offered(String account, String valuesKey) {
        var list = beans.getBeanProvider(FormChoices.class).stream()
                .filter(each -> each.valuesKey().equals(valuesKey))
                .findFirst()
                .orElseThrow();
        return as(account, list::choices);
    }

    /** The open tasks of that step in the case. */
    public List<Task> tasks(String dossier, String step) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(dossier)
                .taskDefinitionKey(step)
                .initializeFormKeys()
                .list();
    }

    /** The first open task of that step in the case; fails where there is none. */
    public Task task(String dossier, String step) {
        var tasks = tasks(dossier, step);
        assertThat(tasks).as("%s of %s", step, dossier).isNotEmpty();
        return tasks.get(0);
    }

    /** The person sends the task's form. */
    public void complete(String account, Task task, Map<String, Object> form) {
        as(account, () -> {
            engine.getFormService().submitTaskForm(task.getId(), form);
            return null;
        });
    }

    /** Fails unless the case's latest instance of that flow is over and went through that event. */
    public void hasEndedAt(String dossier, String process, String event) {
        var instance = engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(dossier)
                .processDefinitionKey(process)
                .orderByProcessInstanceStartTime()
                .desc()
                .list()
                .get(0);
        assertThat(instance.getEndTime()).as("end of %s", dossier).isNotNull();
        assertThat(engine.getHistoryService()
                        .createHistoricActivityInstanceQuery()
                        .processInstanceId(instance.getId())
                        .activityId(event)
                        .finished()
                        .count())
                .as("ended at " + event)
                .isEqualTo(1);
    }

    /** A list as a form sends it. */
    public static Object list(Collection<String> values) {
        return Flows.json(List.copyOf(values));
    }

    /** Fails unless the act is refused with a message that says so. */
    public static void isRefused(String message, ThrowingCallable act) {
        assertThatThrownBy(act)
                .satisfies(thrown -> assertThat(
                                Stream.iterate((Throwable) thrown, cause -> cause != null, Throwable::getCause)
                                        .filter(Refusal.class::isInstance)
                                        .map(Throwable::getMessage)
                                        .findFirst())
                        .as("refusal in " + thrown)
                        .hasValueSatisfying(said -> assertThat(said).contains(message)));
    }
}
