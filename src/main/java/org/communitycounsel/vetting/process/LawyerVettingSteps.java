package org.communitycounsel.vetting.process;

import static java.util.stream.Collectors.toSet;
import static org.communitycounsel.vetting.process.LawyerVetting.FINDINGS;
import static org.communitycounsel.vetting.process.LawyerVetting.MATERIAL_COMPLETE;
import static org.communitycounsel.vetting.process.LawyerVetting.WITHDRAWAL_REASON;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.Word;
import org.communitycounsel.platform.engine.Submitted;
import org.communitycounsel.platform.engine.UsedInDiagrams;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.vetting.Certification;
import org.communitycounsel.vetting.Course;
import org.communitycounsel.vetting.Finding;
import org.communitycounsel.vetting.Recommendation;
import org.communitycounsel.vetting.ServiceKind;
import org.communitycounsel.vetting.Vetting;
import org.springframework.stereotype.Component;

/**
 * The steps of the flow {@code lawyer-vetting}, in the diagram's order. A service task, an end event or the listener of a
 * task calls one of them; a refusal leaves the task where it is.
 */
@Component
@UsedInDiagrams("lawyerVettingSteps")
public class LawyerVettingSteps {

    private final Vetting vetting;
    private final Certification certification;
    private final LawyerVetting flow;
    private final CurrentUser user;

    LawyerVettingSteps(Vetting vetting, Certification certification, LawyerVetting flow, CurrentUser user) {
        this.vetting = vetting;
        this.certification = certification;
        this.flow = flow;
        this.user = user;
    }

    public void registerNomination(DelegateExecution execution) {
        var nomination = vetting.nominate(recommendation(new Submitted(execution)));
        execution.setProcessBusinessKey(nomination.dossierNumber());
        flow.describe(nomination, execution);
    }

    private Recommendation recommendation(Submitted form) {
        return new Recommendation(
                firmOfUser(),
                form.text("licenceNumber", "被推荐律师"),
                Word.of(ServiceKind.class, form.text("serviceKind", "推荐担任"))
                        .orElseThrow(() -> new Refusal("请选择“推荐担任”。")),
                form.ticked("streets"),
                form.text("specialities", "业务专长"),
                form.text("reputation", "社会声誉"),
                form.ticked("materials"));
    }

    /** HZ09-4.2a: the firm recommends; which one, says the account, not the form. */
    private String firmOfUser() {
        Set<String> firms = user.places(Role.LAW_FIRM);
        if (firms.size() != 1) {
            throw new Refusal(firms.isEmpty() ? "推荐律师须用律师事务所的账号。您的账号不属于任何律所，请联系管理员。" : "您的账号属于不止一家律所，无法确定推荐律所。请联系管理员。");
        }
        return firms.iterator().next();
    }

    /** A fact about the candidate that a table asks for. */
    public Object fact(DelegateExecution execution, String name) {
        return vetting.facts(dossier(execution)).get(name);
    }

    public void recordFindings(DelegateExecution execution) {
        var nomination = vetting.recordFindings(
                dossier(execution),
                rows(execution).stream().map(LawyerVettingSteps::finding).toList());
        execution.setVariable(FINDINGS, LawyerVetting.findings(nomination.findings()));
        execution.setVariable(MATERIAL_COMPLETE, nomination.materialComplete());
    }

    private static Finding finding(Map<String, Object> row) {
        return new Finding(
                (String) row.get("condition"),
                (String) row.get("finding"),
                (String) row.get("clause"),
                Finding.Kind.valueOf(((String) row.get("kind")).toUpperCase(Locale.ROOT)));
    }

    private static List<Map<String, Object>> rows(DelegateExecution execution) {
        return ((DmnDecisionResult) execution.getVariable("decisionResult")).getResultList();
    }

    public void supplementNomination(DelegateTask task) {
        vetting.supplement(dossier(task.getExecution()), new Submitted(task).ticked("materials"));
    }

    public void lapseNomination(DelegateExecution execution) {
        vetting.lapse(dossier(execution));
    }

    public void qualifyLawyer(DelegateTask task) {
        var form = new Submitted(task);
        String dossier = dossier(task.getExecution());
        if (form.choice("qualification", "结论", "qualified", "refused").equals("qualified")) {
            vetting.qualify(dossier);
        } else {
            vetting.refuseQualification(dossier, form.text("reason", "理由"));
        }
    }

    public void recordCourses(DelegateExecution execution) {
        vetting.prescribe(
                dossier(execution),
                rows(execution).stream().map(LawyerVettingSteps::prescribed).toList());
    }

    private static Course prescribed(Map<String, Object> row) {
        return new Course(
                (String) row.get("course"),
                (String) row.get("name"),
                (String) row.get("clause"),
                (Integer) row.get("hours"),
                (Integer) row.get("retakes"));
    }

    /** Codes of the courses to take. */
    public Set<String> courses(DelegateExecution execution) {
        return vetting.nomination(dossier(execution)).courses().stream()
                .map(Course::code)
                .collect(toSet());
    }

    /** The course of one instance of the training, in words, for its form. */
    public Object course(DelegateExecution execution) {
        return CourseTrainingSteps.words(
                vetting.nomination(dossier(execution)).course((String) execution.getVariable("courseCode")));
    }

    public void issueCertificate(DelegateExecution execution) {
        certification.issue(dossier(execution));
    }

    public void informOfRefusal(DelegateExecution execution) {
        vetting.informOfRefusal(dossier(execution));
    }

    public void withdrawNomination(DelegateExecution execution) {
        vetting.withdraw(dossier(execution), (String) execution.getVariable(WITHDRAWAL_REASON));
    }

    /** The business key, which no form can change. */
    static String dossier(DelegateExecution execution) {
        return execution.getProcessBusinessKey();
    }
}
