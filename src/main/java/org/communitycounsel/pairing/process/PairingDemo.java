package org.communitycounsel.pairing.process;

import static java.util.stream.Collectors.partitioningBy;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.communitycounsel.directory.Communities;
import org.communitycounsel.directory.Community;
import org.communitycounsel.directory.Lawyers;
import org.communitycounsel.directory.Street;
import org.communitycounsel.directory.Streets;
import org.communitycounsel.pairing.Assistances;
import org.communitycounsel.pairing.Leaders;
import org.communitycounsel.pairing.PairedLawyers;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.pairing.Pairings;
import org.communitycounsel.platform.district.DemoPart;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.engine.DemoActors;
import org.communitycounsel.platform.engine.Flows;
import org.communitycounsel.platform.identity.Accounts;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.vetting.Roster;
import org.communitycounsel.vetting.RosterMember;
import org.springframework.stereotype.Component;

/**
 * The demo's pairings in every state, brought there through the flow itself. The community of the demo account is left
 * without a lawyer, for the visitors. Only where the demo is on, and nobody has been paired yet.
 */
@Component
class PairingDemo extends DemoPart {

    /** How far a community gets. */
    private enum Fate {
        ASSISTED,
        FIRM_SIGNS,
        ACTIVE,
        LAWYER_ANSWERS,
        RENEWAL_DUE,
        COMMUNITY_CHOOSES,
        FIRM_ANSWERS,
        COMMUNITY_SIGNS,
        NEEDS_TO_STATE,
        SERVED
    }

    private static final Map<String, Object> WEDNESDAY_AFTERNOON = Map.of("weekday", "3", "half", "afternoon");
    private static final Pattern FIRST_CANDIDATE = Pattern.compile("\"value\"\\s*:\\s*\"(\\d+)\"");
    private static final Map<String, Object> AGREES = Map.of("answer", "agree");

    private final DemoActors actors;
    private final Pairings pairings;
    private final PairedLawyers pairedLawyers;
    private final Assistances assistances;
    private final Leaders leaders;
    private final Lawyers lawyers;
    private final Accounts accounts;
    private final Roster roster;
    private final Districts districts;
    private final Streets streets;
    private final Communities communities;

    PairingDemo(
            DemoActors actors,
            Pairings pairings,
            PairedLawyers pairedLawyers,
            Assistances assistances,
            Leaders leaders,
            Lawyers lawyers,
            Accounts accounts,
            Roster roster,
            Districts districts,
            Streets streets,
            Communities communities) {
        super(actors, districts);
        this.actors = actors;
        this.pairings = pairings;
        this.pairedLawyers = pairedLawyers;
        this.assistances = assistances;
        this.leaders = leaders;
        this.lawyers = lawyers;
        this.accounts = accounts;
        this.roster = roster;
        this.districts = districts;
        this.streets = streets;
        this.communities = communities;
    }

    @Override
    protected boolean isThere() {
        return pairings.count() > 0;
    }

    @Override
    protected void play(String district) {
        for (RosterMember lawyer : roster.communityLawyers(district)) {
            actors.account(Role.LAWYER, lawyer.licenceNumber(), lawyer.name(), district);
            actors.account(Role.LAW_FIRM, lawyer.firmCode(), lawyer.firmName(), district);
        }
        Map<Boolean, List<Street>> byAccount = streets.findByDistrictCodeOrderByCode(district).stream()
                .collect(partitioningBy(street -> actors.member(Role.JUSTICE_OFFICE.at(street.code())) != null));
        playEveryState(byAccount.get(true));
        serveOneOfEach(byAccount.get(false));
    }

    /** In the streets whose justice office has a demo account. */
    private void playEveryState(List<Street> streets) {
        Iterator<Community> waiting =
                streets.stream().flatMap(this::withoutLawyer).iterator();
        for (Fate fate : EnumSet.complementOf(EnumSet.of(Fate.SERVED))) {
            if (waiting.hasNext()) {
                play(waiting.next(), fate, WEDNESDAY_AFTERNOON);
            }
        }
    }

    /** Elsewhere a community is served, half a day each, and nothing else is under way. */
    private void serveOneOfEach(List<Street> streets) {
        int turn = 0;
        for (Street street : streets) {
            Map<String, Object> time =
                    Map.of("weekday", String.valueOf(1 + turn % 5), "half", turn++ % 2 == 0 ? "morning" : "afternoon");
            withoutLawyer(street).findFirst().ifPresent(community -> play(community, Fate.SERVED, time));
        }
    }

    /** Not the community of the demo account itself. */
    private Stream<Community> withoutLawyer(Street street) {
        return communities.findByStreetCodeOrderByCode(street.code()).stream()
                .filter(community -> actors.member(Role.COMMUNITY.at(community.code())) == null);
    }

