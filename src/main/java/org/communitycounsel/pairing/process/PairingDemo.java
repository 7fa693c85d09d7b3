package org.communitycounsel.pairing.process;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.communitycounsel.directory.Communities;
import org.communitycounsel.directory.Community;
import org.communitycounsel.directory.Streets;
import org.communitycounsel.pairing.Pairings;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.engine.DemoActors;
import org.communitycounsel.platform.engine.Flows;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.vetting.Roster;
import org.communitycounsel.vetting.RosterMember;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The demo's pairings in every state, brought there through the flow itself. The community of the demo account is left
 * without a lawyer, for the visitors. Only where the demo is on, and nobody has been paired yet.
 */
@Component
class PairingDemo implements SmartLifecycle {

    /** How far each of the communities gets, in turn. */
    private enum Fate {
        ACTIVE,
        FIRM_SIGNS,
        ACTIVE_TOO,
        LAWYER_ANSWERS,
        ACTIVE_AS_WELL,
        COMMUNITY_CHOOSES,
        FIRM_ANSWERS,
        COMMUNITY_SIGNS,
        NEEDS_TO_STATE
    }

    private static final Pattern FIRST_CANDIDATE = Pattern.compile("\"value\"\\s*:\\s*\"(\\d+)\"");
    private static final Map<String, Object> AGREES = Map.of("answer", "agree");

    private final DemoActors actors;
    private final Pairings pairings;
    private final Roster roster;
    private final Districts districts;
    private final Streets streets;
    private final Communities communities;
    private boolean running;

    PairingDemo(
            DemoActors actors,
            Pairings pairings,
            Roster roster,
            Districts districts,
            Streets streets,
            Communities communities) {
        this.actors = actors;
        this.pairings = pairings;
        this.roster = roster;
        this.districts = districts;
        this.streets = streets;
        this.communities = communities;
    }

    @Override
    public void start() {
        if (actors.areWanted() && pairings.count() == 0) {
            districts.all().forEach(district -> play(district.code()));
        }
        running = true;
    }

    private void play(String district) {
        for (RosterMember lawyer : roster.communityLawyers(district)) {
            actors.account(Role.LAWYER, lawyer.licenceNumber(), lawyer.name(), district);
            actors.account(Role.LAW_FIRM, lawyer.firmCode(), lawyer.firmName(), district);
        }
        Iterator<Community> waiting = withoutLawyer(district).iterator();
        for (Fate fate : Fate.values()) {
            if (waiting.hasNext()) {
                play(waiting.next(), fate);
            }
        }
    }

    /** Of the streets whose justice office has a demo account; not the community of the demo account itself. */
    private List<Community> withoutLawyer(String district) {
        return streets.findByDistrictCodeOrderByCode(district).stream()
                .filter(street -> actors.member(Role.JUSTICE_OFFICE.at(street.code())) != null)
                .flatMap(street -> communities.findByStreetCodeOrderByCode(street.code()).stream())
                .filter(community -> actors.member(Role.COMMUNITY.at(community.code())) == null)
                .toList();
    }

    private void play(Community community, Fate fate) {
        actors.account(Role.COMMUNITY, community.code(), community.name() + "居委会", community.districtCode());
        String dossier = actors.start(
                PairingAgreement.KEY,
                actors.member(Role.JUSTICE_OFFICE.at(community.streetCode())),
                community.districtCode(),
                Map.of("community", community.code(), "pairingForm", "oneLawyer"));
        switch (fate) {
            case NEEDS_TO_STATE -> {}
            case COMMUNITY_CHOOSES -> stateNeeds(dossier);
            case FIRM_ANSWERS -> choose(dossier);
            case LAWYER_ANSWERS -> {
                choose(dossier);
                actors.decide(dossier, "consentByFirm", AGREES);
            }
            default -> sign(dossier, fate);
        }
    }

    private void stateNeeds(String dossier) {
        actors.decide(
                dossier,
                "stateNeeds",
                Map.of(
                        "languages", Flows.json(List.of("杭州话")),
                        "fields", Flows.json(List.of("物业纠纷", "婚姻家事")),
                        "serviceKinds", Flows.json(List.of("法律咨询", "应邀调解纠纷", "法治宣传")),
                        "weekday", "3",
                        "half", "afternoon"));
    }

    private void choose(String dossier) {
        stateNeeds(dossier);
        actors.decide(dossier, "rankCandidates", task -> {
            var first = FIRST_CANDIDATE.matcher(actors.variable(task, "candidateOptions"));
            return first.find() ? Map.of("firstChoice", first.group(1)) : Map.of();
        });
    }

    private void sign(String dossier, Fate fate) {
        choose(dossier);
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
    }

    private void sign(String dossier, String step) {
        actors.decide(
                dossier, step, task -> Map.of("answer", "sign", "documentHash", actors.variable(task, "documentHash")));
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the demo's lawyers are certified, before the web server. */
    @Override
    public int getPhase() {
        return 11;
    }
}
