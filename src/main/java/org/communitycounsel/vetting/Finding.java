package org.communitycounsel.vetting;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * A condition of service a candidate does not meet, as the table {@code lawyer-conditions} found it.
 *
 * @param condition the condition's id, such as {@code yearsOfPractice}
 * @param finding what is lacking, Chinese
 * @param clause the clause that asks for it, such as {@code SH17-2.1b}
 * @param kind whether it can be mended by handing in a material
 */
@Embeddable
public record Finding(@Column(name = "condition_name") String condition, String finding, String clause, Kind kind) {

    /** A material that is missing can be handed in; a condition that failed cannot. */
    public enum Kind {
        MISSING("missing"),
        FAILED("failed");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }
    }

    boolean failed() {
        return kind == Kind.FAILED;
    }

    @Override
    public String toString() {
        return "%s（%s）".formatted(finding, clause);
    }
}