    private void play(Community community, Fate fate, Map<String, Object> time) {
        actors.account(Role.COMMUNITY, community.code(), community.name() + "居委会", community.districtCode());
        String street = streets.findById(community.streetCode()).orElseThrow().name();
        String dossier = actors.start(
                PairingAgreement.KEY,
                actors.account(Role.JUSTICE_OFFICE, community.streetCode(), street + "司法所", community.districtCode()),
                community.districtCode(),
                Map.of("community", community.code(), "pairingForm", "oneLawyer"));
        switch (fate) {
            case NEEDS_TO_STATE -> {}
            case COMMUNITY_CHOOSES -> stateNeeds(dossier, time);
            case FIRM_ANSWERS -> choose(dossier, time);
            case LAWYER_ANSWERS -> {
                choose(dossier, time);
                actors.decide(dossier, "consentByFirm", AGREES);
            }
            default -> sign(dossier, fate, time);
        }
    }

    private void stateNeeds(String dossier, Map<String, Object> time) {
        Map<String, Object> needs = new HashMap<>(time);
        needs.put("languages", Flows.json(List.of("杭州话")));
        needs.put("fields", Flows.json(List.of("物业纠纷", "婚姻家事")));
        needs.put("serviceKinds", Flows.json(List.of("法律咨询", "应邀调解纠纷", "法治宣传")));
        actors.decide(dossier, "stateNeeds", needs);
    }

    private void choose(String dossier, Map<String, Object> time) {
        stateNeeds(dossier, time);
        actors.decide(dossier, "rankCandidates", task -> {
            var first = FIRST_CANDIDATE.matcher(actors.variable(task, "candidateOptions"));
            return first.find() ? Map.of("firstChoice", first.group(1)) : Map.of();
        });
    }

    private void sign(String dossier, Fate fate, Map<String, Object> time) {
        choose(dossier, time);
        actors.decide(dossier, "consentByFirm", AGREES);
        actors.decide(dossier, "consentByLawyer", AGREES);
        if (fate == Fate.FIRM_SIGNS) {
            return;
        }
        sign(dossier, "signByFirm");
        if (fate == Fate.COMMUNITY_SIGNS) {
            return;
        }
        sign(dossier, "signByCommunity");
        actors.decide(dossier, "fileAgreement", Map.of("filing", "file"));
        serve(pairings.findByDossierNumber(dossier).orElseThrow(), fate);
    }

    private void serve(Pairing pairing, Fate fate) {
        String assistants =
                assistances.findByPairingId(pairing.id()).orElseThrow().dossierNumber();
        actors.runJobs(assistants);
        switch (fate) {
            case ASSISTED -> {
                leads("groupleader", pairing, pairing.streetCode());
                assist(assistants);
            }
            case RENEWAL_DUE -> askWhetherToRenew(pairing.dossierNumber());
            case SERVED -> {}
            default -> leads("arealeader", pairing, pairing.districtCode());
        }
    }

    /** The parties do not agree, so that the justice office decides. */
    private void askWhetherToRenew(String dossier) {
        actors.letTimePass(dossier);
        actors.decide(dossier, "askCommunity", Map.of("communityRenews", "renew"));
        actors.decide(dossier, "askFirm", Map.of("firmRenews", "end", "firmOpinion", "律师明年起承担援藏工作，难以按时到社区"));
    }

    /**
     * The association appoints the pairing's lawyer, whose account is the demo's from then on.
     *
     * @param place the street's or district's code
     */
    private void leads(String account, Pairing pairing, String place) {
        String licence = pairedLawyers
                .findByPairingIdAndReleasedAtIsNullOrderById(pairing.id())
                .get(0)
                .licenceNumber();
        accounts.create(
                account,
                lawyers.findById(licence).orElseThrow().name(),
                null,
                List.of(Role.LAWYER.id(), Role.LAWYER.at(licence)),
                List.of(pairing.districtCode()));
        leaders.appoint(place, licence, actors.member(Role.ASSOCIATION.at(districts.cityOf(pairing.districtCode()))));
    }

    /** The first of the two students is the demo's account. */
    private void assist(String dossier) {
        actors.decide(dossier, "recommendStudents", Map.of("studentList", """
                        罗小满，3220100001，12000000101，2023级法学
                        陈一诺，3220100002，12000000102，2024级法学"""));
        actors.decide(dossier, "agreeByCommunity", AGREES);
        actors.decide(dossier, "agreeByLawyer", AGREES);
        sign(dossier, "signBySchool");
        sign(dossier, "signByCommunity");
    }

    private void sign(String dossier, String step) {
        actors.decide(
                dossier, step, task -> Map.of("answer", "sign", "documentHash", actors.variable(task, "documentHash")));
    }

    /** After the demo's lawyers are certified, before the web server. */
    @Override
    public int getPhase() {
        return 11;
    }
}
