package org.communitycounsel.schedule;

import java.util.List;
import org.communitycounsel.walk.Invariant;
import org.communitycounsel.walk.PageAction;
import org.communitycounsel.walk.WalkedModule;

/** Duty hours and their changes in the random walk. */
class ScheduleWalk implements WalkedModule {

    /** A job that was broken off is done again some minutes later: until then its case lags behind. */
    private static final String NOTHING_LAGS =
            " and not exists (select 1 from act_ru_job where tenant_id_ = :district and lock_owner_ = 'walk')";

    @Override
    public List<PageAction> actions() {
        return List.of(new PageAction("/schedule/changes/{dossier}/withdrawal", """
                select dossier_number as dossier, 'lawFirm.' || firm_code as who from schedule_change
                where district_code = :district""", "text"));
    }

    @Override
    public List<Invariant> invariants() {
        return List.of(
                new Invariant(
                        "JG-9a: every day of the term of a pairing in service has a plan, from the day its service began",
                        """
                        select pairing.dossier_number, pairing.term_from, pairing.term_until,
                               string_agg(plan.valid_from || '–' || plan.valid_until, ', ') from pairing
                        left join service_plan plan on plan.pairing_id = pairing.id
                        where pairing.district_code = :district and pairing.state = 'active'
                        group by pairing.id
                        having coalesce(range_agg(daterange(plan.valid_from, plan.valid_until, '[]')), '{}')
                        <> datemultirange(daterange(
                                   greatest(pairing.term_from, (pairing.began_at at time zone 'Asia/Shanghai')::date),
                                   pairing.term_until, '[]'))"""),
                new Invariant("a pairing that has ended has no duty any more", """
                        select pairing.dossier_number, pairing.ended_at, plan.valid_until from pairing
                        join service_plan plan on plan.pairing_id = pairing.id
                        where pairing.district_code = :district and pairing.state = 'ended'
                        and plan.valid_until > (pairing.ended_at at time zone 'Asia/Shanghai')::date"""),
                new Invariant(
                        "JG-17c: the pairing's lawyers are on duty, and for one on leave who covers it",
                        """
                        select dossier_number, on_duty, due from (
                            select pairing.dossier_number,
                                array(
                                    select member.licence_number from service_plan plan
                                    join service_plan_lawyer member on member.plan_id = plan.id
                                    where plan.pairing_id = pairing.id
                                    and :today between plan.valid_from and plan.valid_until order by 1) as on_duty,
                                array(
                                    select coalesce(leave.decided_lawyer, member.licence_number) from paired_lawyer member
                                    left join schedule_change leave on leave.pairing_id = member.pairing_id
                                        and leave.licence_number = member.licence_number and leave.state = 'inForce'
                                    where member.pairing_id = pairing.id and member.released_at is null order by 1) as due
                            from pairing where pairing.district_code = :district and pairing.state = 'active'
                            and :today between pairing.term_from and pairing.term_until) today
                        where on_duty <> due""" + NOTHING_LAGS),
                new Invariant("JG-17: a change is open exactly while its flow runs and its dossier is open", """
                        select change.dossier_number, change.state, dossier.outcome, flow.id_ from schedule_change change
                        join dossier on dossier.number = change.dossier_number
                        left join act_ru_execution flow
                            on flow.business_key_ = dossier.number and flow.parent_id_ is null and flow.super_exec_ is null
                        where change.district_code = :district
                        and not (change.ended_at is null and dossier.closed_at is null and flow.id_ is not null
                            or change.ended_at is not null and dossier.closed_at is not null and flow.id_ is null)"""),
                new Invariant(
                        "JG-17c: a change is in force from its first day, not before, nor is it late",
                        """
                        select dossier_number, kind, state, effective_from from schedule_change
                        where district_code = :district
                        and (state in ('inForce', 'done') and effective_from > :today
                            or state = 'approved' and not urgent and effective_from < :today)""" + NOTHING_LAGS),
                new Invariant("JG-17c: leave cover ends by itself", """
                        select dossier_number, effective_until from schedule_change
                        where district_code = :district and state = 'inForce' and effective_until < :today""" + NOTHING_LAGS),
                new Invariant("JG-17a/c: what is reported is decided, or over, within a month of its first day", """
                        select dossier_number, state, reported_at, effective_from from schedule_change
                        where district_code = :district
                        and (state in ('reported', 'returned') or state = 'deciding' and kind <> 'leave')
                        and greatest(effective_from, reported_at::date) < cast(:today as date) - 30"""));
    }
}
