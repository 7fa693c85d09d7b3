package org.communitycounsel.pairing;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.communitycounsel.walk.Invariant;
import org.communitycounsel.walk.PageAction;
import org.communitycounsel.walk.WalkedModule;

/** Pairings, their agreements and their student assistants in the random walk. */
class PairingWalk implements WalkedModule {

    @Override
    public List<PageAction> actions() {
        return List.of(
                new PageAction("/pairing/{dossier}/cancellation", """
                        select dossier_number as dossier, 'justiceOffice.' || left(community_code, 9) as who from pairing
                        where district_code = :district""", "text"),
                new PageAction("/pairing/rounds/{dossier}/stop", """
                        select dossier_number as dossier, 'coordinationOffice.' || district_code as who from pairing_round
                        where district_code = :district""", "text"),
                new PageAction("/assistants/{dossier}/departures/{student}", """
                        select assistance.dossier_number as dossier, assistant.id as student,
                               'lawSchool.' || assistance.school_code as who
                        from assistance join assistant on assistant.assistance_id = assistance.id
                        where assistance.dossier_number like :district || '%'""", "text"),
                new PageAction("/pairing/groups/{place}/leader", """
                        select street.code as place, lawyer.licence_number as lawyer,
                               'association.' || left(street.district_code, 4) as who
                        from street cross join lawyer join law_firm on law_firm.code = lawyer.firm_code
                        where street.district_code = :district and law_firm.district_code = :district"""));
    }

    @Override
    public Map<String, Function<Random, Object>> typed() {
        return Map.of(
                "studentList",
                random -> IntStream.rangeClosed(1, 1 + random.nextInt(2))
                        .mapToObj(n -> "罗小满，%s，13800001234，2023级法学".formatted(3220100000L + random.nextInt(40)))
                        .collect(Collectors.joining("\n")));
    }

