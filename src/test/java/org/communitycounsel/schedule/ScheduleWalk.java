package org.communitycounsel.schedule;

import java.util.List;
import org.communitycounsel.walk.Invariant;
import org.communitycounsel.walk.WalkedModule;

/** Duty hours in the random walk. */
class ScheduleWalk implements WalkedModule {

    @Override
    public List<Invariant> invariants() {
        return List.of(
                new Invariant("JG-9a: every day of the term of a pairing in service has a plan", """
                        select pairing.dossier_number, pairing.term_from, pairing.term_until,
                               string_agg(plan.valid_from || '–' || plan.valid_until, ', ') from pairing
                        left join service_plan plan on plan.pairing_id = pairing.id
                        where pairing.district_code = :district and pairing.state = 'active'
                        group by pairing.id
                        having coalesce(range_agg(daterange(plan.valid_from, plan.valid_until, '[]')), '{}')
                        <> datemultirange(daterange(pairing.term_from, pairing.term_until, '[]'))"""),
                new Invariant("a pairing that has ended has no duty any more", """
                        select pairing.dossier_number, pairing.ended_at, plan.valid_until from pairing
                        join service_plan plan on plan.pairing_id = pairing.id
                        where pairing.district_code = :district and pairing.state = 'ended'
                        and plan.valid_until > (pairing.ended_at at time zone 'Asia/Shanghai')::date"""));
    }
}
