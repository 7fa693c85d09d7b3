package org.communitycounsel.worklog.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.communitycounsel.platform.engine.UsedInDiagrams;
import org.communitycounsel.worklog.DutyReminders;
import org.springframework.stereotype.Component;

/** The steps of the flow {@code duty-reminder}, in the diagram's order. */
@Component
@UsedInDiagrams("dutyReminderSteps")
public class DutyReminderSteps {

    private final DutyReminders reminders;

    DutyReminderSteps(DutyReminders reminders) {
        this.reminders = reminders;
    }

    public void remindOfDuties(DelegateExecution execution) {
        reminders.remindOfDuties();
    }

    public void remindOfLogs(DelegateExecution execution) {
        reminders.remindOfLogs();
    }
}
