package org.communitycounsel.vetting.process;

import static java.util.stream.Collectors.joining;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.communitycounsel.directory.LawFirms;
import org.communitycounsel.directory.Lawyers;
import org.communitycounsel.directory.Street;
import org.communitycounsel.directory.Streets;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.engine.Flows;
import org.communitycounsel.vetting.Finding;
import org.communitycounsel.vetting.Nomination;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The flow {@code lawyer-vetting} as the domain sees it: its variables and its message. It is started in Tasklist, by the
 * form {@code nominate-lawyer}.
 */
@Component
public class LawyerVetting {

    static final String KEY = "lawyer-vetting";
    static final String WITHDRAWN = "vetting.nominationWithdrawn";

    /** What the start form hands over to the nomination, and the flow does not keep. */
    static final List<String> HANDED_OVER =
            List.of("licenceNumber", "serviceKind", "streets", "specialities", "reputation");

    static final String DOSSIER_NUMBER = "dossierNumber";
    static final String LAWYER_NAME = "lawyerName";
    static final String FIRM = "firm";
    static final String CITY = "city";
    static final String CANDIDATE = "candidate";
    static final String FINDINGS = "findings";
    static final String MATERIAL_COMPLETE = "materialComplete";
    static final String WITHDRAWAL_REASON = "withdrawalReason";

    private final Flows flows;
    private final Lawyers lawyers;
    private final LawFirms firms;
    private final Streets streets;
    private final Districts districts;
    private final Clock clock;

    LawyerVetting(Flows flows, Lawyers lawyers, LawFirms firms, Streets streets, Districts districts, Clock clock) {
        this.flows = flows;
        this.lawyers = lawyers;
        this.firms = firms;
        this.streets = streets;
        this.districts = districts;
        this.clock = clock;
    }

    /** Ends the flow of that dossier because the firm takes its recommendation back. */
    @Transactional
    public void withdraw(String dossier, String reasons) {
        if (!flows.deliver(WITHDRAWN, dossier, Map.of(WITHDRAWAL_REASON, reasons))) {
            throw new Refusal("该推荐已经结束，不能再撤回。");
        }
    }

    /** The flow's variables that come from the nomination. */
    void describe(Nomination nomination, VariableScope flow) {
        flow.setVariable(DOSSIER_NUMBER, nomination.dossierNumber());
        flow.setVariable(
                LAWYER_NAME,
                lawyers.findById(nomination.licenceNumber()).orElseThrow().name());
        flow.setVariable(FIRM, nomination.firmCode());
        flow.setVariable(CITY, districts.cityOf(nomination.districtCode()));
        flow.setVariable(CANDIDATE, candidate(nomination));
        HANDED_OVER.forEach(flow::removeVariable);
    }

    /** The candidate in words, for the forms. */
    private Object candidate(Nomination nomination) {
        var lawyer = lawyers.findById(nomination.licenceNumber()).orElseThrow();
        var today = LocalDate.ofInstant(clock.instant(), districts.zone(nomination.districtCode()));
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("name", lawyer.name());
        words.put("kind", lawyer.kind().chinese());
        words.put("licenceNumber", lawyer.licenceNumber());
        words.put("firm", firms.findById(nomination.firmCode()).orElseThrow().name());
        words.put("service", nomination.serviceKind().chinese());
        words.put("degree", lawyer.degree().chinese());
        words.put("years", lawyer.yearsOfPractice(today));
        words.put(
                "streets",
                streets.findAllById(nomination.streets()).stream()
                        .map(Street::name)
                        .collect(joining("、")));
        words.put("specialities", nomination.specialities());
        words.put("reputation", nomination.reputation());
        return Flows.json(words);
    }

    /** What the table of conditions found, in words, for the forms. */
    static Object findings(List<Finding> findings) {
        return Flows.json(findings.stream()
                .map(finding -> Map.of("finding", finding.finding(), "clause", finding.clause()))
                .toList());
    }
}
