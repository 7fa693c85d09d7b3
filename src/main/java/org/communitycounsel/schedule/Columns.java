package org.communitycounsel.schedule;

import jakarta.persistence.Converter;
import org.communitycounsel.platform.database.ById;

/** The ids under which the database keeps this module's enumerations, the same as in tables and forms. */
final class Columns {

    private Columns() {}

    @Converter(autoApply = true)
    static class ChangeKinds extends ById<ChangeKind> {
        ChangeKinds() {
            super(ChangeKind.values(), ChangeKind::id);
        }
    }

    @Converter(autoApply = true)
    static class ChangeStates extends ById<ChangeState> {
        ChangeStates() {
            super(ChangeState.values(), ChangeState::id);
        }
    }
}
