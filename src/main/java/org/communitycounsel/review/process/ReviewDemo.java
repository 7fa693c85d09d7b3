package org.communitycounsel.review.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.pairing.PairingState;
import org.communitycounsel.pairing.Pairings;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.engine.DemoActors;
import org.communitycounsel.review.Campaigns;
import org.communitycounsel.review.ReviewPeriod;
import org.communitycounsel.review.Reviews;
import org.communitycounsel.review.SpotChecks;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The demo's last half-year under review, each review in another state, brought there through the flow itself; and this
 * month's spot checks. Only where the demo is on and nothing has been reviewed yet.
 */
@Component
class ReviewDemo implements SmartLifecycle {

    /** How far each of the reviews gets, in turn; what is said fits the lawyers of the demo's logs, the poor one every third. */
    private enum Fate {
        FINAL(5, 5, 92, 8, 0),
        ANNOUNCED(4, 4, 60, 30, 10),
        TO_DELIBERATE(1, 2, 12, 20, 40),
        SAID_BY_SOME(4, 5, 0, 0, 0),
        TO_SAY(0, 0, 0, 0, 0);

        private final int quality;
        private final int effect;
        private final int satisfied;
        private final int fairly;
        private final int dissatisfied;

        Fate(int quality, int effect, int satisfied, int fairly, int dissatisfied) {
            this.quality = quality;
            this.effect = effect;
            this.satisfied = satisfied;
            this.fairly = fairly;
            this.dissatisfied = dissatisfied;
        }
    }

    private final DemoActors actors;
    private final ReviewCampaign campaign;
    private final SpotCheck spotCheck;
    private final SpotChecks checks;
    private final Campaigns campaigns;
    private final Reviews reviews;
    private final Pairings pairings;
    private final Districts districts;
    private final JdbcClient database;
    private boolean running;

    ReviewDemo(
            DemoActors actors,
            ReviewCampaign campaign,
            SpotCheck spotCheck,
            SpotChecks checks,
            Campaigns campaigns,
            Reviews reviews,
            Pairings pairings,
            Districts districts,
            JdbcClient database) {
        this.actors = actors;
        this.campaign = campaign;
        this.spotCheck = spotCheck;
        this.checks = checks;
        this.campaigns = campaigns;
        this.reviews = reviews;
        this.pairings = pairings;
        this.districts = districts;
        this.database = database;
    }

    @Override
    public void start() {
        if (actors.areWanted() && reviews.count() == 0) {
            districts.all().forEach(district -> play(district.code()));
        }
        running = true;
    }

    private void play(String district) {
        List<Pairing> served = pairings.findByDistrictCodeAndStateOrderByCommunityCode(district, PairingState.ACTIVE);
        if (!served.isEmpty()) {
            haveServed(district, campaigns.toBegin(district));
            actors.runJobs(campaign.begin(district));
            for (int i = 0; i < served.size(); i++) {
                review(served.get(i), Fate.values()[i % Fate.values().length]);
            }
            check(spotCheck.begin(district), served.get(0));
        }
    }

    /** The demo's pairings have just begun: they are made to have been in service in the period, with their lawyers. */
    private void haveServed(String district, ReviewPeriod period) {
        var first = period.from().atTime(9, 0).atZone(districts.zone(district)).toOffsetDateTime();
        database.sql("""
                        update pairing set term_from = :day, began_at = :first, opened_at = :first
                        where district_code = :district and state = 'active' and term_from > :day""")
                .param("day", period.from())
                .param("first", first)
                .param("district", district)
                .update();
        database.sql("""
                        update paired_lawyer set held_at = pairing.began_at from pairing
                        where pairing.id = pairing_id and district_code = ? and state = 'active' and released_at is null
                            and held_at > pairing.began_at""").param(district).update();
    }

    private void review(Pairing pairing, Fate fate) {
        String dossier = database.sql("select dossier_number from review where pairing_id = ?")
                .param(pairing.id())
                .query(String.class)
                .single();
        switch (fate) {
            case TO_SAY -> {}
            case SAID_BY_SOME -> said(dossier, fate);
            case TO_DELIBERATE -> allSaid(dossier, fate);
            case ANNOUNCED -> graded(dossier, fate);
            case FINAL -> {
                graded(dossier, fate);
                actors.letTimePass(dossier);
            }
        }
    }

    private void said(String dossier, Fate fate) {
        actors.decide(
                dossier,
                "askCommunity",
                Map.of(
                        "quality", String.valueOf(fate.quality),
                        "effect", String.valueOf(fate.effect),
                        "opinion", fate.quality > 2 ? "按时到岗，解答耐心，居民愿意来问。" : "经常不到，约好的讲座两次改期。"));
    }

    private void allSaid(String dossier, Fate fate) {
        said(dossier, fate);
        Map<String, Object> visit = new HashMap<>();
        visit.put("visits", 6);
        visit.put("rating", String.valueOf(fate.quality));
        visit.put("complaints", fate.quality > 2 ? 0 : 1);
        visit.put("findings", fate.quality > 2 ? "台账完整，与居民反映一致。" : "居民投诉约定时间律师未到，经核实属实。");
        actors.decide(dossier, "visitByOffice", visit);
        actors.decide(
                dossier,
                "surveyResidents",
                Map.of("satisfied", fate.satisfied, "fairly", fate.fairly, "dissatisfied", fate.dissatisfied));
        actors.decide(dossier, "summariseByFirm", Map.of("summary", "半年来律师按协议到社区值班，接待来访，参与调解，举办法治讲座；下半年将增加夜间咨询。"));
    }

    private void graded(String dossier, Fate fate) {
        allSaid(dossier, fate);
        String computed = reviews.of(dossier).computedGrade().id();
        actors.decide(dossier, "deliberate", Map.of("grade", computed));
    }

    /** The first that was drawn, if it was, is found at work. */
    private void check(String dossier, Pairing pairing) {
        var draw = checks.find(dossier).orElseThrow();
        actors.tasks(dossier, "checkOnSite").stream()
                .filter(task ->
                        actors.variable(task, "pairing").equals(pairing.id().toString()))
                .forEach(task -> actors.complete(
                        task,
                        actors.member("justiceOffice." + pairing.streetCode()),
                        Map.of(
                                "checkedOn", today(draw),
                                "presence", "present",
                                "note", "值班时间到场，律师正在接待居民。")));
    }

    private String today(SpotChecks.Draw draw) {
        return draw.drawnAt()
                .atZoneSameInstant(districts.zone(draw.districtCode()))
                .toLocalDate()
                .toString();
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the demo's logs, before the web server. */
    @Override
    public int getPhase() {
        return 14;
    }
}
