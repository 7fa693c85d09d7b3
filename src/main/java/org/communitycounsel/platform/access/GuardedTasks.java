package org.communitycounsel.platform.access;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskCountByCandidateGroupResultEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Attachment;
import org.camunda.bpm.engine.task.Comment;
import org.camunda.bpm.engine.task.TaskCountByCandidateGroupResult;
import org.camunda.bpm.engine.task.TaskReport;
import org.camunda.bpm.engine.variable.VariableMap;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.dossier.Dossier;
import org.communitycounsel.platform.dossier.Dossiers;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The engine's task service where its own checks do not suffice: staff claim for themselves only, give back what they
 * claimed, submit what the form asks, and read and write comments of tasks they see.
 */
class GuardedTasks extends TaskServiceImpl {

    private final ObjectProvider<Dossiers> dossiers;

    GuardedTasks(ObjectProvider<Dossiers> dossiers) {
        this.dossiers = dossiers;
    }

    @Override
    public void claim(String taskId, String userId) {
        if (userId != null) {
            requireSelf(taskId, userId);
            refuseTaken(taskId, userId);
        }
        super.claim(taskId, userId);
    }

    /** Whoever sees the task in a list that is no longer true learns why it cannot be claimed. */
    private void refuseTaken(String taskId, String userId) {
        commandExecutor.execute(context -> {
            TaskEntity task = taskId == null ? null : context.getTaskManager().findTaskById(taskId);
            if (task != null && task.getAssignee() != null && !userId.equals(task.getAssignee())) {
                context.getProcessEngineConfiguration()
                        .getCommandCheckers()
                        .forEach(checker -> checker.checkReadTask(task));
                throw new Refusal("这项任务刚被其他经办人认领，请刷新任务列表。");
            }
            return null;
        });
    }

    /** By setting no assignee Tasklist gives a task back: for staff that is the undoing of a claim. */
    @Override
    public void setAssignee(String taskId, String userId) {
        if (userId == null && !mayAssign()) {
            super.claim(taskId, null);
        } else {
            super.setAssignee(taskId, userId);
        }
    }

    @Override
    public void complete(String taskId, Map<String, Object> variables) {
        commandExecutor.execute(FormKeys.ofTask(taskId, variables));
        super.complete(taskId, commandExecutor.execute(Sealing.ofTask(taskId, variables)));
    }

    @Override
    public VariableMap completeWithVariablesInReturn(
            String taskId, Map<String, Object> variables, boolean deserializeValues) {
        commandExecutor.execute(FormKeys.ofTask(taskId, variables));
        return super.completeWithVariablesInReturn(
                taskId, commandExecutor.execute(Sealing.ofTask(taskId, variables)), deserializeValues);
    }

    @Override
    public Comment createComment(String taskId, String processInstance, String message) {
        check(taskId, (checker, task) -> {
            checker.checkReadTask(task);
            if (processInstance != null && !processInstance.equals(task.getProcessInstanceId())) {
                checker.checkUpdateProcessInstanceById(processInstance);
            }
            refuseOnSealed(task);
        });
        return super.createComment(taskId, processInstance, message);
    }

    /** Comments are read by those who supervise, and kept by the engine. JG-15. */
    private void refuseOnSealed(TaskEntity task) {
        boolean sealed = dossiers.getObject()
                .find(task.getProcessInstance().getBusinessKey())
                .map(Dossier::sealed)
                .orElse(false);
        if (sealed) {
            throw new Refusal("保密案卷的任务不能写评论：评论不限于经办人员查阅。请把情况填在任务的表单里，或者作为材料上传到案卷。");
        }
    }

    @Override
    public List<Comment> getTaskComments(String taskId) {
        check(taskId, CommandChecker::checkReadTask);
        return super.getTaskComments(taskId);
    }

    @Override
    public Comment getTaskComment(String taskId, String commentId) {
        check(taskId, CommandChecker::checkReadTask);
        return super.getTaskComment(taskId, commentId);
    }

    @Override
    public List<Attachment> getTaskAttachments(String taskId) {
        check(taskId, CommandChecker::checkReadTask);
        return super.getTaskAttachments(taskId);
    }

    @Override
    public Attachment getTaskAttachment(String taskId, String attachmentId) {
        check(taskId, CommandChecker::checkReadTask);
        return super.getTaskAttachment(taskId, attachmentId);
    }

    @Override
    public InputStream getTaskAttachmentContent(String taskId, String attachmentId) {
        check(taskId, CommandChecker::checkReadTask);
        return super.getTaskAttachmentContent(taskId, attachmentId);
    }

    /**
     * How many tasks wait for which group: for those who may read every task of the tenant, empty for others, such as a designer
     * who opens Cockpit's page of tasks. Groups go by their names, not by their ids.
     */
    @Override
    public TaskReport createTaskReport() {
        return mayReadAll() ? () -> named(super.createTaskReport().taskCountByCandidateGroup()) : List::of;
    }

    private List<TaskCountByCandidateGroupResult> named(List<TaskCountByCandidateGroupResult> counts) {
        commandExecutor.execute(context -> context.runWithoutAuthorization(() -> {
            counts.forEach(count -> name((TaskCountByCandidateGroupResultEntity) count, context));
            return null;
        }));
        return counts;
    }

    private static void name(TaskCountByCandidateGroupResultEntity count, CommandContext context) {
        Group group = count.getGroupName() == null
                ? null
                : context.getReadOnlyIdentityProvider().findGroupById(count.getGroupName());
        if (group != null && group.getName() != null) {
            count.setGroupName(group.getName());
        }
    }

    private boolean mayReadAll() {
        return commandExecutor.execute(context -> !QueryAuthorizations.current().isForPerson()
                || QueryAuthorizations.current().grantsAll(Permissions.READ, Resources.TASK));
    }

    private boolean mayAssign() {
        return commandExecutor.execute(context -> !QueryAuthorizations.current().isForPerson()
                || QueryAuthorizations.current().grantsAll(Permissions.TASK_ASSIGN, Resources.TASK));
    }

    private void requireSelf(String taskId, String userId) {
        commandExecutor.execute(context -> {
            var authorizations = QueryAuthorizations.current();
            if (authorizations.isForPerson() && !userId.equals(context.getAuthenticatedUserId())) {
                authorizations.checkAuthorization(Permissions.TASK_ASSIGN, Resources.TASK, taskId);
            }
            return null;
        });
    }

    private void check(String taskId, BiConsumer<CommandChecker, TaskEntity> check) {
        commandExecutor.execute(context -> {
            TaskEntity task = taskId == null ? null : context.getTaskManager().findTaskById(taskId);
            if (task == null) {
                requireAdministrator(context);
            } else {
                context.getProcessEngineConfiguration()
                        .getCommandCheckers()
                        .forEach(checker -> check.accept(checker, task));
            }
            return null;
        });
    }

    /** What belonged to a task that is done is in the dossier. */
    private static void requireAdministrator(CommandContext context) {
        context.getAuthorizationManager().checkCamundaAdmin();
    }
}
