package org.communitycounsel.schedule.process;

import java.time.Clock;
import java.util.List;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.pairing.PairingState;
import org.communitycounsel.pairing.Pairings;
import org.communitycounsel.pairing.ServiceHours;
import org.communitycounsel.pairing.Staffing;
import org.communitycounsel.platform.calendar.LeadTimes;
import org.communitycounsel.platform.engine.FormChoices;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.schedule.ChangeWords;
import org.springframework.stereotype.Component;

/** The pairings in which the firm serves. JG-17a. */
@Component
class PairingsOfFirm implements FormChoices {

    private final Pairings pairings;
    private final Staffing staffing;
    private final ServiceHours hours;
    private final ChangeWords words;
    private final LeadTimes leadTimes;
    private final CurrentUser user;
    private final Clock clock;

    PairingsOfFirm(
            Pairings pairings,
            Staffing staffing,
            ServiceHours hours,
            ChangeWords words,
            LeadTimes leadTimes,
            CurrentUser user,
            Clock clock) {
        this.pairings = pairings;
        this.staffing = staffing;
        this.hours = hours;
        this.words = words;
        this.leadTimes = leadTimes;
        this.user = user;
        this.clock = clock;
    }

    @Override
    public String valuesKey() {
        return "pairingsOfFirm";
    }

    @Override
    public List<Choice> choices() {
        return user.places(Role.LAW_FIRM).stream()
                .flatMap(
                        firm -> pairings.findByFirmCodeAndStateOrderByCommunityCode(firm, PairingState.ACTIVE).stream())
                .map(pairing -> new Choice(label(pairing), pairing.dossierNumber()))
                .toList();
    }

    private String label(Pairing pairing) {
        String time = hours.inWords(pairing.id(), leadTimes.day(pairing.districtCode(), clock.instant()));
        return "%s（%s，%s）"
                .formatted(
                        words.place(pairing), words.names(staffing.serving(pairing)), time.isEmpty() ? "尚未排班" : time);
    }
}
