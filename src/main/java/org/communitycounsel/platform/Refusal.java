package org.communitycounsel.platform;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * A person's input is refused for a reason that person can act on. The message is Chinese, says what is wrong and what to
 * do, and reaches the person as it stands; the transaction is rolled back and what was typed stays in the form.
 */
public class Refusal extends RuntimeException {

    /** No failure is wrapped as often; a chain of causes may be a circle. */
    private static final int DEEPEST = 50;

    /** @param message what is wrong and what to do, in Chinese, without data the reader may not see */
    public Refusal(String message) {
        super(message);
    }

    /** The refusal behind a failure, however the engine or Spring has wrapped it; empty where something else went wrong. */
    public static Optional<Refusal> behind(Throwable failure) {
        return Stream.iterate(failure, thrown -> thrown != null, Throwable::getCause)
                .limit(DEEPEST)
                .filter(Refusal.class::isInstance)
                .map(Refusal.class::cast)
                .findFirst();
    }
}
