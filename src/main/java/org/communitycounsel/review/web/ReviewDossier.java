package org.communitycounsel.review.web;

import java.util.ArrayList;
import java.util.List;
import org.communitycounsel.platform.dossier.DossierPart;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.review.Review;
import org.communitycounsel.review.ReviewNames;
import org.communitycounsel.review.Reviewing;
import org.communitycounsel.review.Reviews;
import org.springframework.stereotype.Component;

/** What a review adds to the page of its dossier. The result stands there from when firm and lawyer know it. */
@Component
class ReviewDossier implements DossierPart {

    private final Reviews reviews;
    private final Reviewing reviewing;
    private final ReviewNames names;

    ReviewDossier(Reviews reviews, Reviewing reviewing, ReviewNames names) {
        this.reviews = reviews;
        this.reviewing = reviewing;
        this.names = names;
    }

    @Override
    public boolean supports(String kind) {
        return kind.equals("KP");
    }

    @Override
    public List<Fact> facts(String number) {
        return reviews.findByDossierNumber(number).map(this::facts).orElse(List.of());
    }

    private List<Fact> facts(Review review) {
        var facts = new ArrayList<>(List.of(
                new Fact("考评期", review.period().chinese()),
                new Fact("社区", names.community(review.communityCode())),
                new Fact("律师", names.lawyers(reviewing.lawyers(review))),
                new Fact("律所", names.firm(review.firmCode())),
                new Fact("进度", review.state().chinese())));
        if (review.isAnnounced()) {
            facts.add(new Fact(
                    "结果",
                    "%s分，%s"
                            .formatted(
                                    review.score().toPlainString(),
                                    review.grade().chinese())));
        }
        return facts;
    }

    @Override
    public List<Link> links(String number, CurrentUser user) {
        return List.of(new Link("考评页面：各项得分及其来源", "/reviews/" + number));
    }
}
