package org.communitycounsel.dispute.process;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.communitycounsel.dispute.Disputes;
import org.communitycounsel.dispute.PlaceNames;
import org.communitycounsel.dispute.ServingLawyers;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.pairing.PairingState;
import org.communitycounsel.pairing.Pairings;
import org.communitycounsel.platform.district.DemoPart;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.engine.DemoActors;
import org.communitycounsel.platform.engine.Flows;
import org.communitycounsel.platform.identity.Role;
import org.springframework.stereotype.Component;

/** The demo's disputes in different states, brought there through the flow itself, in communities the demo has paired. */
@Component
class DisputeDemo extends DemoPart {

    /** How far each of the disputes gets, in turn. */
    private enum Fate {
        AGREED,
        TO_ACKNOWLEDGE,
        FACTS_TO_ESTABLISH,
        OPINION_GIVEN,
        TO_CHOOSE,
        TO_INVITE
    }

    private final DemoActors actors;
    private final Disputes disputes;
    private final Pairings pairings;
    private final ServingLawyers serving;
    private final PlaceNames places;

    DisputeDemo(
            DemoActors actors,
            Disputes disputes,
            Pairings pairings,
            ServingLawyers serving,
            PlaceNames places,
            Districts districts) {
        super(actors, districts);
        this.actors = actors;
        this.disputes = disputes;
        this.pairings = pairings;
        this.serving = serving;
        this.places = places;
    }

    @Override
    protected boolean isThere() {
        return disputes.count() > 0;
    }

    @Override
    protected void play(String district) {
        List<Pairing> paired = pairings.findByDistrictCodeAndStateOrderByCommunityCode(district, PairingState.ACTIVE);
        Iterator<Pairing> next = paired.iterator();
        for (Fate fate : Fate.values()) {
            if (!next.hasNext()) {
                next = paired.iterator();
            }
            if (next.hasNext()) {
                play(next.next(), fate);
            }
        }
    }

    private void play(Pairing pairing, Fate fate) {
        String community = pairing.communityCode();
        String lawyer = serving.of(community).get(0);
        actors.account(
                Role.MEDIATION_COMMITTEE, community, places.community(community) + "人民调解委员会", pairing.districtCode());
        String dossier = actors.start(
                DisputeEscalation.KEY,
                actors.account(Role.LAWYER, lawyer, places.lawyer(lawyer), pairing.districtCode()),
                pairing.districtCode(),
                reported(community, fate));
        switch (fate) {
            case TO_INVITE, TO_ACKNOWLEDGE -> {}
            case TO_CHOOSE -> actors.decide(dossier, "acknowledgeReport", Map.of());
            case OPINION_GIVEN -> giveOpinion(dossier, lawyer);
            case FACTS_TO_ESTABLISH -> consent(dossier, lawyer);
            case AGREED -> agree(dossier, lawyer);
        }
    }

    private static Map<String, Object> reported(String community, Fate fate) {
        Map<String, Object> form = new HashMap<>();
        form.put("community", community);
        form.put("people", 2);
        switch (fate) {
            case TO_ACKNOWLEDGE -> {
                tells(form, "housing", "沈家桥等业主", "某拆迁实施单位", "旧楼加固期间业主对过渡费有异议，部分业主商量到街道集体反映。");
                form.put("signs", Flows.json(List.of("gathering", "petition")));
            }
            case TO_CHOOSE -> {
                tells(form, "environment", "楼月仙，5幢居民", "街道办事处", "居民对垃圾中转站的选址有异议，要求街道公开论证材料。");
                form.put("authorityIsSide", true);
            }
            case OPINION_GIVEN -> {
                tells(form, "land", "童阿毛，村民", "某股份经济合作社", "村民对股权量化的人员范围有异议。");
                form.put("majorInterests", true);
            }
            case FACTS_TO_ESTABLISH -> tells(form, "property", "姚锦屏，2幢居民", "某物业服务公司", "电梯停运一周，业主要求减收物业费。");
            default -> tells(form, "neighbours", "傅小荷，3幢2单元居民", "郎有为，3幢3单元居民", "楼上水管破裂，渗水到楼下，装修受损。");
        }
        return form;
    }

    private static void tells(Map<String, Object> form, String kind, String one, String other, String matter) {
        form.put("kind", kind);
        form.put("partiesOne", one);
        form.put("partiesOther", other);
        form.put("matter", matter);
    }

    private void giveOpinion(String dossier, String lawyer) {
        actors.decide(dossier, "acknowledgeReport", Map.of());
        actors.decide(dossier, "chooseHandling", Map.of("handling", "opinion", "handlingLawyer", lawyer));
        actors.decide(
                dossier, "giveOpinion", Map.of("place", "onTheSpot", "opinion", "人员范围应经成员代表会议民主决定并公示，有异议的可申请街道审查。"));
    }

    private void consent(String dossier, String lawyer) {
        actors.decide(dossier, "inviteMediator", Map.of("mediator", lawyer));
        actors.decide(dossier, "answerInvitation", Map.of("answer", "accept"));
        actors.decide(
                dossier,
                "recordConsent",
                Map.of("oneAnswer", "consent", "oneHow", "written", "otherAnswer", "consent", "otherHow", "phone"));
    }

    private void agree(String dossier, String lawyer) {
        consent(dossier, lawyer);
        actors.decide(dossier, "establishFacts", Map.of("facts", "水管因老化破裂，渗水致楼下吊顶受损，双方没有争议。"));
        actors.decide(
                dossier,
                "recordResult",
                Map.of("mediationResult", "agreed", "terms", "楼上住户修复水管，赔偿楼下装修损失三千元。", "performance", "签订当日付清。"));
    }

    /** After the demo's pairings, before the web server. */
    @Override
    public int getPhase() {
        return 12;
    }
}
