package org.communitycounsel.pairing.process;

import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.communitycounsel.pairing.Agreement;
import org.communitycounsel.pairing.Signing;
import org.communitycounsel.platform.engine.Flows;
import org.springframework.stereotype.Component;

/**
 * The flow {@code agreement-signing} as the domain sees it. It is called with {@code dossierNumber}, {@code district},
 * {@code street}, {@code community}, {@code communityName}, {@code firm} and {@code purpose} ({@code first},
 * {@code renewal} or {@code supplement}); it ends once the agreement is filed, or with the error {@code signingRefused}.
 */
@Component
class AgreementSigning {

    static final String KEY = "agreement-signing";

    static final String PURPOSE = "purpose";
    static final String AGREEMENT = "agreement";
    static final String DOCUMENT_HASH = "documentHash";
    static final String WISHES = "wishes";

    private final Signing signing;

    AgreementSigning(Signing signing) {
        this.signing = signing;
    }

    /** The version to sign, for the forms: what it settles, and its hash. */
    void describe(String dossier, Agreement agreement, VariableScope flow) {
        Map<String, Object> words = new LinkedHashMap<>(signing.parties(dossier));
        var clauses = agreement.clauses();
        words.put("number", agreement.number());
        words.put("version", agreement.version());
        words.put("purpose", agreement.purpose().chinese());
        words.put("term", agreement.term());
        words.put("change", signing.change(agreement));
        words.put("hours", clauses.serviceHours());
        words.put("subsidy", clauses.subsidy());
        words.put("subsidySource", clauses.subsidySource());
        words.put("specialTerms", clauses.specialTerms() == null ? "——" : clauses.specialTerms());
        flow.setVariable(AGREEMENT, Flows.json(words));
    }
}
