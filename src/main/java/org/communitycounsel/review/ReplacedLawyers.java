package org.communitycounsel.review;

import static java.util.stream.Collectors.toMap;

import java.util.Map;
import org.communitycounsel.pairing.ConflictsOfInterest;
import org.springframework.stereotype.Component;

/** Who was replaced in a community does not come back to it. JG-21. */
@Component
class ReplacedLawyers implements ConflictsOfInterest {

    private final Replacements replacements;

    ReplacedLawyers(Replacements replacements) {
        this.replacements = replacements;
    }

    @Override
    public Map<String, String> of(String community) {
        return replacements.findByCommunityCodeAndBarredTrue(community).stream()
                .collect(toMap(
                        Replacement::licenceNumber,
                        replacement ->
                                "已在本社区被更换（%s）".formatted(replacement.cause().chinese()),
                        (one, again) -> one));
    }
}
