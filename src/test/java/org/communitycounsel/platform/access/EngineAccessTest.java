package org.communitycounsel.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.access.Errands.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the engine itself refuses, also where the front door already keeps the call out. */
@ApplicationTest
@DisplayName("The engine's own refusals")
class EngineAccessTest {

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    HistoryService history;

    @Autowired
    IdentityService identity;

    @Autowired
    AuthorizationService authorizations;

    @Autowired
    FilterService filters;

    @Autowired
    AccessAtStart atStart;

    @Autowired
    Clock clock;

    private Errands errands;
    private Task free;
    private Task review;

    @BeforeEach
    void prepare() {
        errands = new Errands(repository, runtime, tasks, identity, clock);
        errands.prepare();
        errands.clear();
        free = errands.start(Errands.HERE, "330102001", Duration.ofDays(1));
        review = errands.startReview(Errands.HERE, "330102001", Duration.ofDays(1));
    }

    @AfterEach
    void clear() {
        errands.signOut();
        errands.clear();
    }

    @Test
    void a_starter_does_not_start_in_the_middle() {
        var definition = errands.definition(Errands.HERE).getId();
        errands.signIn(Person.FIRM);
        refused(() -> runtime.createProcessInstanceById(definition)
                .startBeforeActivity("review")
                .execute());
    }

    @Test
    void nobody_but_an_administrator_leaves_a_task_past_its_form() {
        errands.signIn(Person.ASSOCIATION);
        refused(() -> tasks.handleBpmnError(review.getId(), "objection"));
        refused(() -> tasks.handleEscalation(review.getId(), "objection"));
        refused(() -> tasks.setVariable(review.getId(), "street", "330102002"));
        errands.signIn(Person.ADMINISTRATOR);
        assertThatCode(() -> tasks.handleBpmnError(review.getId(), "objection")).doesNotThrowAnyException();
    }

    @Test
    void comments_and_attachments_are_for_those_who_see_the_task() {
        String comment = tasks.createComment(free.getId(), null, "已电话联系").getId();
        String attachment = tasks.createAttachment("text", free.getId(), null, "x", "x", content())
                .getId();
        errands.signIn(Person.OTHER_STREET);
        refused(() -> tasks.getTaskComments(free.getId()));
        refused(() -> tasks.getTaskComment(free.getId(), comment));
        refused(() -> tasks.createComment(free.getId(), null, "x"));
        refused(() -> tasks.getTaskAttachments(free.getId()));
        refused(() -> tasks.getTaskAttachment(free.getId(), attachment));
        refused(() -> tasks.getTaskAttachmentContent(free.getId(), attachment));
        refused(() -> tasks.getAttachment(attachment));
        refused(() -> tasks.getAttachmentContent(attachment));
        refused(() -> tasks.getProcessInstanceComments(free.getProcessInstanceId()));
        refused(() -> tasks.getProcessInstanceAttachments(free.getProcessInstanceId()));

        errands.signIn(Person.OFFICER);
        assertThat(tasks.getTaskComments(free.getId())).hasSize(1);
        assertThat(tasks.getTaskAttachmentContent(free.getId(), attachment)).isNotNull();
    }

    @Test
    void what_others_have_written_stays_and_files_go_into_the_dossier() {
        String comment = tasks.createComment(free.getId(), null, "已电话联系").getId();
        String attachment = tasks.createAttachment("text", free.getId(), null, "x", "x", content())
                .getId();
        errands.signIn(Person.OFFICER);
        refused(() -> tasks.deleteTaskComment(free.getId(), comment));
        refused(() -> tasks.deleteTaskComments(free.getId()));
        refused(() -> tasks.updateTaskComment(free.getId(), comment, "x"));
        refused(() -> tasks.deleteAttachment(attachment));
        refused(() -> tasks.deleteTaskAttachment(free.getId(), attachment));
        refused(() -> tasks.createAttachment("text", free.getId(), null, "x", "x", content()));
    }

    @Test
    void a_comment_reaches_no_other_case() {
        errands.signIn(Person.OFFICER);
        refused(() -> tasks.createComment(free.getId(), review.getProcessInstanceId(), "x"));
    }

