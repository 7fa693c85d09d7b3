package org.communitycounsel.walk;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/**
 * What a module adds to the random walk beside its deployed flows, which are found from the engine. A class of the tests
 * that implements it, with a constructor without arguments, takes part by being there.
 */
public interface WalkedModule {

    /** What people do about a case on its pages rather than in Tasklist. */
    default List<PageAction> actions() {
        return List.of();
    }

    /** What always holds of the module's aggregates, whatever people do. */
    default List<Invariant> invariants() {
        return List.of();
    }

    /**
     * Names of messages that a case waits for with nothing else under way, as other cases send them; an invariant of the
     * module says that there are such.
     */
    default List<String> sentByOtherCases() {
        return List.of();
    }

    /** What somebody types who knows the field, by its key, where the form alone does not say it. */
    default Map<String, Function<Random, Object>> typed() {
        return Map.of();
    }
}
