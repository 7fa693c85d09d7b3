package org.communitycounsel.review.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.pairing.PairingState;
import org.communitycounsel.pairing.Pairings;
import org.communitycounsel.platform.district.DemoPart;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.engine.DemoActors;
import org.communitycounsel.review.Campaigns;
import org.communitycounsel.review.ReviewPeriod;
import org.communitycounsel.review.Reviews;
import org.communitycounsel.review.SpotChecks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The demo's last half-year under review, its reviews in every state, and the half-year before that, all done; both through the
 * flow itself; and this month's spot checks. Only where the demo is on and nothing has been reviewed yet.
 */
@Component
class ReviewDemo extends DemoPart {

    /** How far a review gets. */
    private enum Fate {
        TO_SAY,
        SAID_BY_SOME,
        TO_DELIBERATE,
        ANNOUNCED,
        FINAL
    }

    /** What those who are asked find. */
    private enum Opinion {
        DELIGHTED(5, 5, 92, 8, 0),
        CONTENT(4, 4, 60, 30, 10),
        MODERATE(3, 3, 40, 45, 15),
        ANNOYED(1, 2, 12, 20, 40);

        private final int quality;
        private final int effect;
        private final int satisfied;
        private final int fairly;
        private final int dissatisfied;

        Opinion(int quality, int effect, int satisfied, int fairly, int dissatisfied) {
            this.quality = quality;
            this.effect = effect;
            this.satisfied = satisfied;
            this.fairly = fairly;
            this.dissatisfied = dissatisfied;
        }
    }

    private record Part(Opinion opinion, Fate fate) {}

    /** Of the reviews, in turn; the opinions fit the lawyers of the demo's logs. */
    private static final List<Part> PARTS = List.of(
            new Part(Opinion.DELIGHTED, Fate.FINAL),
            new Part(Opinion.CONTENT, Fate.ANNOUNCED),
            new Part(Opinion.ANNOYED, Fate.TO_DELIBERATE),
            new Part(Opinion.CONTENT, Fate.FINAL),
            new Part(Opinion.DELIGHTED, Fate.FINAL),
            new Part(Opinion.CONTENT, Fate.FINAL),
            new Part(Opinion.DELIGHTED, Fate.FINAL),
            new Part(Opinion.MODERATE, Fate.FINAL),
            new Part(Opinion.CONTENT, Fate.FINAL),
            new Part(Opinion.DELIGHTED, Fate.FINAL),
            new Part(Opinion.CONTENT, Fate.FINAL),
            new Part(Opinion.MODERATE, Fate.FINAL),
            new Part(Opinion.CONTENT, Fate.TO_DELIBERATE),
            new Part(Opinion.ANNOYED, Fate.SAID_BY_SOME),
            new Part(Opinion.ANNOYED, Fate.TO_SAY));

    /** The same of the half-year before, of which no review came to a bad end. */
    private static final List<Opinion> BEFORE = List.of(Opinion.CONTENT, Opinion.DELIGHTED, Opinion.CONTENT);

    private final DemoActors actors;
    private final ReviewCampaign campaign;
    private final SpotCheck spotCheck;
    private final SpotChecks checks;
    private final Campaigns campaigns;
    private final Reviews reviews;
    private final Pairings pairings;
    private final Districts districts;
    private final JdbcClient database;

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
        super(actors, districts);
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
    protected boolean isThere() {
        return reviews.count() > 0;
    }

    @Override
    protected void play(String district) {
        List<Pairing> served = pairings.findByDistrictCodeAndStateOrderByCommunityCode(district, PairingState.ACTIVE);
        if (!served.isEmpty()) {
            var period = campaigns.toBegin(district);
            haveServed(district, period.previous());
            reviewedBefore(district, period.previous(), served);
            String dossier = campaign.begin(district, period);
            actors.runJobs(dossier);
            for (int i = 0; i < served.size(); i++) {
                review(reviewOf(served.get(i), dossier), PARTS.get(i % PARTS.size()));
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

    /** All were content then. */
    private void reviewedBefore(String district, ReviewPeriod period, List<Pairing> served) {
        String dossier = campaign.begin(district, period);
        actors.runJobs(dossier);
        for (int i = 0; i < served.size(); i++) {
            review(reviewOf(served.get(i), dossier), new Part(BEFORE.get(i % BEFORE.size()), Fate.FINAL));
        }
        actors.runJobs(dossier);
    }

    private String reviewOf(Pairing pairing, String campaign) {
        return database.sql("""
                        select review.dossier_number from review join review_campaign on review_campaign.id = campaign_id
                        where pairing_id = ? and review_campaign.dossier_number = ?""")
                .params(pairing.id(), campaign)
                .query(String.class)
                .single();
    }

    private void review(String dossier, Part part) {
        switch (part.fate) {
            case TO_SAY -> {}
            case SAID_BY_SOME -> said(dossier, part.opinion);
            case TO_DELIBERATE -> allSaid(dossier, part.opinion);
            case ANNOUNCED -> graded(dossier, part.opinion);
            case FINAL -> {
                graded(dossier, part.opinion);
                actors.letTimePass(dossier);
            }
        }
    }

    private void said(String dossier, Opinion opinion) {
        actors.decide(
                dossier,
                "askCommunity",
                Map.of(
                        "quality", String.valueOf(opinion.quality),
                        "effect", String.valueOf(opinion.effect),
                        "opinion", opinion == Opinion.ANNOYED ? "经常不到，约好的讲座两次改期。" : "按时到岗，解答耐心，居民愿意来问。"));
    }

    private void allSaid(String dossier, Opinion opinion) {
        said(dossier, opinion);
        boolean annoyed = opinion == Opinion.ANNOYED;
        Map<String, Object> visit = new HashMap<>();
        visit.put("visits", 6);
        visit.put("rating", String.valueOf(opinion.quality));
        visit.put("complaints", annoyed ? 1 : 0);
        visit.put("findings", annoyed ? "居民投诉约定时间律师未到，经核实属实。" : "台账完整，与居民反映一致。");
        actors.decide(dossier, "visitByOffice", visit);
        actors.decide(
                dossier,
                "surveyResidents",
                Map.of("satisfied", opinion.satisfied, "fairly", opinion.fairly, "dissatisfied", opinion.dissatisfied));
        actors.decide(dossier, "summariseByFirm", Map.of("summary", "半年来律师按协议到社区值班，接待来访，参与调解，举办法治讲座；下半年将增加夜间咨询。"));
    }

    private void graded(String dossier, Opinion opinion) {
        allSaid(dossier, opinion);
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

    /** After the demo's logs, before the web server. */
    @Override
    public int getPhase() {
        return 14;
    }
}
