package org.communitycounsel.platform.calendar;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;

/**
 * Until when something is to be done, and why.
 *
 * @param due the last moment: for periods in days or months 23:59:59 of the last day in the district's zone
 * @param explanation how it was counted, in Chinese
 * @param clause the clause the period rests on; empty where the diagram itself says the period
 */
public record Deadline(Instant due, String explanation, String clause) {

    /** The last moment as the engine wants it. */
    public Date date() {
        return new DueDate(this);
    }

    /** The explanation with its clause, as a task's description. */
    public String description() {
        return clause.isEmpty() ? explanation : explanation + "（依据 " + clause + "）";
    }

    /**
     * The deadline behind the task's due date: for listeners of the task's creation, in the transaction that computed it.
     * Empty where there is no due date, or one from elsewhere.
     */
    public static Optional<Deadline> behind(DelegateTask task) {
        return task.getDueDate() instanceof DueDate due ? Optional.of(due.deadline()) : Optional.empty();
    }
}
