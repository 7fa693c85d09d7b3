package org.communitycounsel.worklog.process;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.engine.Flows;
import org.communitycounsel.worklog.LogEntry;
import org.communitycounsel.worklog.LogWords;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The flow {@code work-log} as the domain sees it. It is started in Tasklist, or by the page for telephones. */
@Component
public class WorkLogFlow {

    static final String KEY = "work-log";

    /** The start form's fields, by key. */
    public static final List<String> FIELDS = List.of(
            "community", "nature", "day", "from", "until", "served", "whom", "kind", "content", "result", "corrects");

    private final Flows flows;
    private final LogWords words;

    WorkLogFlow(Flows flows, LogWords words) {
        this.flows = flows;
        this.words = words;
    }

    /**
     * Starts the flow in the name of who is signed in.
     *
     * @param form the start form's {@link #FIELDS}
     * @return the record's number
     */
    @Transactional
    public String begin(Map<String, Object> form) {
        String community = form.getOrDefault("community", "").toString();
        if (!community.matches("\\d{12}")) {
            throw new Refusal("请选择“社区”。");
        }
        return flows.open(KEY, community.substring(0, 6), form);
    }

    /** The flow's variables that come from the record. */
    void describe(LogEntry entry, VariableScope flow) {
        flow.setVariable("dossierNumber", entry.number());
        flow.setVariable("district", entry.districtCode());
        flow.setVariable("street", entry.streetCode());
        flow.setVariable("community", entry.communityCode());
        flow.setVariable("lawyer", entry.licenceNumber());
        flow.setVariable("log", Flows.json(words.of(entry)));
        FIELDS.stream().filter(field -> !field.equals("community")).forEach(flow::removeVariable);
    }
}
