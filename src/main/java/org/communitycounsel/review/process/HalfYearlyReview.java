package org.communitycounsel.review.process;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.engine.Flows;
import org.communitycounsel.review.Campaign;
import org.communitycounsel.review.Review;
import org.communitycounsel.review.ReviewNames;
import org.communitycounsel.review.Reviewing;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The flow {@code half-yearly-review} as the domain sees it: how it begins, and its message. */
@Component
public class HalfYearlyReview {

    static final String KEY = "half-yearly-review";
    static final String OBJECTED = "review.objected";

    private final Flows flows;
    private final Reviewing reviewing;
    private final ReviewNames names;

    HalfYearlyReview(Flows flows, Reviewing reviewing, ReviewNames names) {
        this.flows = flows;
        this.reviewing = reviewing;
        this.names = names;
    }

    /** Begins the review of a pairing, in the caller's transaction. @return the review's id */
    @Transactional
    public long begin(Campaign campaign, long pairing) {
        var review = reviewing.open(campaign, pairing);
        flows.start(KEY, review.districtCode(), review.dossierNumber(), variables(review));
        return review.id();
    }

    private Map<String, Object> variables(Review review) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("dossierNumber", review.dossierNumber());
        variables.put("community", review.communityCode());
        variables.put("street", review.streetCode());
        variables.put("firm", review.firmCode());
        variables.put("review", words(review));
        return variables;
    }

    /** The review in words, for the forms. */
    private Object words(Review review) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("community", names.community(review.communityCode()));
        words.put("street", names.street(review.streetCode()));
        words.put("firm", names.firm(review.firmCode()));
        words.put("lawyers", names.lawyers(reviewing.lawyers(review)));
        words.put("period", review.period().chinese());
        return Flows.json(words);
    }

    /** Firm or lawyer object: somebody who did not grade decides. @param group in which the person objects */
    @Transactional
    public void object(String dossier, String text, String group, String account) {
        boolean first = reviewing.object(dossier, text, group, account);
        if (first && !flows.deliver(OBJECTED, dossier, Map.of())) {
            throw new Refusal("异议期已过，考评结果已经生效。");
        }
    }
}
