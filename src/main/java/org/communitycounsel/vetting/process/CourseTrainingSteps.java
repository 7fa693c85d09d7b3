package org.communitycounsel.vetting.process;

import static org.communitycounsel.vetting.process.LawyerVettingSteps.dossier;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.spin.json.SpinJsonNode;
import org.communitycounsel.platform.engine.Flows;
import org.communitycounsel.platform.engine.Submitted;
import org.communitycounsel.platform.engine.UsedInDiagrams;
import org.communitycounsel.vetting.Course;
import org.communitycounsel.vetting.Vetting;
import org.springframework.stereotype.Component;

/** The step of the flow {@code course-training}. HZ24-1.1c. */
@Component
@UsedInDiagrams("courseTrainingSteps")
public class CourseTrainingSteps {

    private final Vetting vetting;

    CourseTrainingSteps(Vetting vetting) {
        this.vetting = vetting;
    }

    /** The course's Chinese name. */
    public String courseName(DelegateExecution execution) {
        return course(execution).prop("name").stringValue();
    }

    public void recordCourse(DelegateTask task) {
        var form = new Submitted(task);
        String dossier = dossier(task.getExecution());
        int hours = form.hours("hours", "实际学时");
        var course = form.choice("courseResult", "结论", "passed", "failed").equals("passed")
                ? vetting.passCourse(dossier, code(task), hours)
                : vetting.failCourse(dossier, code(task), hours, form.text("reason", "理由"));
        task.setVariable("coursePassed", course.passed());
        task.setVariable("retakeAllowed", course.retakeAllowed());
        task.setVariable("course", words(course));
    }

    private static String code(DelegateTask task) {
        return course(task).prop("code").stringValue();
    }

    private static SpinJsonNode course(VariableScope flow) {
        return (SpinJsonNode) flow.getVariable("course");
    }

    /** The course and its next sitting, for the form. */
    static Object words(Course course) {
        return Flows.json(Map.of(
                "code", course.code(),
                "name", course.name(),
                "clause", course.clause(),
                "hours", course.hours(),
                "attempt", course.attempts().size() + 1,
                "attemptsAllowed", course.attemptsAllowed()));
    }
}
