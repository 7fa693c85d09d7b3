package org.communitycounsel.review.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.communitycounsel.pairing.LawyerReplaced;
import org.communitycounsel.pairing.LawyerStoodDown;
import org.communitycounsel.pairing.PairedLawyer;
import org.communitycounsel.pairing.PairedLawyers;
import org.communitycounsel.pairing.PairingBegan;
import org.communitycounsel.pairing.PairingEnded;
import org.communitycounsel.pairing.PairingFailed;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.engine.Flows;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.review.AbsentAtSpotChecks;
import org.communitycounsel.review.InterimCover;
import org.communitycounsel.review.LawyerFailed;
import org.communitycounsel.review.Replacement;
import org.communitycounsel.review.ReplacementCause;
import org.communitycounsel.review.ReplacementGrounds;
import org.communitycounsel.review.ReplacementGrounds.Ground;
import org.communitycounsel.review.ReplacementHearing;
import org.communitycounsel.review.ReplacementState;
import org.communitycounsel.review.ReplacementTerms;
import org.communitycounsel.review.ReplacementWords;
import org.communitycounsel.review.Replacements;
import org.communitycounsel.review.Succession;
import org.communitycounsel.vetting.LawyerLeftRoster;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The flow {@code lawyer-replacement} as the domain sees it: what opens it, its variables, its messages. People open it in
 * Tasklist, the programme by the events below. JG-21, HZ09-7.4d.
 */
@Component
public class LawyerReplacement {

    static final String KEY = "lawyer-replacement";
    static final String OVER = "review.replacementOver";
    static final String ESTABLISHED = "review.causeEstablished";
    static final String SUCCESSOR_BEGAN = "review.successorBegan";
    static final String SEARCH_FAILED = "review.searchFailed";
    static final String PAIRING_OVER = "review.pairingOver";

    static final String SERVING_LAWYER = "servingLawyer";
    static final String FACTS = "facts";
    static final String REPLACEMENT = "replacement";
    static final String FAILURE = "failure";

    /** What opens the flow and is kept by the replacement, not by the flow. */
    static final List<String> HANDED_OVER =
            List.of(SERVING_LAWYER, FACTS, "pairing", "licence", "source", "grounds", "reporter");

    private final Flows flows;
    private final Replacements replacements;
    private final ReplacementGrounds grounds;
    private final ReplacementHearing hearing;
    private final ReplacementTerms terms;
    private final ReplacementWords words;
    private final InterimCover cover;
    private final Succession succession;
    private final PairedLawyers pairedLawyers;

    LawyerReplacement(
            Flows flows,
            Replacements replacements,
            ReplacementGrounds grounds,
            ReplacementHearing hearing,
            ReplacementTerms terms,
            ReplacementWords words,
            InterimCover cover,
            Succession succession,
            PairedLawyers pairedLawyers) {
        this.flows = flows;
        this.replacements = replacements;
        this.grounds = grounds;
        this.hearing = hearing;
        this.terms = terms;
        this.words = words;
        this.cover = cover;
        this.succession = succession;
        this.pairedLawyers = pairedLawyers;
    }

    // --- what opens it

    @EventListener
    void on(LawyerFailed event) {
        told(event.pairing(), event.licenceNumber(), Ground.of(event));
    }

    @EventListener
    void on(AbsentAtSpotChecks event) {
        told(event.pairing(), event.licenceNumber(), Ground.of(event));
    }

    /** Who covers gives way to another; where the lawyer serves otherwise, the lawyer is replaced. */
    @EventListener
    void on(LawyerLeftRoster event) {
        cover.coverLeft(event.licenceNumber());
        pairedLawyers.findByLicenceNumberAndReleasedAtIsNullOrderById(event.licenceNumber()).stream()
                .map(PairedLawyer::pairingId)
                .forEach(pairing -> told(
                        pairing,
                        event.licenceNumber(),
                        new Ground(
                                ReplacementCause.LEFT_ROSTER,
                                "%s %d".formatted(event.certificate(), pairing),
                                "资格证书%s失效，已不在律师名册".formatted(event.certificate()),
                                null)));
    }

    /** The same ground opens nothing twice; a further one is added to what is under way. */
    private void told(Long pairing, String licence, Ground ground) {
        if (grounds.isKnown(ground)) {
            return;
        }
        var open = grounds.underWay(pairing, licence);
        if (open.isPresent()) {
            add(open.get(), ground);
        } else if (grounds.serves(pairing, licence)) {
            begin(pairing, licence, ground);
        }
    }

