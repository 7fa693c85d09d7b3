package org.communitycounsel.walk;

import java.util.ArrayDeque;
import java.util.Deque;

/** The last steps of a walk, in words. */
class Trail {

    private static final int KEPT = 25;

    private final Deque<String> steps = new ArrayDeque<>();

    void note(String step) {
        steps.addLast(step);
        if (steps.size() > KEPT) {
            steps.removeFirst();
        }
    }

    @Override
    public String toString() {
        return String.join("\n", steps);
    }
}
