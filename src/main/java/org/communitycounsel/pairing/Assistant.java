package org.communitycounsel.pairing;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.communitycounsel.platform.identity.Role;

/**
 * A law student who assists a community's lawyer, from the school's recommendation on; released, it stays as history. The
 * database counts it against the number of places. HZ09-4.2d.
 */
@Entity
@Table(name = "assistant")
public class Assistant {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private Long assistanceId;
    private String schoolCode;
    private String studentNumber;
    private String name;
    private String phone;
    private String year;
    private AssistantState state;
    private Instant recommendedAt;
    private Instant beganAt;
    private Instant releasedAt;
    private String releaseReason;

    @Version
    private int version;

    protected Assistant() {}

    Assistant(Long assistanceId, String schoolCode, Student student, Instant now) {
        this.assistanceId = assistanceId;
        this.schoolCode = schoolCode;
        this.studentNumber = student.number();
        this.name = student.name();
        this.phone = student.phone();
        this.year = student.year();
        this.state = AssistantState.RECOMMENDED;
        this.recommendedAt = now;
    }

    void began(Instant now) {
        state = AssistantState.SERVING;
        beganAt = now;
    }

    /** The student's own group, such as {@code studentAssistant.10335LAW-3220100001}: a number is one school's only. */
    public String group() {
        return Role.STUDENT_ASSISTANT.at(schoolCode + "-" + studentNumber);
    }

    /** The place is free again. @param reason Chinese */
    void released(String reason, Instant now) {
        state = state == AssistantState.SERVING ? AssistantState.LEFT : AssistantState.DECLINED;
        releaseReason = reason;
        releasedAt = now;
    }

    public Long id() {
        return id;
    }

    public Student student() {
        return new Student(name, studentNumber, phone, year);
    }

    public AssistantState state() {
        return state;
    }

    /** Why the student does not assist any more, or never did, Chinese; null otherwise. */
    public String releaseReason() {
        return releaseReason;
    }
}
