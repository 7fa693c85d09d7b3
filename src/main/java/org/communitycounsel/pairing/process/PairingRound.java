package org.communitycounsel.pairing.process;

import java.util.Map;
import java.util.Set;
import org.communitycounsel.pairing.PairingOrigin;
import org.communitycounsel.pairing.Round;
import org.communitycounsel.pairing.Rounds;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.engine.Flows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The flow {@code pairing-round} as the domain sees it: how it begins searches, and its message. It is started in
 * Tasklist, by the form {@code start-pairing-round}.
 */
@Component
public class PairingRound {

    static final String STOPPED = "pairing.roundStopped";
    static final String STOP_REASON = "stopReason";

    private static final Logger log = LoggerFactory.getLogger(PairingRound.class);
    private static final int TRIES_TO_STOP = 5;

    private final Rounds rounds;
    private final PairingAgreement agreement;
    private final Flows flows;
    private final TransactionTemplate transaction;
    private final int stepSize;

    /** @param stepSize how many searches a job of the engine begins; more make a round a little faster, and show less often */
    PairingRound(
            Rounds rounds,
            PairingAgreement agreement,
            Flows flows,
            TransactionTemplate transaction,
            @Value("${community-counsel.pairing-round.step-size:25}") int stepSize) {
        this.rounds = rounds;
        this.agreement = agreement;
        this.flows = flows;
        this.transaction = transaction;
        this.stepSize = stepSize;
    }

    /** Begins the next searches, one by one. @return whether no community waits any more */
    boolean beginSome(String dossier) {
        Round round = rounds.find(dossier).orElseThrow();
        rounds.next(dossier, stepSize).forEach(community -> begin(round, community));
        return rounds.next(dossier, 1).isEmpty();
    }

    private void begin(Round round, String community) {
        String dossier = round.dossierNumber();
        flows.attempt(
                () -> rounds.begin(
                        dossier,
                        community,
                        () -> agreement.begin(community, round.form(), PairingOrigin.ROUND, null, Set.of())),
                refused -> rounds.skip(dossier, community, refused),
                failure -> {
                    log.warn("round {}: the search for {} could not be begun", dossier, community, failure);
                    rounds.missed(dossier, community);
                });
    }

    /** Ends the round's flow; what has begun goes on. A job that begins searches just now is waited for, or gives way. */
    public void stop(String dossier, String reason) {
        for (int tries = 1; ; tries++) {
            try {
                transaction.executeWithoutResult(status -> deliverStop(dossier, reason));
                return;
            } catch (RuntimeException failure) {
                if (tries == TRIES_TO_STOP || !isConcurrent(failure)) {
                    throw failure;
                }
            }
        }
    }

    private void deliverStop(String dossier, String reason) {
        rounds.hold(dossier);
        if (!flows.deliver(STOPPED, dossier, Map.of(STOP_REASON, reason))) {
            throw new Refusal("该批次结对已经结束，不能再停止。");
        }
    }

    private static boolean isConcurrent(RuntimeException failure) {
        return failure instanceof ConcurrencyFailureException
                || failure instanceof org.camunda.bpm.engine.OptimisticLockingException;
    }
}
