package org.communitycounsel.vetting;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;
import java.util.function.Function;

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

    private abstract static class ById<E extends Enum<E>> implements AttributeConverter<E, String> {

        private final E[] values;
        private final Function<E, String> id;

        ById(E[] values, Function<E, String> id) {
            this.values = values;
            this.id = id;
        }

        @Override
        public String convertToDatabaseColumn(E value) {
            return value == null ? null : id.apply(value);
        }

        @Override
        public E convertToEntityAttribute(String column) {
            return column == null
                    ? null
                    : Arrays.stream(values)
                            .filter(value -> id.apply(value).equals(column))
                            .findFirst()
                            .orElseThrow();
        }
    }
}
