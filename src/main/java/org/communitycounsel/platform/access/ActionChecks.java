package org.communitycounsel.platform.access;

import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;

/**
 * What a person may do with the one thing named by its id. Reading a task: those it is offered to, also while a colleague
 * has it, and its assignee. Working on it: its assignee, or those it is offered to while nobody has it. Starting a process:
 * the groups the diagram names in {@code camunda:candidateStarterGroups}. Everything else, assigning to others among it,
 * needs a grant.
 */
class ActionChecks extends AuthorizationCommandChecker {

    @Override
    public void checkReadTask(TaskEntity task) {
        if (!isAssignedToPerson(task) && !isOfferedToPerson(task)) {
            super.checkReadTask(task);
        }
    }

    @Override
    public void checkReadTaskVariable(TaskEntity task) {
        if (!isAssignedToPerson(task) && !isOfferedToPerson(task)) {
            super.checkReadTaskVariable(task);
        }
    }

    @Override
    public void checkTaskWork(TaskEntity task) {
        boolean free = task.getAssignee() == null;
        if (!isAssignedToPerson(task) && !(free && isOfferedToPerson(task))) {
            super.checkTaskWork(task);
        }
    }

    @Override
    public void checkCreateProcessInstance(ProcessDefinition definition) {
        if (!isStartableByPerson(definition)) {
            super.checkCreateProcessInstance(definition);
        }
    }

    private static boolean isAssignedToPerson(TaskEntity task) {
        Authentication person = person();
        return person != null && person.getUserId().equals(task.getAssignee());
    }

    private static boolean isOfferedToPerson(TaskEntity task) {
        Authentication person = person();
        return person != null && task.getCandidates().stream().anyMatch(link -> reaches(link, person));
    }

    private static boolean isStartableByPerson(ProcessDefinition definition) {
        Authentication person = person();
        return person != null
                && Context.getCommandContext()
                        .getIdentityLinkManager()
                        .findIdentityLinksByProcessDefinitionId(definition.getId())
                        .stream()
                        .anyMatch(link -> IdentityLinkType.CANDIDATE.equals(link.getType()) && reaches(link, person));
    }

    private static boolean reaches(IdentityLink link, Authentication person) {
        boolean byGroup = person.getGroupIds() != null
                && link.getGroupId() != null
                && person.getGroupIds().contains(link.getGroupId());
        return byGroup || person.getUserId().equals(link.getUserId());
    }

    /** Null where no person is behind the command: then the engine's own check lets it pass. */
    private static Authentication person() {
        return QueryAuthorizations.current().isForPerson()
                ? Context.getCommandContext().getAuthentication()
                : null;
    }
}
