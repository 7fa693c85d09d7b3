package org.communitycounsel.schedule.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.pairing.PairingState;
import org.communitycounsel.pairing.Pairings;
import org.communitycounsel.platform.calendar.LeadTimes;
import org.communitycounsel.platform.district.DemoPart;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.engine.DemoActors;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.schedule.ScheduleChanges;
import org.springframework.stereotype.Component;

/**
 * The demo's changes: other hours on which community and lawyer are being heard, and others for the coordination office to
 * decide. Only where the demo is on, and nothing has been reported yet.
 */
@Component
class ScheduleChangeDemo extends DemoPart {

    private static final int DAYS_AHEAD = 14;
    private static final Map<String, Object> AGREES = Map.of("opinion", "agree");

    private final DemoActors actors;
    private final ScheduleChanges changes;
    private final Pairings pairings;
    private final LeadTimes leadTimes;
    private final Clock clock;

    ScheduleChangeDemo(
            DemoActors actors,
            ScheduleChanges changes,
            Pairings pairings,
            Districts districts,
            LeadTimes leadTimes,
            Clock clock) {
        super(actors, districts);
        this.actors = actors;
        this.changes = changes;
        this.pairings = pairings;
        this.leadTimes = leadTimes;
        this.clock = clock;
    }

    @Override
    protected boolean isThere() {
        return changes.count() > 0;
    }

    /** The second and the third: the first is left to visitors, in the last ones lawyers are replaced. */
    @Override
    protected void play(String district) {
        List<Pairing> served = pairings.findByDistrictCodeAndStateOrderByCommunityCode(district, PairingState.ACTIVE);
        Iterator<Pairing> free = served.stream().skip(1).limit(2).iterator();
        if (free.hasNext()) {
            reportHours(free.next());
        }
        if (free.hasNext()) {
            String heard = reportHours(free.next());
            actors.decide(heard, "hearCommunity", AGREES);
            actors.decide(heard, "hearLawyer", AGREES);
        }
    }

    private String reportHours(Pairing pairing) {
        var form = form(pairing, "hours", "承办的案件集中开庭，周三下午不能按时到社区，申请改为周五上午。");
        form.put("reason", "court");
        form.put("weekday", "5");
        form.put("half", "morning");
        return report(pairing, form);
    }

    private Map<String, Object> form(Pairing pairing, String kind, String report) {
        LocalDate from = leadTimes.earliest(pairing.districtCode(), clock.instant(), DAYS_AHEAD, "calendarDays");
        var form = new HashMap<String, Object>();
        form.put("pairing", pairing.dossierNumber());
        form.put("kind", kind);
        form.put("effectiveFrom", from.toString());
        form.put("report", report);
        return form;
    }

    private String report(Pairing pairing, Map<String, Object> form) {
        String firm = actors.member(Role.LAW_FIRM.at(pairing.firmCode()));
        return actors.start(ScheduleChangeFlow.KEY, firm, pairing.districtCode(), form);
    }

    /** After the demo's pairings, before the web server. */
    @Override
    public int getPhase() {
        return 12;
    }
}
