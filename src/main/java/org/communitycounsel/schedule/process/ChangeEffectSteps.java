package org.communitycounsel.schedule.process;

import static org.communitycounsel.schedule.process.ScheduleChangeSteps.dossier;

import java.util.Collection;
import java.util.Date;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.communitycounsel.platform.calendar.Deadlines;
import org.communitycounsel.platform.engine.UsedInDiagrams;
import org.communitycounsel.schedule.ChangeEffect;
import org.springframework.stereotype.Component;

/** The steps of the flow {@code change-effect}, in the diagram's order. */
@Component
@UsedInDiagrams("changeEffectSteps")
public class ChangeEffectSteps {

    private final ChangeEffect effect;
    private final Deadlines deadlines;

    ChangeEffectSteps(ChangeEffect effect, Deadlines deadlines) {
        this.effect = effect;
        this.deadlines = deadlines;
    }

    /** Numbers of the dossiers of the pairings whose agreements are supplemented. */
    public Collection<String> pairings(DelegateExecution execution) {
        return effect.toSupplement(dossier(execution));
    }

    /** What tells the tasks of one of several supplements from those of the others; null where there is one. */
    public String about(DelegateExecution execution) {
        return effect.supplemented(dossier(execution), (String) execution.getVariable("pairingDossier"));
    }

    /** Until when the supplements are filed. */
    public Date signBy(DelegateExecution execution) {
        return effect.signBy(dossier(execution), deadlines.of(execution, "sign"));
    }

    public void arrangeChange(DelegateExecution execution) {
        effect.arrange(dossier(execution));
    }

    /** The beginning of the first day. */
    public Date begins(DelegateExecution execution) {
        return effect.begins(dossier(execution));
    }

    public void takeEffect(DelegateExecution execution) {
        if (!effect.takeEffect(dossier(execution))) {
            throw new BpmnError(Failure.PLACE_LOST.code());
        }
    }

    /** The beginning of the day after the last of a leave. */
    public Date ends(DelegateExecution execution) {
        return effect.ends(dossier(execution));
    }

    public void endCover(DelegateExecution execution) {
        effect.endCover(dossier(execution));
    }
}
