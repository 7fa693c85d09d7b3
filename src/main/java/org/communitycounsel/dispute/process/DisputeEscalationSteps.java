package org.communitycounsel.dispute.process;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.communitycounsel.dispute.Dispute;
import org.communitycounsel.dispute.DisputeKind;
import org.communitycounsel.dispute.Disputes;
import org.communitycounsel.dispute.Escalation;
import org.communitycounsel.dispute.Grade;
import org.communitycounsel.dispute.Outcome;
import org.communitycounsel.dispute.Party;
import org.communitycounsel.dispute.Recorded;
import org.communitycounsel.dispute.Recording;
import org.communitycounsel.dispute.Reporter;
import org.communitycounsel.dispute.ServingLawyers;
import org.communitycounsel.dispute.Side;
import org.communitycounsel.dispute.Sign;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.Word;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.engine.Submitted;
import org.communitycounsel.platform.engine.UsedInDiagrams;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.springframework.stereotype.Component;

/** The steps of the flow {@code dispute-escalation}, in the diagram's order. */
@Component
@UsedInDiagrams("disputeEscalationSteps")
public class DisputeEscalationSteps {

    private static final int MOST_PEOPLE = 100_000;

    private final Recording recording;
    private final Escalation escalation;
    private final Disputes disputes;
    private final ServingLawyers serving;
    private final DisputeEscalation flow;
    private final Districts districts;
    private final CurrentUser user;

    DisputeEscalationSteps(
            Recording recording,
            Escalation escalation,
            Disputes disputes,
            ServingLawyers serving,
            DisputeEscalation flow,
            Districts districts,
            CurrentUser user) {
        this.recording = recording;
        this.escalation = escalation;
        this.disputes = disputes;
        this.serving = serving;
        this.flow = flow;
        this.districts = districts;
        this.user = user;
    }

    public void registerDispute(DelegateExecution execution) {
        var form = new Submitted(execution);
        var recorded = recorded(form);
        String into = form.optionalText("joinsCase", "并入已有案卷");
        var dispute = into == null
                ? recording.open(recorded, reporter(recorded.communityCode()))
                : recording.add(into, recorded, reporter(recorded.communityCode()));
        execution.setProcessBusinessKey(dispute.dossierNumber());
        execution.setVariable("joined", into != null);
        describe(dispute, execution);
    }

    private static Recorded recorded(Submitted form) {
        List<Party> parties = new ArrayList<>();
        parties.addAll(Party.read(Side.ONE, form.text("partiesOne", "一方当事人"), "一方当事人"));
        parties.addAll(Party.read(Side.OTHER, form.text("partiesOther", "对方当事人"), "对方当事人"));
        return new Recorded(
                form.text("community", "所在社区"),
                Word.of(DisputeKind.class, form.text("kind", "纠纷类别")).orElseThrow(() -> new Refusal("请选择“纠纷类别”。")),
                parties,
                form.text("matter", "纠纷情况"),
                form.number("people", "涉及人数", 1, MOST_PEOPLE),
                form.ticked("signs").stream()
                        .map(sign -> Word.of(Sign.class, sign).orElseThrow(() -> new Refusal("请重新勾选“危险迹象”。")))
                        .collect(Collectors.toSet()),
                form.yes("authorityIsSide"),
                form.yes("majorInterests"));
    }

    /** By the form, a community reports for itself, a lawyer for a community the lawyer serves. */
    private Reporter reporter(String community) {
        return new Reporter(user.id(), user.displayName(), reporterGroup(community));
    }

    private String reporterGroup(String community) {
        if (user.places(Role.COMMUNITY).contains(community)) {
            return Role.COMMUNITY.at(community);
        }
        return user.places(Role.LAWYER).stream()
                .filter(licence -> serving.of(community).contains(licence))
                .map(Role.LAWYER::at)
                .findFirst()
                .orElseThrow(() -> new Refusal("只能为本社区、或者您所服务的社区上报纠纷。请从列表中选择社区。"));
    }

    private void describe(Dispute dispute, DelegateExecution execution) {
        execution.setVariable("dossierNumber", dispute.dossierNumber());
        execution.setVariable("community", dispute.communityCode());
        execution.setVariable("street", dispute.streetCode());
        execution.setVariable("district", dispute.districtCode());
        execution.setVariable("city", districts.cityOf(dispute.districtCode()));
    }

    /** What the table of grades asks of the report. */
    public Object fact(DelegateExecution execution, String name) {
        var form = new Submitted(execution);
        return switch (name) {
            case "signs" -> form.ticked("signs").size();
            case "people" -> form.number("people", "涉及人数", 1, MOST_PEOPLE);
            default -> form.yes(name);
        };
    }

    public void applyGrade(DelegateExecution execution) {
        var grade =
                Word.of(Grade.class, (String) execution.getVariable("grade")).orElseThrow();
        if (Boolean.TRUE.equals(execution.getVariable("joined"))) {
            flow.raise(dossier(execution), grade, user.id());
        } else {
            recording.grade(dossier(execution), grade);
        }
        execution.setVariable("priority", flow.priority(dossier(execution)));
    }

    public void reportAnew(DelegateExecution execution) {
        execution.setVariable("grade", disputes.of(dossier(execution)).grade().id());
        execution.setVariable("priority", flow.priority(dossier(execution)));
    }

    public void closeDispute(DelegateExecution execution) {
        escalation.close(dossier(execution));
        recording.close(
                dossier(execution),
                Word.of(Outcome.class, (String) execution.getVariable("outcome"))
                        .orElseThrow());
    }

    private static String dossier(DelegateExecution execution) {
        return execution.getProcessBusinessKey();
    }
}
