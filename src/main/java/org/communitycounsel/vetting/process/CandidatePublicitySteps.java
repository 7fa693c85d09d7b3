package org.communitycounsel.vetting.process;

import static java.util.stream.Collectors.joining;
import static org.communitycounsel.vetting.process.LawyerVettingSteps.dossier;

import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.communitycounsel.directory.Street;
import org.communitycounsel.directory.Streets;
import org.communitycounsel.platform.engine.Flows;
import org.communitycounsel.platform.engine.Submitted;
import org.communitycounsel.platform.engine.UsedInDiagrams;
import org.communitycounsel.vetting.Nomination;
import org.communitycounsel.vetting.Vetting;
import org.springframework.stereotype.Component;

/** The steps of the flow {@code candidate-publicity}, in the diagram's order. SH17-3.1a. */
@Component
@UsedInDiagrams("candidatePublicitySteps")
public class CandidatePublicitySteps {

    private static final int LONGEST_PLACE = 200;

    private final Vetting vetting;
    private final Streets streets;

    CandidatePublicitySteps(Vetting vetting, Streets streets) {
        this.vetting = vetting;
        this.streets = streets;
    }

    /** Codes of the streets concerned. */
    public Set<String> streets(DelegateExecution execution) {
        return vetting.nomination(dossier(execution)).streets();
    }

    public String streetName(String code) {
        return streets.findById(code).map(Street::name).orElse(code);
    }

    public void publishParticulars(DelegateTask task) {
        vetting.published(
                dossier(task.getExecution()),
                street(task),
                new Submitted(task).text("publishedAt", "公布地点和方式", LONGEST_PLACE));
    }

    public void recordOpinions(DelegateTask task) {
        var form = new Submitted(task);
        boolean raised = form.choice("objection", "结论", "raised", "none").equals("raised");
        vetting.heard(
                dossier(task.getExecution()),
                street(task),
                form.text("opinions", "居（村）委和群众的意见"),
                raised ? form.text("objections", "异议内容") : null);
    }

    private static String street(DelegateTask task) {
        return (String) task.getVariable("street");
    }

    public void collectOpinions(DelegateExecution execution) {
        var nomination = vetting.nomination(dossier(execution));
        execution.setVariable("objectionsRaised", nomination.objectionsRaised());
        execution.setVariable("objectionText", Flows.json(Map.of("text", objections(nomination))));
    }

    private String objections(Nomination nomination) {
        return nomination.publicity().entrySet().stream()
                .filter(street -> street.getValue().objections() != null)
                .sorted(Map.Entry.comparingByKey())
                .map(street -> "%s：%s"
                        .formatted(
                                streetName(street.getKey()), street.getValue().objections()))
                .collect(joining("\n\n"));
    }

    public void decideObjections(DelegateTask task) {
        var form = new Submitted(task);
        String reasons = form.text("reason", "理由");
        if (form.choice("objectionDecision", "结论", "upheld", "dismissed").equals("upheld")) {
            vetting.upholdObjections(dossier(task.getExecution()), reasons);
        } else {
            vetting.dismissObjections(dossier(task.getExecution()));
        }
    }
}
