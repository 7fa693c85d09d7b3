package org.communitycounsel.pairing.process;

import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.communitycounsel.pairing.AssistantAgreement;
import org.communitycounsel.pairing.AssistantChoice;
import org.communitycounsel.pairing.AssistantSigning;
import org.communitycounsel.pairing.Party;
import org.communitycounsel.platform.engine.Flows;
import org.communitycounsel.platform.engine.Submitted;
import org.communitycounsel.platform.engine.UsedInDiagrams;
import org.communitycounsel.platform.identity.CurrentUser;
import org.springframework.stereotype.Component;

/** The steps of the flow {@code assistant-signing}, in the diagram's order. HZ09-4.2d. */
@Component
@UsedInDiagrams("assistantSigningSteps")
public class AssistantSigningSteps {

    private static final String AGREEMENT = "agreement";
    private static final String DOCUMENT_HASH = "documentHash";
    private static final String WISHED_TERMS = "wishedTerms";
    private static final int LONGEST_TERMS = 500;

    private final AssistantSigning signing;
    private final AssistantChoice choice;
    private final CurrentUser user;

    AssistantSigningSteps(AssistantSigning signing, AssistantChoice choice, CurrentUser user) {
        this.signing = signing;
        this.choice = choice;
        this.user = user;
    }

    /** Again where a party asked for a change: that is another version, with its wish as special terms. */
    public void draftAgreement(DelegateExecution execution) {
        var agreement = signing.draft(dossier(execution), (String) execution.getVariable(WISHED_TERMS));
        execution.setVariable(AGREEMENT, Flows.json(words(dossier(execution), agreement)));
    }

    private Map<String, Object> words(String dossier, AssistantAgreement agreement) {
        Map<String, Object> words = new LinkedHashMap<>(signing.inWords(dossier));
        words.put("number", agreement.number());
        words.put("version", agreement.version());
        words.put("specialTerms", agreement.specialTerms() == null ? "——" : agreement.specialTerms());
        return words;
    }

    /** The hash of the document a form shows, which it hands back with the signature. */
    public String documentHash(DelegateExecution execution) {
        return signing.inForce(dossier(execution)).orElseThrow().sha256();
    }

    public void signBySchool(DelegateTask task) {
        task.getExecution().setVariable("schoolAnswer", answer(task, Party.SCHOOL));
    }

    public void signByCommunity(DelegateTask task) {
        task.getExecution().setVariable("communityAnswer", answer(task, Party.COMMUNITY));
    }

    private String answer(DelegateTask task, Party party) {
        var form = new Submitted(task);
        String dossier = dossier(task.getExecution());
        String answer = form.choice("answer", "办理意见", "sign", "amend", "refuse");
        switch (answer) {
            case "sign" -> signing.sign(dossier, party, form.text(DOCUMENT_HASH, "文件的SHA-256值"), user);
            case "amend" -> task.getExecution().setVariable(WISHED_TERMS, terms(form));
            default -> signing.refuse(dossier, party, form.text("reason", "拒绝的理由"));
        }
        return answer;
    }

    private static String terms(Submitted form) {
        return form.text("changes", "要求写入的特别约定", LONGEST_TERMS);
    }

    public void remind(DelegateTask task) {
        AssistantChoiceSteps.groups(task)
                .forEach(group -> choice.remind(
                        dossier(task.getExecution()), group, AssistantChoiceSteps.step(task), task.getId()));
    }

    /** However the flow ends, also where the pairing ends meanwhile: nothing is left to sign. */
    public void close(DelegateExecution execution) {
        signing.abandon(dossier(execution));
    }

    /** The business key, which no form can change. */
    private static String dossier(DelegateExecution execution) {
        return execution.getProcessBusinessKey();
    }
}
