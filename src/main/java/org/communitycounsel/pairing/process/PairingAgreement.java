package org.communitycounsel.pairing.process;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.communitycounsel.directory.Communities;
import org.communitycounsel.directory.Street;
import org.communitycounsel.directory.Streets;
import org.communitycounsel.pairing.LawyerBarred;
import org.communitycounsel.pairing.Matching;
import org.communitycounsel.pairing.Needs;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.pairing.PairingForm;
import org.communitycounsel.pairing.PairingOrigin;
import org.communitycounsel.pairing.SearchWanted;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.engine.Flows;
import org.communitycounsel.vetting.LawyerLeftRoster;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The flow {@code pairing-agreement} as the domain sees it: its variables, its start, its messages. */
@Component
public class PairingAgreement {

    static final String KEY = "pairing-agreement";
    static final String CANCELLED = "pairing.searchCancelled";
    static final String LAWYER_UNAVAILABLE = "pairing.lawyerUnavailable";

    static final String DOSSIER_NUMBER = "dossierNumber";
    static final String COMMUNITY = "community";
    static final String FIRM = "firm";
    static final String PAIRING = "pairing";
    static final String REASON_TO_REOPEN = "reopenReason";
    static final String CANCELLATION_REASON = "cancellationReason";

    private final Flows flows;
    private final Matching matching;
    private final Communities communities;
    private final Streets streets;
    private final Districts districts;

    PairingAgreement(Flows flows, Matching matching, Communities communities, Streets streets, Districts districts) {
        this.flows = flows;
        this.matching = matching;
        this.communities = communities;
        this.streets = streets;
        this.districts = districts;
    }

    /**
     * Begins the search for one community, in the caller's transaction.
     *
     * @param predecessor the pairing to follow, or null
     * @param excluded licence numbers of lawyers who must not be chosen
     * @return the dossier's number
     */
    @Transactional
    public String begin(
            String communityCode, PairingForm form, PairingOrigin origin, Long predecessor, Set<String> excluded) {
        Map<String, Object> variables = new HashMap<>();
        variables.put(COMMUNITY, communityCode);
        variables.put("pairingForm", form.id());
        variables.put("origin", origin.id());
        variables.put("predecessor", predecessor);
        variables.put("excluded", Flows.json(new ArrayList<>(excluded)));
        return flows.open(KEY, communityCode.substring(0, 6), variables);
    }

    /** Ends the search because the justice office gives it up. */
    @Transactional
    public void cancel(String dossier, String reason) {
        if (!flows.deliver(CANCELLED, dossier, Map.of(CANCELLATION_REASON, reason))) {
            throw new Refusal("该结对已经办结，不能再终止。");
        }
    }

    @EventListener
    void on(SearchWanted wanted) {
        begin(wanted.community(), wanted.form(), wanted.origin(), wanted.predecessor(), wanted.excluded());
    }

    @EventListener
    void on(LawyerBarred event) {
        matching.chosenWith(event.licenceNumber()).stream()
                .filter(pairing -> pairing.communityCode().equals(event.communityCode()))
                .forEach(pairing -> reopen(pairing, event.reason()));
    }

    /** A lawyer who left the roster cannot be paired: a signing under way is broken off, the choice begins anew. */
    @EventListener
    void on(LawyerLeftRoster event) {
        matching.chosenWith(event.licenceNumber()).forEach(pairing -> reopen(pairing, "律师已不在律师名册"));
    }

    private void reopen(Pairing pairing, String reason) {
        flows.deliver(LAWYER_UNAVAILABLE, pairing.dossierNumber(), Map.of(REASON_TO_REOPEN, reason));
    }

    void describe(Pairing pairing, VariableScope flow) {
        flow.setVariables(variables(pairing));
    }

    /** The variables that come from the pairing, the same in all its flows. */
    Map<String, Object> variables(Pairing pairing) {
        Map<String, Object> variables = new HashMap<>();
        variables.put(DOSSIER_NUMBER, pairing.dossierNumber());
        variables.put(COMMUNITY, pairing.communityCode());
        variables.put("communityName", communityName(pairing));
        variables.put("street", pairing.streetCode());
        variables.put("city", districts.cityOf(pairing.districtCode()));
        variables.put("pairingForm", pairing.form().id());
        variables.put(PAIRING, words(pairing));
        return variables;
    }

    void describeNeeds(Pairing pairing, VariableScope flow) {
        flow.setVariable(PAIRING, words(pairing));
    }

    /** The pairing in words, for the forms. */
    private Object words(Pairing pairing) {
        var needs = pairing.needs();
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("community", communityName(pairing));
        words.put(
                "street",
                streets.findById(pairing.streetCode()).map(Street::name).orElse(""));
        words.put("form", pairing.form().chinese());
        words.put("languages", orAny(needs.languages()));
        words.put("fields", orAny(needs.fields()));
        words.put("serviceKinds", orAny(needs.serviceKinds()));
        words.put("time", Matching.time(needs));
        words.put("note", needs.note() == null ? "" : needs.note());
        return Flows.json(words);
    }

    private String communityName(Pairing pairing) {
        return communities.findById(pairing.communityCode()).orElseThrow().name();
    }

    private static String orAny(String text) {
        return text == null || text.isBlank() ? Needs.ANY : text;
    }
}