    @Test
    void staff_list_no_instances_and_no_history_but_that_of_their_tasks() {
        errands.signIn(Person.OFFICER);
        assertThat(runtime.createProcessInstanceQuery().count()).isZero();
        assertThat(runtime.createExecutionQuery().count()).isZero();
        assertThat(runtime.createVariableInstanceQuery().variableName("street").count())
                .isEqualTo(1);
        assertThat(history.createHistoricProcessInstanceQuery().count()).isZero();
        assertThat(history.createHistoricActivityInstanceQuery().count()).isZero();
        assertThat(history.createHistoricVariableInstanceQuery().count()).isZero();
        assertThat(history.createHistoricDetailQuery().count()).isZero();
        assertThat(history.createHistoricTaskInstanceQuery().listPage(0, 10))
                .extracting(task -> task.getId())
                .containsExactly(free.getId());
        assertThat(repository.createDeploymentQuery().count()).isZero();
        assertThat(authorizations.createAuthorizationQuery().count()).isZero();
        assertThat(tasks.createTaskReport().taskCountByCandidateGroup()).isEmpty();
    }

    @Test
    void a_task_without_a_tenant_is_its_candidates_and_the_administrators() {
        Task task = tasks.newTask();
        tasks.saveTask(task);
        tasks.addCandidateGroup(task.getId(), "justiceOffice.330102001");
        errands.signIn(Person.OFFICER);
        assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).isEqualTo(1);
        errands.signIn(Person.SUPERVISOR);
        assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).isZero();
        errands.signIn(Person.ADMINISTRATOR);
        assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).isEqualTo(1);
    }

    @Test
    void a_person_named_as_candidate_sees_and_claims_the_task() {
        tasks.addCandidateUser(free.getId(), Person.OTHER_STREET.id);
        errands.signIn(Person.OTHER_STREET);
        assertThat(tasks.createTaskQuery().count()).isEqualTo(1);
        tasks.claim(free.getId(), Person.OTHER_STREET.id);
        tasks.complete(free.getId());
    }

    @Test
    void no_row_is_written_for_a_task() {
        long before = authorizations.createAuthorizationQuery().count();
        Task another = errands.start(Errands.HERE, "330102001", Duration.ofDays(1));
        tasks.claim(another.getId(), Person.OFFICER.id);
        tasks.addCandidateGroup(another.getId(), "justiceOffice.330102002");
        assertThat(authorizations.createAuthorizationQuery().count()).isEqualTo(before);
    }

    @Test
    void a_second_start_adds_nothing_and_puts_a_changed_grant_back() {
        long rows = authorizations.createAuthorizationQuery().count();
        var changed = authorizations
                .createAuthorizationQuery()
                .groupIdIn("lawFirm")
                .resourceType(Resources.PROCESS_DEFINITION)
                .singleResult();
        changed.setPermissions(new Permission[] {Permissions.ALL});
        authorizations.saveAuthorization(changed);

        atStart.afterSingletonsInstantiated();

        assertThat(authorizations.createAuthorizationQuery().count()).isEqualTo(rows);
        assertThat(filters.createTaskFilterQuery().list())
                .extracting(filter -> filter.getName())
                .containsExactlyInAnyOrder("我的任务", "本组待办", "即将到期", "已逾期", "辖区全部任务");
        errands.signIn(Person.FIRM);
        refused(() -> repository.suspendProcessDefinitionByKey("street-errand"));
    }

    @Test
    void a_query_used_by_one_person_is_narrowed_anew_for_the_next() {
        var query = tasks.createTaskQuery();
        errands.signIn(Person.SUPERVISOR);
        assertThat(query.count()).isEqualTo(2);
        errands.signIn(Person.OFFICER);
        assertThat(query.count()).isEqualTo(1);
        errands.signIn(Person.OTHER_DISTRICT);
        assertThat(query.count()).isZero();
        errands.signIn(Person.ADMINISTRATOR);
        assertThat(query.count()).isEqualTo(2);
    }

    @Test
    void conditions_keep_their_values_behind_those_of_the_narrowing() {
        errands.signIn(Person.OFFICER);
        var query = tasks.createTaskQuery()
                .processVariableValueEquals("street", "330102001")
                .taskDefinitionKeyIn("handle", "review")
                .tenantIdIn(Errands.HERE)
                .taskNameLike("办理%")
                .orderByProcessVariable("street", ValueType.STRING)
                .asc();
        assertThat(query.listPage(0, 10)).extracting(Task::getId).isEqualTo(List.of(free.getId()));
    }

    private static ByteArrayInputStream content() {
        return new ByteArrayInputStream(new byte[] {1});
    }

    private static void refused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(AuthorizationException.class);
    }
}
