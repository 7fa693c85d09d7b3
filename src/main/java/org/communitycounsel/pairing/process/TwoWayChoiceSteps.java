package org.communitycounsel.pairing.process;

import static org.communitycounsel.pairing.process.PairingAgreement.FIRM;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.spin.json.SpinJsonNode;
import org.communitycounsel.pairing.Candidate;
import org.communitycounsel.pairing.Matching;
import org.communitycounsel.pairing.PairingForm;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.engine.Flows;
import org.communitycounsel.platform.engine.Submitted;
import org.communitycounsel.platform.engine.UsedInDiagrams;
import org.communitycounsel.platform.identity.CurrentUser;
import org.springframework.stereotype.Component;

/** The steps of the flow {@code two-way-choice}, in the diagram's order. HZ09-4.2b. */
@Component
@UsedInDiagrams("twoWayChoiceSteps")
public class TwoWayChoiceSteps {

    private static final String ROUNDS_HELD = "roundsHeld";
    private static final String LAWYERS = "lawyers";

    private final Matching matching;
    private final CurrentUser user;

    TwoWayChoiceSteps(Matching matching, CurrentUser user) {
        this.matching = matching;
        this.user = user;
    }

    public void recommendCandidates(DelegateExecution execution) {
        List<Candidate> candidates = matching.recommend(dossier(execution));
        execution.setVariable("candidatesFound", !candidates.isEmpty());
        execution.setVariable(
                "candidates",
                Flows.json(candidates.stream()
                        .map(candidate -> Map.of(
                                "name", matching.name(candidate),
                                "points", candidate.points(),
                                "reasons", candidate.reasons()))
                        .toList()));
        execution.setVariable(
                "candidateOptions",
                Flows.json(candidates.stream()
                        .map(candidate -> Map.of(
                                "label", matching.name(candidate),
                                "value", candidate.id().toString()))
                        .toList()));
        int held = execution.hasVariable(ROUNDS_HELD) ? (Integer) execution.getVariable(ROUNDS_HELD) : 0;
        execution.setVariable(ROUNDS_HELD, held + 1);
    }

    public void rankCandidates(DelegateTask task) {
        var form = new Submitted(task);
        form.text("firstChoice", "第一志愿");
        matching.prefer(
                dossier(task),
                Stream.of("firstChoice", "secondChoice", "thirdChoice")
                        .map(key -> form.optionalText(key, "志愿"))
                        .filter(Objects::nonNull)
                        .map(TwoWayChoiceSteps::id)
                        .toList());
    }

    private static Long id(String submitted) {
        if (!submitted.matches("[0-9]{1,18}")) {
            throw new Refusal("所选人选不在本轮推荐名单中，请刷新后重新选择。");
        }
        return Long.valueOf(submitted);
    }

    public void askNext(DelegateExecution execution) {
        var next = matching.askNext(dossier(execution));
        execution.setVariable("candidateLeft", next.isPresent());
        execution.setVariable("roundsLeft", matching.mayRecommendAgain(dossier(execution), (Integer)
                execution.getVariable(ROUNDS_HELD)));
        next.ifPresent(candidate -> {
            execution.setVariable(FIRM, candidate.firmCode());
            execution.setVariable("candidate", Flows.json(Map.of("name", matching.name(candidate))));
        });
    }

    /** The lawyers a firm can name, for its form; none where one lawyer is asked. */
    public Object liaisonOptions(DelegateExecution execution) {
        String dossier = dossier(execution);
        boolean firmIsAsked = matching.pairing(dossier).form() == PairingForm.FIRM;
        return Flows.json(
                firmIsAsked
                        ? matching.lawyersOfFirm(dossier, (String) execution.getVariable(FIRM)).stream()
                                .map(lawyer -> Map.of("label", lawyer.name(), "value", lawyer.licenceNumber()))
                                .toList()
                        : List.of());
    }

    public void consentByFirm(DelegateTask task) {
        var form = new Submitted(task);
        var execution = task.getExecution();
        String answer = form.choice("answer", "律所意见", "agree", "decline", "conflict");
        if (answer.equals("agree")) {
            Set<String> lawyers = matching.firmConsents(dossier(task), form.ticked("liaisons"));
            execution.setVariable(LAWYERS, Flows.json(new ArrayList<>(lawyers)));
        } else {
            refuse(task, answer, matching.concerned(dossier(task)));
        }
        execution.setVariable("firmConsents", answer.equals("agree"));
    }

    private void refuse(DelegateTask task, String answer, Set<String> licences) {
        String reason = new Submitted(task).text("reason", "理由");
        if (answer.equals("conflict")) {
            matching.declareConflict(dossier(task), licences, reason, user.id());
        } else {
            matching.decline(dossier(task), reason);
        }
    }

    /** Licence numbers of the lawyers who are asked. */
    public Set<String> lawyers(DelegateExecution execution) {
        var lawyers = new TreeSet<String>();
        ((SpinJsonNode) execution.getVariable(LAWYERS)).elements().forEach(lawyer -> lawyers.add(lawyer.stringValue()));
        return lawyers;
    }

    public void consentByLawyer(DelegateTask task) {
        String answer = new Submitted(task).choice("answer", "律师意见", "agree", "decline", "conflict");
        if (!answer.equals("agree")) {
            refuse(task, answer, Set.of((String) task.getVariable("lawyer")));
        }
    }

    /** Whether one of the lawyers has declined: then the others need not answer. */
    public boolean isDeclined(DelegateExecution execution) {
        return matching.asked(dossier(execution)).isEmpty();
    }

    public void holdPlaces(DelegateExecution execution) {
        execution.setVariable("placesHeld", matching.holdPlaces(dossier(execution), lawyers(execution)));
    }

    private static String dossier(DelegateTask task) {
        return dossier(task.getExecution());
    }

    private static String dossier(DelegateExecution execution) {
        return execution.getProcessBusinessKey();
    }
}
