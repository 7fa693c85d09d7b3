package org.communitycounsel.review.process;

import java.util.Map;
import org.communitycounsel.platform.district.District;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.engine.Flows;
import org.communitycounsel.review.Campaign;
import org.communitycounsel.review.Campaigns;
import org.communitycounsel.review.ReviewPeriod;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The flow {@code review-campaign} as the domain sees it: how it begins, by hand or in its season, and how it begins reviews. */
@Component
public class ReviewCampaign {

    static final String KEY = "review-campaign";
    static final String ALL_CONCLUDED = "review.allConcluded";

    private static final Logger log = LoggerFactory.getLogger(ReviewCampaign.class);

    private final Campaigns campaigns;
    private final HalfYearlyReview reviews;
    private final Districts districts;
    private final Flows flows;
    private final int stepSize;

    /** @param stepSize how many reviews a job of the engine begins */
    ReviewCampaign(
            Campaigns campaigns,
            HalfYearlyReview reviews,
            Districts districts,
            Flows flows,
            @Value("${community-counsel.review-campaign.step-size:25}") int stepSize) {
        this.campaigns = campaigns;
        this.reviews = reviews;
        this.districts = districts;
        this.flows = flows;
        this.stepSize = stepSize;
    }

    /**
     * Begins a district's campaign by hand: of the period that is due this month, else of the last half-year.
     *
     * @return the dossier's number
     */
    @Transactional
    public String begin(String district) {
        return begin(district, campaigns.toBegin(district));
    }

    String begin(String district, ReviewPeriod period) {
        String dossier = campaigns.register(district, period);
        flows.start(KEY, district, dossier, Map.of("dossierNumber", dossier));
        return dossier;
    }

    /** Begins the campaigns that are due, each in a transaction of its own: one that is refused leaves the others alone. */
    void beginDue() {
        districts.all().stream().map(District::code).forEach(this::beginIfDue);
    }

    private void beginIfDue(String district) {
        flows.attempt(
                () -> campaigns.due(district).ifPresent(period -> begin(district, period)),
                refused -> log.info("no reviews in {}: {}", district, refused),
                failure -> log.error("the reviews of {} could not be begun", district, failure));
    }

    /** Begins the next reviews, one by one. @return whether no pairing waits any more */
    boolean beginSome(String dossier) {
        var campaign = campaigns.find(dossier).orElseThrow();
        campaigns.next(dossier, stepSize).forEach(pairing -> begin(campaign, pairing));
        return campaigns.next(dossier, 1).isEmpty();
    }

    private void begin(Campaign campaign, long pairing) {
        String dossier = campaign.dossierNumber();
        flows.attempt(
                () -> campaigns.begin(dossier, pairing, () -> reviews.begin(campaign, pairing)),
                refused -> campaigns.skip(dossier, pairing, refused),
                failure -> {
                    log.warn("campaign {}: the review of pairing {} could not be begun", dossier, pairing, failure);
                    campaigns.missed(dossier, pairing);
                });
    }
}
