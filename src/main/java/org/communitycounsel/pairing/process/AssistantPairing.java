package org.communitycounsel.pairing.process;

import static java.util.stream.Collectors.joining;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.communitycounsel.directory.Communities;
import org.communitycounsel.directory.LawFirm;
import org.communitycounsel.directory.LawFirms;
import org.communitycounsel.directory.LawSchool;
import org.communitycounsel.directory.LawSchools;
import org.communitycounsel.directory.Lawyer;
import org.communitycounsel.directory.Lawyers;
import org.communitycounsel.directory.Street;
import org.communitycounsel.directory.Streets;
import org.communitycounsel.pairing.Assistance;
import org.communitycounsel.pairing.AssistantChoice;
import org.communitycounsel.pairing.LawyerReplaced;
import org.communitycounsel.pairing.LawyerStoodDown;
import org.communitycounsel.pairing.Matching;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.pairing.PairingBegan;
import org.communitycounsel.pairing.PairingEnded;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.engine.Flows;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The flow {@code assistant-pairing} as the domain sees it: one instance for each term of a pairing's assistants. HZ09-4.2d. */
@Component
public class AssistantPairing {

    static final String KEY = "assistant-pairing";
    static final String STUDENT_LEFT = "assistants.studentLeft";
    static final String PAIRING_ENDED = "assistants.pairingEnded";
    static final String LAWYER_CHANGED = "assistants.lawyerChanged";
    static final String SCHOOL = "school";
    static final String ASSISTANTS = "assistants";

    private final Flows flows;
    private final AssistantChoice choice;
    private final Matching matching;
    private final Communities communities;
    private final Streets streets;
    private final Districts districts;
    private final Lawyers lawyers;
    private final LawFirms firms;
    private final LawSchools schools;

    AssistantPairing(
            Flows flows,
            AssistantChoice choice,
            Matching matching,
            Communities communities,
            Streets streets,
            Districts districts,
            Lawyers lawyers,
            LawFirms firms,
            LawSchools schools) {
        this.flows = flows;
        this.choice = choice;
        this.matching = matching;
        this.communities = communities;
        this.streets = streets;
        this.districts = districts;
        this.lawyers = lawyers;
        this.firms = firms;
        this.schools = schools;
    }

    @EventListener
    void on(PairingBegan event) {
        choice.open(matching.pairing(event.dossierNumber()))
                .map(Assistance::dossierNumber)
                .ifPresent(this::start);
    }

    @EventListener
    void on(PairingEnded event) {
        choice.endWith(event.pairing())
                .ifPresent(assistance -> flows.deliver(PAIRING_ENDED, assistance.dossierNumber(), Map.of()));
    }

    @EventListener
    void on(LawyerReplaced event) {
        lawyerChanged(event.pairing(), event.leaving());
    }

    @EventListener
    void on(LawyerStoodDown event) {
        lawyerChanged(event.pairing(), event.leaving());
    }

    /** Who serves now is asked where the lawyer who left had not answered yet. */
    private void lawyerChanged(Long pairing, String leaving) {
        choice.lawyerChanged(pairing, leaving)
                .ifPresent(assistance -> flows.deliver(LAWYER_CHANGED, assistance.dossierNumber(), Map.of()));
    }

    /** A student does not assist any more; the school recommends another. @param actor who says so */
    @Transactional
    public void leave(String dossier, Long student, String reason, String actor) {
        choice.leave(dossier, student, reason, actor);
        if (!flows.deliver(STUDENT_LEFT, dossier, Map.of())) {
            throw new Refusal("正在补选助理，请待补选办结后再登记离任。");
        }
    }

    /** The first step waits for the job executor, so that nothing here holds up the pairing. */
    void start(String dossier) {
        var pairing = choice.pairing(dossier);
        Map<String, Object> variables = new HashMap<>();
        variables.put(PairingAgreement.DOSSIER_NUMBER, dossier);
        variables.put(PairingAgreement.COMMUNITY, pairing.communityCode());
        variables.put("communityName", communityName(pairing));
        variables.put("street", pairing.streetCode());
        variables.put("city", districts.cityOf(pairing.districtCode()));
        flows.start(KEY, pairing.districtCode(), dossier, variables);
    }

    private String communityName(Pairing pairing) {
        return communities.findById(pairing.communityCode()).orElseThrow().name();
    }

    /** The choice in words, for the forms. */
    void describe(String dossier, VariableScope flow) {
        var assistance = choice.of(dossier);
        var pairing = choice.pairing(dossier);
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("community", communityName(pairing));
        words.put(
                "street",
                streets.findById(pairing.streetCode()).map(Street::name).orElse(""));
        words.put("firm", firms.findById(pairing.firmCode()).map(LawFirm::name).orElse(""));
        words.put("lawyers", lawyerNames(pairing));
        words.put("school", schoolName(assistance));
        words.put("missing", choice.missing(dossier));
        words.put("refusal", assistance.refusal() == null ? "" : assistance.refusal());
        flow.setVariable(ASSISTANTS, Flows.json(words));
    }

    private String lawyerNames(Pairing pairing) {
        return choice.lawyers(pairing).stream()
                .map(licence -> lawyers.findById(licence).map(Lawyer::name).orElse(""))
                .collect(joining("、"));
    }

    private String schoolName(Assistance assistance) {
        return assistance.schoolCode() == null
                ? ""
                : schools.findById(assistance.schoolCode()).map(LawSchool::name).orElse("");
    }
}
