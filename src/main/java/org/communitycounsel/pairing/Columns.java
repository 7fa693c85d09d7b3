package org.communitycounsel.pairing;

import jakarta.persistence.Converter;
import org.communitycounsel.platform.database.ById;

/** The ids under which the database keeps this module's enumerations, the same as in tables and forms. */
final class Columns {

    private Columns() {}

    @Converter(autoApply = true)
    static class PairingForms extends ById<PairingForm> {
        PairingForms() {
            super(PairingForm.values(), PairingForm::id);
        }
    }

    @Converter(autoApply = true)
    static class PairingOrigins extends ById<PairingOrigin> {
        PairingOrigins() {
            super(PairingOrigin.values(), PairingOrigin::id);
        }
    }

    @Converter(autoApply = true)
    static class PairingStates extends ById<PairingState> {
        PairingStates() {
            super(PairingState.values(), PairingState::id);
        }
    }

    @Converter(autoApply = true)
    static class CandidateStates extends ById<CandidateState> {
        CandidateStates() {
            super(CandidateState.values(), CandidateState::id);
        }
    }

    @Converter(autoApply = true)
    static class Halfs extends ById<Half> {
        Halfs() {
            super(Half.values(), Half::id);
        }
    }

    @Converter(autoApply = true)
    static class Parts extends ById<Part> {
        Parts() {
            super(Part.values(), Part::id);
        }
    }

    @Converter(autoApply = true)
    static class AgreementStates extends ById<AgreementState> {
        AgreementStates() {
            super(AgreementState.values(), AgreementState::id);
        }
    }

    @Converter(autoApply = true)
    static class Purposes extends ById<Purpose> {
        Purposes() {
            super(Purpose.values(), Purpose::id);
        }
    }

    @Converter(autoApply = true)
    static class AssistanceStates extends ById<AssistanceState> {
        AssistanceStates() {
            super(AssistanceState.values(), AssistanceState::id);
        }
    }

    @Converter(autoApply = true)
    static class AssistantStates extends ById<AssistantState> {
        AssistantStates() {
            super(AssistantState.values(), AssistantState::id);
        }
    }

    @Converter(autoApply = true)
    static class SupplementStates extends ById<SupplementState> {
        SupplementStates() {
            super(SupplementState.values(), SupplementState::id);
        }
    }
}
