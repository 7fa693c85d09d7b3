package org.communitycounsel.worklog;

import jakarta.persistence.Converter;
import org.communitycounsel.platform.database.ById;

/** The ids under which the database keeps this module's enumerations, the same as in tables and forms. */
final class Columns {

    private Columns() {}

    @Converter(autoApply = true)
    static class Natures extends ById<Nature> {
        Natures() {
            super(Nature.values(), Nature::id);
        }
    }

    @Converter(autoApply = true)
    static class PersonsServed extends ById<PersonServed> {
        PersonsServed() {
            super(PersonServed.values(), PersonServed::id);
        }
    }

    @Converter(autoApply = true)
    static class ServiceKinds extends ById<ServiceKind> {
        ServiceKinds() {
            super(ServiceKind.values(), ServiceKind::id);
        }
    }

    @Converter(autoApply = true)
    static class LogStates extends ById<LogState> {
        LogStates() {
            super(LogState.values(), LogState::id);
        }
    }
}
