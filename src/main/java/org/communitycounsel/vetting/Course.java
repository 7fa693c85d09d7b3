package org.communitycounsel.vetting;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.communitycounsel.platform.Refusal;

/** A course the candidate has to take, with each sitting's hours and result. HZ24-1.1c. */
@Entity
@Table(name = "course")
public class Course {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String code;
    private String name;
    private String clause;
    private int hours;
    private int attemptsAllowed;

    @ElementCollection
    @CollectionTable(name = "course_attempt", joinColumns = @JoinColumn(name = "course_id"))
    @OrderColumn(name = "number")
    private List<CourseAttempt> attempts = new ArrayList<>();

    protected Course() {}

    /**
     * @param code the course's id in the table {@code training-courses}
     * @param hours hours it takes at least
     * @param retakes how often a failed one may be retaken
     */
    public Course(String code, String name, String clause, int hours, int retakes) {
        this.code = code;
        this.name = name;
        this.clause = clause;
        this.hours = hours;
        this.attemptsAllowed = retakes + 1;
    }

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    public String clause() {
        return clause;
    }

    public int hours() {
        return hours;
    }

    public int attemptsAllowed() {
        return attemptsAllowed;
    }

    public List<CourseAttempt> attempts() {
        return List.copyOf(attempts);
    }

    public boolean passed() {
        return attempts.stream().anyMatch(CourseAttempt::passed);
    }

    /** Whether it was failed, and may be taken again. */
    public boolean retakeAllowed() {
        return !passed() && attempts.size() < attemptsAllowed;
    }

    void pass(LocalDate day, int attended) {
        mayBeTaken();
        if (attended < hours) {
            throw new Refusal("“%s”规定%d学时，只登记了%d学时，不能评为合格。请核对学时，或评为不合格。".formatted(name, hours, attended));
        }
        attempts.add(new CourseAttempt(day, attended, true, null));
    }

    void fail(LocalDate day, int attended, String reasons) {
        mayBeTaken();
        attempts.add(new CourseAttempt(day, attended, false, reasons));
    }

    private void mayBeTaken() {
        if (passed()) {
            throw new Refusal("“%s”已合格，不必再登记。请刷新任务列表。".formatted(name));
        }
        if (!retakeAllowed()) {
            throw new Refusal("“%s”的补考次数已用完，不能再登记。请刷新任务列表。".formatted(name));
        }
    }
}
