package org.communitycounsel.review.process;

import java.util.LinkedHashMap;
import java.util.Map;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.platform.engine.Flows;
import org.communitycounsel.review.ReviewNames;
import org.communitycounsel.review.SpotChecks;
import org.springframework.stereotype.Component;

/** What the form {@code check-on-site} shows of a pairing. */
@Component
class SpotCheckWords {

    private final SpotChecks checks;
    private final ReviewNames names;

    SpotCheckWords(SpotChecks checks, ReviewNames names) {
        this.checks = checks;
        this.names = names;
    }

    /** Where it is and who serves there: {@code place}; who may have been on duty, to choose from: {@code lawyerOptions}. */
    Map<String, Object> of(Pairing pairing) {
        return Map.of("place", place(pairing), "lawyerOptions", lawyers(pairing));
    }

    private Object place(Pairing pairing) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("community", names.community(pairing.communityCode()));
        words.put("street", names.street(pairing.streetCode()));
        var serving = checks.serving(pairing.id());
        words.put("firm", names.firmsOf(serving));
        words.put("lawyers", names.lawyers(serving));
        return Flows.json(words);
    }

    private Object lawyers(Pairing pairing) {
        return Flows.json(checks.serving(pairing.id()).stream()
                .map(licence -> Map.of("label", names.lawyer(licence), "value", licence))
                .toList());
    }
}
