package org.communitycounsel.platform;

/**
 * Why the application cannot start, for the person who started it: one Chinese line that says what is wrong and what to
 * do. No stack trace is shown with it.
 */
public class StartupProblem extends RuntimeException {

    public StartupProblem(String message) {
        super(message);
    }

    public StartupProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
