package org.communitycounsel.platform.engine;

import java.util.List;

/**
 * A list that forms offer to choose from, filled when the form is opened: a form's {@code select}, {@code radio},
 * {@code checklist} or {@code taglist} names it in {@code valuesKey}. Tasklist loads no variables for a start form, so
 * that this is the only way to a list there.
 */
public interface FormChoices {

    /** The name under which forms ask for the list, such as {@code lawyersOfFirm}. */
    String valuesKey();

    /** What the person who opens the form may choose from; empty where there is nothing. */
    List<Choice> choices();

    /**
     * @param label what is shown
     * @param value what is submitted
     */
    record Choice(String label, String value) {}
}
