package org.communitycounsel.walk;

import java.util.ArrayList;
import java.util.stream.Stream;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Breaks a transaction off just before it would be committed, when all its work is done: once, as a lost connection does,
 * or every one from then on, as the end of the application does.
 */
class Crash implements TransactionExecutionListener {

    private static final int NEVER = 0;

    private int commitsLeft = NEVER;
    private boolean lasting;

    Crash(ConfigurableTransactionManager transactions) {
        var listeners = new ArrayList<>(transactions.getTransactionExecutionListeners());
        listeners.add(this);
        transactions.setTransactionExecutionListeners(listeners);
    }

    static void removeFrom(ConfigurableTransactionManager transactions) {
        transactions.setTransactionExecutionListeners(transactions.getTransactionExecutionListeners().stream()
                .filter(listener -> !(listener instanceof Crash))
                .toList());
    }

    /** @param commit how many commits from now: 1 is the next */
    void strikeAt(int commit, boolean lasting) {
        this.commitsLeft = commit;
        this.lasting = lasting;
    }

    void disarm() {
        commitsLeft = NEVER;
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        if (commitsLeft == NEVER || transaction.isReadOnly()) {
            return;
        }
        if (--commitsLeft == 0) {
            commitsLeft = lasting ? 1 : NEVER;
            throw new Happened();
        }
    }

    static boolean causes(Throwable failure) {
        return Stream.iterate(failure, thrown -> thrown != null, Throwable::getCause)
                .anyMatch(Happened.class::isInstance);
    }

    /** What the application sees of it. */
    static class Happened extends RuntimeException {
        Happened() {
            super("the walk breaks off this transaction");
        }
    }
}
