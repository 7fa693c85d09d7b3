package org.communitycounsel.review.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.pairing.PairingState;
import org.communitycounsel.pairing.Pairings;
import org.communitycounsel.pairing.Staffing;
import org.communitycounsel.platform.district.DemoPart;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.engine.DemoActors;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.review.InterimCover;
import org.communitycounsel.review.Replacements;
import org.springframework.stereotype.Component;

/**
 * The demo's replacements, played through the flow itself: one that the coordination office has to find on, and one that is
 * done, with the community paired anew. Only where the demo is on and nobody has been reported yet.
 */
@Component
class ReplacementDemo extends DemoPart {

    private static final Pattern FIRST_CANDIDATE = Pattern.compile("\"value\"\\s*:\\s*\"(\\d+)\"");
    private static final Map<String, Object> AGREES = Map.of("answer", "agree");
    private static final Map<String, Object> ALL_THERE = Map.of("receipt", "complete");

    private final DemoActors actors;
    private final Replacements replacements;
    private final InterimCover cover;
    private final Staffing staffing;
    private final Pairings pairings;
    private final Districts districts;
    private final Clock clock;

    ReplacementDemo(
            DemoActors actors,
            Replacements replacements,
            InterimCover cover,
            Staffing staffing,
            Pairings pairings,
            Districts districts,
            Clock clock) {
        super(actors, districts);
        this.actors = actors;
        this.replacements = replacements;
        this.cover = cover;
        this.staffing = staffing;
        this.pairings = pairings;
        this.districts = districts;
        this.clock = clock;
    }

    @Override
    protected boolean isThere() {
        return replacements.count() > 0;
    }

    /** The last two that are served, of which the demo tells nothing else. */
    @Override
    protected void play(String district) {
        List<Pairing> served = pairings.findByDistrictCodeAndStateOrderByCommunityCode(district, PairingState.ACTIVE);
        if (served.size() > 2) {
            heard(served.get(served.size() - 2), "近两个月三次约定的值班未到，居民来访无人接待，电话也联系不上。");
            replaced(served.get(served.size() - 1));
        }
    }

    /** The community has reported its lawyer, lawyer and firm have answered. @return the dossier's number */
    private String heard(Pairing pairing, String facts) {
        String lawyer = staffing.serving(pairing).iterator().next();
        String dossier = actors.start(
                LawyerReplacement.KEY,
                actors.member(Role.COMMUNITY.at(pairing.communityCode())),
                pairing.districtCode(),
                Map.of("servingLawyer", pairing.dossierNumber() + " " + lawyer, "facts", facts));
        actors.decide(dossier, "hearLawyer", Map.of("opinion", "object", "opinionText", "其中一次因开庭改期，已提前告知居委会。"));
        actors.decide(dossier, "hearFirm", Map.of("opinion", "accept"));
        return dossier;
    }

    private void replaced(Pairing pairing) {
        String dossier = heard(pairing, "多次不到岗，居民两次书面反映，提醒后仍未改进。");
        actors.decide(dossier, "confirmCause", Map.of("confirmation", "confirm", "confirmReason", "值班记录和居民反映一致，情况属实。"));
        String covers = cover.candidates(dossier).keySet().iterator().next();
        actors.decide(
                dossier,
                "arrangeReplacement",
                Map.of("lastDay", today(pairing.districtCode()).toString(), "coverBy", covers));
        actors.decide(dossier, "handOverByFirm", Map.of("handedOver", true));
        actors.decide(dossier, "receiveByLawyer", ALL_THERE);
        actors.decide(dossier, "receiveByCommunity", ALL_THERE);
        actors.letTimePass(dossier);
        pairAnew(pairing);
        actors.runJobs(dossier);
    }

    /** The community chooses the first of those recommended. */
    private void pairAnew(Pairing pairing) {
        String dossier = pairings.findByCommunityCodeAndStateInOrderById(
                        pairing.communityCode(), EnumSet.of(PairingState.SEEKING))
                .get(0)
                .dossierNumber();
        actors.decide(dossier, "stateNeeds", Map.of());
        actors.decide(dossier, "rankCandidates", task -> {
            var first = FIRST_CANDIDATE.matcher(actors.variable(task, "candidateOptions"));
            return first.find() ? Map.of("firstChoice", first.group(1)) : Map.of();
        });
        for (String step : List.of("consentByFirm", "consentByLawyer")) {
            actors.decide(dossier, step, AGREES);
        }
        for (String step : List.of("signByFirm", "signByCommunity")) {
            actors.decide(
                    dossier,
                    step,
                    task -> Map.of("answer", "sign", "documentHash", actors.variable(task, "documentHash")));
        }
        actors.decide(dossier, "fileAgreement", Map.of("filing", "file"));
    }

    private LocalDate today(String district) {
        return LocalDate.ofInstant(clock.instant(), districts.zone(district));
    }

    /** After the demo's reviews, before the web server. */
    @Override
    public int getPhase() {
        return 15;
    }
}
