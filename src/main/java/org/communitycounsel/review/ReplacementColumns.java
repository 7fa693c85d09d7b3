package org.communitycounsel.review;

import jakarta.persistence.Converter;
import org.communitycounsel.platform.database.ById;

/** The ids under which the database keeps the replacements' words, the same as in tables and forms. */
final class ReplacementColumns {

    private ReplacementColumns() {}

    @Converter(autoApply = true)
    static class Causes extends ById<ReplacementCause> {
        Causes() {
            super(ReplacementCause.values(), ReplacementCause::id);
        }
    }

    @Converter(autoApply = true)
    static class States extends ById<ReplacementState> {
        States() {
            super(ReplacementState.values(), ReplacementState::id);
        }
    }
}
