package org.communitycounsel.platform.engine;

/**
 * Words that a task's form shows and the engine never keeps, such as the facts of a confidential case: filled in when the
 * form is handed out, for the person who opens it. A {@code text} component of the form names them in its custom property
 * {@code words}; what the component itself says stands there where there are no words.
 */
public interface FormWords {

    /** The name under which forms ask for the words, such as {@code disputeReport}. */
    String key();

    /**
     * @param dossier the case's number
     * @return Markdown, in which whatever people wrote is escaped by {@link Markdown#plain}; null for none
     */
    String words(String dossier);
}