    private void begin(Long pairing, String licence, Ground ground) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("pairing", pairing);
        variables.put("licence", licence);
        variables.put("cause", ground.cause().id());
        variables.put("source", ground.source());
        variables.put("grounds", ground.text());
        variables.put("reporter", ground.account());
        flows.open(KEY, grounds.districtOf(pairing), variables);
    }

    /** A ground that needs no verification ends the verification of another. */
    private void add(Replacement open, Ground ground) {
        grounds.add(open, ground);
        boolean graver = open.state() == ReplacementState.VERIFYING
                && !terms.of(open.districtCode(), ground.cause()).hearing();
        if (graver) {
            grounds.becomes(open, ground.cause());
            flows.deliver(ESTABLISHED, open.dossierNumber(), Map.of(REPLACEMENT, Flows.json(words.of(open))));
        }
    }

    /** The community or its justice office reports a lawyer on a page. @return the number of the dossier */
    @Transactional
    public String report(Long pairing, String licence, String text, CurrentUser reporter) {
        if (grounds.served(reporter).stream()
                .noneMatch(served ->
                        served.pairing().equals(pairing) && served.licence().equals(licence))) {
            throw new Refusal("只能反映正在本社区（本街道）服务的律师。请刷新页面后重试。");
        }
        grounds.requireNoneOpen(pairing, licence);
        begin(pairing, licence, grounds.reported(text, reporter));
        return grounds.underWay(pairing, licence).orElseThrow().dossierNumber();
    }

    // --- what happens meanwhile

    @EventListener
    void on(PairingBegan event) {
        succession
                .followedBy(event.dossierNumber(), event.communityCode())
                .forEach(dossier -> flows.deliver(SUCCESSOR_BEGAN, dossier, Map.of()));
    }

    @EventListener
    void on(PairingFailed event) {
        for (var waiting : succession.waitingFor(event.communityCode())) {
            succession.searchFailed(waiting.dossierNumber(), event.reason());
            flows.deliver(SEARCH_FAILED, waiting.dossierNumber(), Map.of(FAILURE, event.reason()));
        }
    }

    /** Before it is arranged, nothing is left to replace; afterwards the way within the pairing is closed. */
    @EventListener
    void on(PairingEnded event) {
        for (var open : replacements.findByPairingIdAndStateInOrderById(event.pairing(), OPEN)) {
            if (!lapse(open, "结对已经结束") && Boolean.TRUE.equals(open.withinPairing())) {
                flows.deliver(PAIRING_OVER, open.dossierNumber(), Map.of(FAILURE, "原结对已经结束"));
            }
        }
    }

    /** Asked at the end of the transaction, since a pairing that follows begins in the same one. HZ24-1.1a. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
    void noteGap(PairingEnded event) {
        succession.uncovered(event.pairing()).forEach(open -> cover.noteGap(open, "原结对已经结束，接任律师尚未到任"));
    }

    /** Another took the lawyer's place: by a change of service, and nothing is left to replace; or who covered gave way. */
    @EventListener
    void on(LawyerReplaced event) {
        cover.placeTaken(event.pairing(), event.leaving(), event.joining());
        replacements.findByPairingIdAndStateInOrderById(event.pairing(), OPEN).stream()
                .filter(open -> open.licenceNumber().equals(event.leaving()))
                .forEach(open -> lapse(open, "律师已由服务调整更换"));
    }

    @EventListener
    void on(LawyerStoodDown event) {
        cover.coverStoodDown(event.pairing(), event.leaving(), event.cover());
    }

    private static final Set<ReplacementState> OPEN = Set.of(
            ReplacementState.VERIFYING,
            ReplacementState.CONFIRMED,
            ReplacementState.ARRANGED,
            ReplacementState.COVERED);

    private boolean lapse(Replacement open, String reason) {
        boolean over = hearing.lapse(open.dossierNumber(), reason);
        if (over) {
            flows.deliver(OVER, open.dossierNumber(), Map.of());
        }
        return over;
    }

    // --- its variables

    /** The flow's variables that come from the replacement. */
    void describe(Replacement replacement, VariableScope flow) {
        flow.setVariable("dossierNumber", replacement.dossierNumber());
        flow.setVariable("district", replacement.districtCode());
        flow.setVariable("community", replacement.communityCode());
        flow.setVariable("communityName", words.communityName(replacement.communityCode()));
        flow.setVariable("street", replacement.streetCode());
        flow.setVariable("firm", replacement.firmCode());
        flow.setVariable("lawyer", replacement.licenceNumber());
        flow.setVariable(REPLACEMENT, Flows.json(words.of(replacement)));
        HANDED_OVER.forEach(flow::removeVariable);
    }
}
