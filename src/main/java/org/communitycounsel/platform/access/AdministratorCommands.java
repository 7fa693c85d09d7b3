package org.communitycounsel.platform.access;

import java.util.Set;
import org.camunda.bpm.engine.impl.cmd.CreateAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteTaskCommentCmd;
import org.camunda.bpm.engine.impl.cmd.GetAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.GetAttachmentContentCmd;
import org.camunda.bpm.engine.impl.cmd.GetProcessInstanceAttachmentsCmd;
import org.camunda.bpm.engine.impl.cmd.GetProcessInstanceCommentsCmd;
import org.camunda.bpm.engine.impl.cmd.GetSubTasksCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskEventsCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.SaveAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.cmd.UpdateCommentCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Commands the REST API offers to whoever may start a process or work on a task, or to everybody, and which only an
 * administrator may use: those that leave the path the diagram draws, those that change what others have written, and those
 * the engine does not check at all.
 */
class AdministratorCommands extends CommandInterceptor {

    private static final Set<Class<?>> COMMANDS = Set.of(
            // off the diagram's path
            StartProcessInstanceAtActivitiesCmd.class,
            HandleTaskBpmnErrorCmd.class,
            HandleTaskEscalationCmd.class,
            // what others have written
            UpdateCommentCmd.class,
            DeleteTaskCommentCmd.class,
            DeleteAttachmentCmd.class,
            SaveAttachmentCmd.class,
            // documents belong into the dossier, which checks their kind and size
            CreateAttachmentCmd.class,
            // unchecked by the engine, and without a task to check
            GetAttachmentCmd.class,
            GetAttachmentContentCmd.class,
            GetProcessInstanceAttachmentsCmd.class,
            GetProcessInstanceCommentsCmd.class,
            GetSubTasksCmd.class,
            GetTaskEventsCmd.class);

    @Override
    public <T> T execute(Command<T> command) {
        if (COMMANDS.contains(command.getClass())) {
            QueryAuthorizations.current().checkCamundaAdmin();
        }
        return next.execute(command);
    }
}
