package org.communitycounsel.vetting;

import jakarta.persistence.Converter;
import org.communitycounsel.platform.database.ById;

/** The ids under which the database keeps this module's enumerations, the same as in tables and forms. */
final class Columns {

    private Columns() {}

    @Converter(autoApply = true)
    static class ServiceKinds extends ById<ServiceKind> {
        ServiceKinds() {
            super(ServiceKind.values(), ServiceKind::id);
        }
    }

    @Converter(autoApply = true)
    static class NominationStates extends ById<NominationState> {
        NominationStates() {
            super(NominationState.values(), NominationState::id);
        }
    }

    @Converter(autoApply = true)
    static class CertificateStates extends ById<CertificateState> {
        CertificateStates() {
            super(CertificateState.values(), CertificateState::id);
        }
    }

    @Converter(autoApply = true)
    static class FindingKinds extends ById<Finding.Kind> {
        FindingKinds() {
            super(Finding.Kind.values(), Finding.Kind::id);
        }
    }
}
