package org.communitycounsel.pairing.process;

import static java.util.stream.Collectors.toSet;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.communitycounsel.pairing.AssistantChoice;
import org.communitycounsel.pairing.Student;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.engine.Flows;
import org.communitycounsel.platform.engine.Submitted;
import org.communitycounsel.platform.engine.UsedInDiagrams;
import org.communitycounsel.platform.identity.Role;
import org.springframework.stereotype.Component;

/** The steps of the flow {@code assistant-choice}, in the diagram's order. HZ09-4.2d. */
@Component
@UsedInDiagrams("assistantChoiceSteps")
public class AssistantChoiceSteps {

    private static final int LONGEST = 20;

    private final AssistantChoice choice;
    private final AssistantPairing flow;

    AssistantChoiceSteps(AssistantChoice choice, AssistantPairing flow) {
        this.choice = choice;
        this.flow = flow;
    }

    public void findSchool(DelegateExecution execution) {
        execution.setVariable("schoolKnown", choice.findSchool(dossier(execution)));
        describe(execution);
    }

    private void describe(DelegateExecution execution) {
        execution.setVariable(
                AssistantPairing.SCHOOL, choice.of(dossier(execution)).schoolCode());
        flow.describe(dossier(execution), execution);
    }

    public Object schoolOptions(DelegateExecution execution) {
        return Flows.json(choice.schools(dossier(execution)).stream()
                .map(school -> Map.of("label", school.name(), "value", school.code()))
                .toList());
    }

    public void assignSchool(DelegateTask task) {
        choice.assign(dossier(task), new Submitted(task).text("assignedSchool", "高校法学院"));
        describe(task.getExecution());
    }

    /** A line a student: Tasklist takes a form with an editable list for unfinished whatever is filled in. */
    public void recommendStudents(DelegateTask task) {
        List<Student> students = new Submitted(task)
                .text("studentList", "推荐的学生")
                .lines()
                .filter(line -> !line.isBlank())
                .map(AssistantChoiceSteps::student)
                .toList();
        choice.recommend(dossier(task), students);
    }

    private static Student student(String line) {
        String[] parts = line.strip().split("\\s*[，,、；;\\t]\\s*");
        if (parts.length != 4 || Arrays.stream(parts).anyMatch(part -> part.isBlank() || part.length() > LONGEST)) {
            throw new Refusal("“%s”应依次写明姓名、学号、联系电话、年级和专业四项，用逗号隔开，每项不超过%d字。".formatted(line.strip(), LONGEST));
        }
        return new Student(parts[0], parts[1].toUpperCase(Locale.ROOT), parts[2], parts[3]);
    }

    /** Those who wait for an answer, for the form. */
    public Object recommended(DelegateExecution execution) {
        return Flows.json(choice.recommended(dossier(execution)).stream()
                .map(student -> Map.of(
                        "studentName", student.name(),
                        "studentNumber", student.number(),
                        "studentPhone", student.phone(),
                        "studentYear", student.year()))
                .toList());
    }

    public void agreeByCommunity(DelegateTask task) {
        task.getExecution().setVariable("communityAnswer", answer(task, "社区"));
    }

    /** Licence number of a lawyer who serves the community now. */
    public String lawyer(DelegateExecution execution) {
        return choice.lawyers(choice.pairing(dossier(execution))).get(0);
    }

    /** Of a firm's liaison lawyers, whoever answers first answers for all (SC20-4.1a). */
    public void askEveryLawyer(DelegateTask task) {
        String dossier = dossier(task);
        flow.describe(dossier, task.getExecution());
        var asked = groups(task);
        choice.lawyers(choice.pairing(dossier)).stream()
                .map(Role.LAWYER::at)
                .filter(group -> !asked.contains(group))
                .forEach(task::addCandidateGroup);
    }

    public void agreeByLawyer(DelegateTask task) {
        task.getExecution().setVariable("lawyerAnswer", answer(task, "律师"));
    }

    /** @return agreed, again, or exhausted */
    private String answer(DelegateTask task, String who) {
        var form = new Submitted(task);
        if (form.choice("answer", "答复", "agree", "others").equals("agree")) {
            return "agreed";
        }
        boolean again = choice.refuse(dossier(task), who, form.text("reason", "另行推荐的理由"));
        flow.describe(dossier(task), task.getExecution());
        return again ? "again" : "exhausted";
    }

    public void remind(DelegateTask task) {
        groups(task).forEach(group -> choice.remind(dossier(task), group, step(task), task.getId()));
    }

    static Set<String> groups(DelegateTask task) {
        return task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null)
                .collect(toSet());
    }

    /** The step's name in the diagram; the task's own begins with what the case is about. */
    static String step(DelegateTask task) {
        return task.getBpmnModelElementInstance().getName();
    }

    private static String dossier(DelegateTask task) {
        return dossier(task.getExecution());
    }

    private static String dossier(DelegateExecution execution) {
        return execution.getProcessBusinessKey();
    }
}
