package org.communitycounsel.review;

import jakarta.persistence.Converter;
import org.communitycounsel.platform.database.ById;

/** The ids under which the database keeps this module's enumerations, the same as in tables and forms. */
final class Columns {

    private Columns() {}

    @Converter(autoApply = true)
    static class ReviewStates extends ById<ReviewState> {
        ReviewStates() {
            super(ReviewState.values(), ReviewState::id);
        }
    }

    @Converter(autoApply = true)
    static class Grades extends ById<Grade> {
        Grades() {
            super(Grade.values(), Grade::id);
        }
    }
}
