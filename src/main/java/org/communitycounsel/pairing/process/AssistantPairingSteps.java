package org.communitycounsel.pairing.process;

import java.time.LocalTime;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.communitycounsel.pairing.AssistantChoice;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.engine.UsedInDiagrams;
import org.springframework.stereotype.Component;

/** The steps of the flow {@code assistant-pairing}, in the diagram's order. HZ09-4.2d. */
@Component
@UsedInDiagrams("assistantPairingSteps")
public class AssistantPairingSteps {

    private final AssistantChoice choice;
    private final AssistantPairing flow;
    private final Districts districts;

    AssistantPairingSteps(AssistantChoice choice, AssistantPairing flow, Districts districts) {
        this.choice = choice;
        this.flow = flow;
        this.districts = districts;
    }

    public void beginAssistants(DelegateExecution execution) {
        choice.begin(dossier(execution));
    }

    /** The end of the assistants' last day, in the district's zone. */
    public Date lastDay(DelegateExecution execution) {
        String dossier = dossier(execution);
        return Date.from(choice.of(dossier)
                .termUntil()
                .atTime(LocalTime.of(23, 59, 59))
                .atZone(districts.zone(dossier.substring(0, 6)))
                .toInstant());
    }

    /** Where the pairing lasts, the choice for the next term begins. */
    public void endTerm(DelegateExecution execution) {
        if (choice.endTerm(dossier(execution))) {
            flow.start(dossier(execution));
        }
    }

    public void withdrawRecommended(DelegateExecution execution) {
        execution.setVariable("assistantsLeft", choice.withdrawRecommended(dossier(execution)));
    }

    public void endWithoutAssistants(DelegateExecution execution) {
        choice.endWithoutAssistants(dossier(execution));
    }

    private static String dossier(DelegateExecution execution) {
        return execution.getProcessBusinessKey();
    }
}
