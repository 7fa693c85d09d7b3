package org.communitycounsel.review.web;

import java.util.List;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.dossier.SealedDossiers;
import org.communitycounsel.platform.dossier.Times;
import org.communitycounsel.platform.identity.Accounts;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.platform.web.FormAnswer;
import org.communitycounsel.review.Dimension;
import org.communitycounsel.review.InputKind;
import org.communitycounsel.review.Review;
import org.communitycounsel.review.ReviewInputs;
import org.communitycounsel.review.ReviewNames;
import org.communitycounsel.review.ReviewState;
import org.communitycounsel.review.Reviewing;
import org.communitycounsel.review.Reviews;
import org.communitycounsel.review.process.HalfYearlyReview;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * One review: every figure with its origin, and the objection. Before the result is announced its score is for those who
 * watch over the district; what community, office and residents wrote is for them alone.
 */
@Controller
@RequestMapping("/reviews/{number:[0-9]{6}-KP-[0-9]{4}-[0-9]{6}}")
class ReviewPage {

    private static final int SHORTEST_OBJECTION = 5;
    private static final int LONGEST_OBJECTION = 1000;

    private final Reviews reviews;
    private final Reviewing reviewing;
    private final ReviewInputs inputs;
    private final HalfYearlyReview flow;
    private final ReviewNames names;
    private final Accounts accounts;
    private final Districts districts;
    private final SealedDossiers dossiers;
    private final CurrentUser user;

    ReviewPage(
            Reviews reviews,
            Reviewing reviewing,
            ReviewInputs inputs,
            HalfYearlyReview flow,
            ReviewNames names,
            Accounts accounts,
            Districts districts,
            SealedDossiers dossiers,
            CurrentUser user) {
        this.reviews = reviews;
        this.reviewing = reviewing;
        this.inputs = inputs;
        this.flow = flow;
        this.names = names;
        this.accounts = accounts;
        this.districts = districts;
        this.dossiers = dossiers;
        this.user = user;
    }

    @GetMapping
    String show(@PathVariable String number, Model model) {
        var review = readable(number);
        boolean watches = user.watchesOver(review.districtCode());
        boolean scored = review.isAnnounced() || watches && review.score() != null;
        model.addAttribute("review", review);
        model.addAttribute("names", names);
        model.addAttribute("lawyers", names.lawyers(reviewing.lawyers(review)));
        model.addAttribute("times", new Times(districts.zone(review.districtCode())));
        model.addAttribute("kinds", InputKind.values());
        model.addAttribute("said", inputs.of(review.id()));
        model.addAttribute("readsWords", watches);
        model.addAttribute("scored", scored);
        model.addAttribute("dimensions", Dimension.values());
        model.addAttribute("lines", reviewing.lines(review));
        model.addAttribute("accounts", accounts);
        model.addAttribute("objections", watches || isParty(review) ? reviewing.objections(review) : List.of());
        model.addAttribute("mayObject", mayObject(review));
        return "review/review";
    }

    private boolean isParty(Review review) {
        return reviewing.party(review, user.groups()).isPresent();
    }

    private boolean mayObject(Review review) {
        var group = reviewing.party(review, user.groups());
        return group.isPresent()
                && (review.state() == ReviewState.ANNOUNCED || review.state() == ReviewState.OBJECTED)
                && reviewing.objections(review).stream()
                        .noneMatch(made -> made.byGroup().equals(group.get()));
    }

    /** Firm or lawyer object. @param text why */
    @PostMapping("/objection")
    String object(@PathVariable String number, @RequestParam String text, RedirectAttributes after) {
        var review = readable(number);
        String group = reviewing
                .party(review, user.groups())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
        FormAnswer.give(after, () -> {
            flow.object(number, reason(text), group, user.id());
            return "异议已提出，由区司法局没有参加评定的人员裁决。";
        });
        return "redirect:/reviews/" + number;
    }

    private static String reason(String text) {
        if (text.strip().length() < SHORTEST_OBJECTION || text.length() > LONGEST_OBJECTION) {
            throw new Refusal("请写明异议的事实和理由，不少于%d字，不超过%d字。".formatted(SHORTEST_OBJECTION, LONGEST_OBJECTION));
        }
        return text.strip();
    }

    /** Who is not on the case gets the same answer as for a review that does not exist. */
    private Review readable(String number) {
        return reviews.findByDossierNumber(number)
                .filter(review -> user.tenants().contains(review.districtCode()))
                .filter(review -> user.watchesOver(review.districtCode())
                        || isParty(review)
                        || user.isMemberOf(Role.COMMUNITY.at(review.communityCode()))
                        || dossiers.mayRead(number, user, "考评页面"))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