    @Override
    public List<Invariant> invariants() {
        return List.of(
                new Invariant("a search runs exactly while the community has not found its lawyer", """
                        select dossier_number, state from pairing where district_code = :district
                        and (state in ('seeking', 'chosen')) <> exists (%s and flow.super_exec_ is null)""".formatted(
                                flow("pairing-agreement", "dossier_number"))),
                new Invariant(
                        "HZ09-4.2c: the end of the term is waited for exactly while the pairing is in service",
                        """
                        select dossier_number, state from pairing where district_code = :district
                        and (state = 'active') <> exists (%s)""".formatted(flow("pairing-renewal", "dossier_number"))),
                new Invariant("a pairing's dossier is open exactly until it has failed or ended", """
                        select dossier_number, state, outcome from pairing join dossier on number = dossier_number
                        where pairing.district_code = :district
                        and (dossier.closed_at is null) <> (pairing.ended_at is null)"""),
                new Invariant("HZ09-4.2b: no community has two lawyers, or two firms, in service", """
                        select community_code, count(*) from pairing
                        where district_code = :district and state = 'active' group by community_code having count(*) > 1"""),
                new Invariant("lawyers hold a place exactly while the pairing has chosen them or they serve", """
                        select pairing.dossier_number, pairing.state, count(held.id) from pairing
                        left join paired_lawyer held on held.pairing_id = pairing.id and held.released_at is null
                        where pairing.district_code = :district
                        group by pairing.id
                        having (pairing.state in ('chosen', 'active')) <> (count(held.id) > 0)
                        or pairing.form = 'oneLawyer' and count(held.id) > 1"""),
                new Invariant("HZ24-1.1b: the places counted as taken are those that are taken", """
                        select code, places, taken from capacity
                        where holder = 'community' and code like :district || '%'
                        and taken <> (select count(*) from pairing where community_code = code and state = 'active')
                        union all
                        select capacity.code, places, taken from capacity
                        join lawyer on lawyer.licence_number = capacity.code
                        join law_firm on law_firm.code = lawyer.firm_code
                        where holder = 'lawyer' and district_code = :district
                        and taken <> (
                            select count(*) from paired_lawyer where paired_lawyer.licence_number = capacity.code
                            and released_at is null and not extra)"""),
                new Invariant("HZ09-4.2a: who is chosen, and has no agreement filed yet, is on the roster", """
                        select pairing.dossier_number, held.licence_number from pairing
                        join paired_lawyer held on held.pairing_id = pairing.id and held.released_at is null
                        where pairing.district_code = :district and pairing.state = 'chosen'
                        and not exists (
                            select 1 from certificate where certificate.licence_number = held.licence_number
                            and certificate.state = 'valid')
                        and not exists (
                            select 1 from agreement where agreement.pairing_id = pairing.id and agreement.state = 'filed')"""),
                new Invariant("JG-13b: nobody serves where a conflict of interest was declared before", """
                        select pairing.dossier_number, held.licence_number from pairing
                        join paired_lawyer held on held.pairing_id = pairing.id
                        join conflict_of_interest conflict on conflict.licence_number = held.licence_number
                            and conflict.community_code = pairing.community_code and conflict.declared_at < held.held_at
                        where pairing.district_code = :district"""),
                new Invariant(
                        "HZ09-4.2c: a pairing serves for the term of an agreement that is filed, and not beyond", """
                        select pairing.dossier_number, pairing.term_until from pairing
                        where pairing.district_code = :district and pairing.state = 'active'
                        and (pairing.term_until < :today or not exists (
                            select 1 from agreement where agreement.pairing_id = pairing.id and agreement.state = 'filed'
                            and agreement.term_until = pairing.term_until))"""),
                new Invariant("an agreement is open exactly while it is signed", """
                        select pairing.dossier_number, pairing.state from pairing where district_code = :district
                        and exists (
                            select 1 from agreement where agreement.pairing_id = pairing.id
                            and agreement.purpose is not null and agreement.state in ('draft', 'signed'))
                        <> exists (%s)""".formatted(
                                flow("agreement-signing", "pairing.dossier_number"))),
                new Invariant("an agreement's hash is that of the file in the dossier", """
                        select agreement.number, agreement.version from agreement
                        join pairing on pairing.id = agreement.pairing_id
                        join attachment on attachment.id = agreement.document_id
                        where pairing.district_code = :district
                        and (agreement.sha256 <> attachment.sha256 or agreement.sha256 <> (
                            select encode(sha256(string_agg(bytes, ''::bytea order by seq)), 'hex')
                            from attachment_chunk where attachment_id = attachment.id))"""),
                new Invariant("a round runs exactly while its flow does", """
                        select dossier_number, state from pairing_round where district_code = :district
                        and (state = 'running') <> exists (%s)""".formatted(
                                flow("pairing-round", "dossier_number"))),
                new Invariant(
                        "HZ09-4.2d: assistants serve exactly while their flow runs, and only beside a lawyer in service",
                        """
                        select assistance.dossier_number, assistance.state, pairing.state from assistance
                        join pairing on pairing.id = assistance.pairing_id
                        where pairing.district_code = :district and ((assistance.state <> 'ended') <> exists (%s)
                            or assistance.state <> 'ended' and pairing.state <> 'active')""".formatted(flow("assistant-pairing", "assistance.dossier_number"))),
                new Invariant(
                        "HZ09-4.2d: no more students than places are recommended or serve, and the count is right",
                        """
                        select assistance.dossier_number, places, taken from assistance
                        where dossier_number like :district || '%'
                        and taken <> (
                            select count(*) from assistant where assistance_id = assistance.id and released_at is null)"""));
    }

    private static String flow(String process, String dossier) {
        return """
                select 1 from act_ru_execution flow join act_re_procdef definition on definition.id_ = flow.proc_def_id_
                where flow.parent_id_ is null and definition.key_ = '%s' and flow.business_key_ = %s""".formatted(process, dossier);
    }
}
