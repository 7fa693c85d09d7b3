package org.communitycounsel.dispute;

import jakarta.persistence.Converter;
import org.communitycounsel.platform.database.ById;

/** The ids under which the database keeps this module's enumerations, the same as in tables and forms. */
final class Columns {

    private Columns() {}

    @Converter(autoApply = true)
    static class DisputeKinds extends ById<DisputeKind> {
        DisputeKinds() {
            super(DisputeKind.values(), DisputeKind::id);
        }
    }

    @Converter(autoApply = true)
    static class Grades extends ById<Grade> {
        Grades() {
            super(Grade.values(), Grade::id);
        }
    }

    @Converter(autoApply = true)
    static class DisputeStates extends ById<DisputeState> {
        DisputeStates() {
            super(DisputeState.values(), DisputeState::id);
        }
    }

    @Converter(autoApply = true)
    static class Handlings extends ById<Handling> {
        Handlings() {
            super(Handling.values(), Handling::id);
        }
    }

    @Converter(autoApply = true)
    static class Outcomes extends ById<Outcome> {
        Outcomes() {
            super(Outcome.values(), Outcome::id);
        }
    }

    @Converter(autoApply = true)
    static class Sides extends ById<Side> {
        Sides() {
            super(Side.values(), Side::id);
        }
    }

    @Converter(autoApply = true)
    static class MediationResults extends ById<MediationResult> {
        MediationResults() {
            super(MediationResult.values(), MediationResult::id);
        }
    }

    @Converter(autoApply = true)
    static class ConsentManners extends ById<ConsentManner> {
        ConsentManners() {
            super(ConsentManner.values(), ConsentManner::id);
        }
    }
}
