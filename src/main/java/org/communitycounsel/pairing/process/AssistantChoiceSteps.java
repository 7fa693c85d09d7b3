package org.communitycounsel.pairing.process;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.spin.json.SpinJsonNode;
import org.communitycounsel.pairing.AssistantChoice;
import org.communitycounsel.pairing.Student;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.engine.Flows;
import org.communitycounsel.platform.engine.Submitted;
import org.communitycounsel.platform.engine.UsedInDiagrams;
import org.springframework.stereotype.Component;

/** The steps of the flow {@code assistant-choice}, in the diagram's order. HZ09-4.2d. */
@Component
@UsedInDiagrams("assistantChoiceSteps")
public class AssistantChoiceSteps {

    private static final String STUDENTS = "students";
    private static final Map<String, String> FIELDS =
            Map.of("studentName", "姓名", "studentNumber", "学号", "studentPhone", "联系电话", "studentYear", "年级和专业");

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

    /** As many empty rows as students are missing, for the form. */
    public Object places(DelegateExecution execution) {
        return Flows.json(Collections.nCopies(choice.missing(dossier(execution)), Map.of()));
    }

    public void recommendStudents(DelegateTask task) {
        List<Student> students = new ArrayList<>();
        if (task.getVariable(STUDENTS) instanceof SpinJsonNode rows && rows.isArray()) {
            rows.elements().forEach(row -> students.add(student(row)));
        }
        choice.recommend(dossier(task), students);
    }

    private static Student student(SpinJsonNode row) {
        return new Student(
                text(row, "studentName", 30),
                text(row, "studentNumber", 20).toUpperCase(Locale.ROOT),
                text(row, "studentPhone", 20),
                text(row, "studentYear", 30));
    }

    private static String text(SpinJsonNode row, String key, int longest) {
        String text = row.isObject() && row.hasProp(key) && row.prop(key).isString()
                ? row.prop(key).stringValue().strip()
                : "";
        if (text.isEmpty() || text.length() > longest) {
            throw new Refusal("请填写每名学生的“%s”，不超过%d字。".formatted(FIELDS.get(key), longest));
        }
        return text;
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
