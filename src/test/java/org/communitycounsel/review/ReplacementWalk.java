package org.communitycounsel.review;

import java.util.List;
import org.communitycounsel.walk.Invariant;
import org.communitycounsel.walk.PageAction;
import org.communitycounsel.walk.WalkedModule;

/** Replacements of lawyers in the random walk. */
class ReplacementWalk implements WalkedModule {

    @Override
    public List<PageAction> actions() {
        return List.of(
                new PageAction("/replacements/{dossier}/grounds", """
                        select dossier_number as dossier, 'community.' || community_code as who from replacement
                        where district_code = :district""", "text"),
                new PageAction("/replacements/of/{pairing}/{licence}", """
                        select pairing.id as pairing, held.licence_number as licence,
                               'justiceOffice.' || left(pairing.community_code, 9) as who
                        from pairing join paired_lawyer held on held.pairing_id = pairing.id
                        where pairing.district_code = :district and pairing.state = 'active'""", "text"));
    }

    @Override
    public List<Invariant> invariants() {
        return List.of(
                new Invariant("a replacement is open exactly while its flow runs and its dossier is open", """
                        select replacement.dossier_number, replacement.state, dossier.outcome, flow.id_ from replacement
                        join dossier on dossier.number = replacement.dossier_number
                        left join act_ru_execution flow
                            on flow.business_key_ = dossier.number and flow.parent_id_ is null and flow.super_exec_ is null
                        where replacement.district_code = :district
                        and not (replacement.ended_at is null and dossier.closed_at is null and flow.id_ is not null
                            or replacement.ended_at is not null and dossier.closed_at is not null and flow.id_ is null)"""),
                new Invariant(
                        "HZ24-1.1a: a community whose lawyer is replaced has a lawyer in service, or its dossier says why not",
                        """
                        select replacement.dossier_number, replacement.state from replacement
                        where replacement.district_code = :district and replacement.ended_at is null
                        and coalesce(btrim(gap_reason), '') = '' and not exists (
                            select 1 from pairing join paired_lawyer held on held.pairing_id = pairing.id
                            where pairing.community_code = replacement.community_code and pairing.state = 'active'
                            and held.released_at is null)"""),
                new Invariant(
                        "HZ24-1.1a: nobody is taken out of service by a replacement but for another who serves", """
                        select replacement.dossier_number, replacement.cover, held.licence_number from replacement
                        join pairing on pairing.id = replacement.pairing_id and pairing.state = 'active'
                        left join paired_lawyer held
                            on held.pairing_id = pairing.id and held.licence_number = replacement.licence_number
                            and held.released_at is null and held.held_at <= replacement.stood_down_at
                        where replacement.district_code = :district and replacement.state = 'covered'
                        and (held.id is not null or replacement.cover is not null and not exists (
                            select 1 from paired_lawyer cover where cover.pairing_id = pairing.id
                            and cover.licence_number = replacement.cover and cover.released_at is null))"""),
                new Invariant("JG-21: who was replaced for cause does not come back to the community", """
                        select replacement.dossier_number, held.licence_number, pairing.dossier_number from replacement
                        join pairing on pairing.community_code = replacement.community_code
                        join paired_lawyer held on held.pairing_id = pairing.id
                            and held.licence_number = replacement.licence_number
                        where replacement.district_code = :district and replacement.barred
                        and held.held_at > replacement.decided_at"""),
                new Invariant("JG-21: what is handed over is signed for by all, or the justice office took stock", """
                        select replacement.dossier_number, handover.outcome from handover
                        join replacement on replacement.id = handover.replacement_id
                        where replacement.district_code = :district and handover.ended_at is not null
                        and (select count(*) from handover_receipt receipt where receipt.replacement_id = replacement.id
                            and (receipt.party = 'justiceOffice' or handover.outcome = 'signed' and receipt.answer = 'complete'))
                        < case when handover.outcome = 'witnessed' then 1 when handover.receiver is null then 2 else 3 end"""),
                new Invariant("JG-21: a replacement is done only once all is handed over", """
                        select replacement.dossier_number from replacement
                        left join handover on handover.replacement_id = replacement.id
                        where replacement.district_code = :district and replacement.state = 'done'
                        and handover.ended_at is null"""));
    }
}
