package org.communitycounsel.vetting;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/**
 * One sitting of a course.
 *
 * @param hours hours attended
 * @param reasons why it was failed; null where it was passed
 */
@Embeddable
public record CourseAttempt(LocalDate recordedOn, int hours, boolean passed, String reasons) {}
