package org.communitycounsel.dispute;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.communitycounsel.walk.Invariant;
import org.communitycounsel.walk.PageAction;
import org.communitycounsel.walk.WalkedModule;

/** Disputes in the random walk. */
class DisputeWalk implements WalkedModule {

    private static final String OFFICE = "'justiceOffice.' || left(community_code, 9) as who";

    @Override
    public List<PageAction> actions() {
        return List.of(
                new PageAction("/disputes/{number}/grade", """
                        select dossier_number as number, grade.id as grade, %s
                        from dispute cross join unnest(array['ordinary', 'conflictOfInterest', 'massIncident']) grade (id)
                        where district_code = :district and state = 'open'""".formatted(OFFICE), "text"),
                new PageAction("/disputes/{number}/withdrawal", """
                        select dossier_number as number, side.id as side, %s
                        from dispute cross join unnest(array['one', 'other']) side (id)
                        where district_code = :district""".formatted(OFFICE), "text"),
                new PageAction("/disputes/{number}/joining", """
                        select dispute.dossier_number as number, other.dossier_number as into,
                               'justiceOffice.' || left(dispute.community_code, 9) as who
                        from dispute join dispute other on other.district_code = dispute.district_code
                        where dispute.district_code = :district"""),
                new PageAction("/disputes/{number}/representations", """
                        select dossier_number as number, licence_number as licence, side.id as side, %s
                        from dispute cross join unnest(array['one', 'other']) side (id)
                        cross join lawyer join law_firm on law_firm.code = lawyer.firm_code
                        where dispute.district_code = :district and law_firm.district_code = :district""".formatted(OFFICE)));
    }

    @Override
    public Map<String, Function<Random, Object>> typed() {
        return Map.of(
                "partiesOne", DisputeWalk::party,
                "partiesOther", DisputeWalk::party,
                "oneOn", DisputeWalk::nothing,
                "otherOn", DisputeWalk::nothing);
    }

    /** Then consent was given today; a random day is mostly still to come. */
    private static Object nothing(Random random) {
        return null;
    }

    private static Object party(Random random) {
        return "王秀兰%d，3幢2单元居民，13800001234".formatted(random.nextInt(100));
    }

    @Override
    public List<Invariant> invariants() {
        return List.of(
                new Invariant("a dispute is open exactly while its flow runs and its dossier is open", """
                        select dispute.dossier_number, dispute.state, dossier.outcome, flow.id_ from dispute
                        join dossier on dossier.number = dispute.dossier_number
                        left join act_ru_execution flow
                            on flow.business_key_ = dossier.number and flow.parent_id_ is null and flow.super_exec_ is null
                        where dispute.district_code = :district
                        and not (dispute.ended_at is null and dossier.closed_at is null and flow.id_ is not null
                            or dispute.ended_at is not null and dossier.closed_at is not null and flow.id_ is null)"""),
                new Invariant("JG-15: a dispute's dossier is sealed", """
                        select dossier.number from dispute join dossier on dossier.number = dispute.dossier_number
                        where dispute.district_code = :district and not dossier.sealed"""),
                new Invariant("nobody is asked to acknowledge, and nobody mediates, once a dispute is over", """
                        select dispute.dossier_number, dispute.state from dispute
                        where dispute.district_code = :district and dispute.state <> 'open'
                        and (exists (
                                select 1 from acknowledgement asked where asked.dispute_id = dispute.id
                                and num_nonnulls(asked.acknowledged_at, asked.lapsed_at, asked.closed_at) = 0)
                            or exists (select 1 from mediation where dispute_id = dispute.id and mediation.ended_at is null))"""),
                new Invariant("SH17-2.3d/e: a report that lapsed has gone on to somebody who was asked", """
                        select dispute.dossier_number, lapsed.recipient, lapsed.passed_to from dispute
                        join acknowledgement lapsed on lapsed.dispute_id = dispute.id and lapsed.lapsed_at is not null
                        where dispute.district_code = :district and not exists (
                            select 1 from acknowledgement next where next.dispute_id = dispute.id
                            and next.round = lapsed.round and next.recipient = lapsed.passed_to)"""));
    }
}
