package org.communitycounsel.platform;

/**
 * A person's input is refused for a reason that person can act on. The message is Chinese, says what is wrong and what to
 * do, and reaches the person as it stands; the transaction is rolled back and what was typed stays in the form.
 */
public class Refusal extends RuntimeException {

    /** @param message what is wrong and what to do, in Chinese, without data the reader may not see */
    public Refusal(String message) {
        super(message);
    }
}
