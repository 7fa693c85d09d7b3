package org.communitycounsel.platform.calendar;

import java.util.Date;

/**
 * A date that knows its deadline. The engine keeps the very object on the task until the transaction ends, so listeners of
 * the task's creation can tell how the date came about, without a second computation or a variable.
 */
class DueDate extends Date {

    private final transient Deadline deadline;

    DueDate(Deadline deadline) {
        super(deadline.due().toEpochMilli());
        this.deadline = deadline;
    }

    Deadline deadline() {
        return deadline;
    }
}
