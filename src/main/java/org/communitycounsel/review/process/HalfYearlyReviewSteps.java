package org.communitycounsel.review.process;

import java.time.Duration;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.Word;
import org.communitycounsel.platform.calendar.Deadlines;
import org.communitycounsel.platform.engine.Flows;
import org.communitycounsel.platform.engine.Submitted;
import org.communitycounsel.platform.engine.UsedInDiagrams;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.review.Campaigns;
import org.communitycounsel.review.Grade;
import org.communitycounsel.review.Reviewing;
import org.communitycounsel.review.Reviews;
import org.springframework.stereotype.Component;

/** The steps of the flow {@code half-yearly-review}, in the diagram's order. */
@Component
@UsedInDiagrams("halfYearlyReviewSteps")
public class HalfYearlyReviewSteps {

    /** Reviews of a campaign are closed within so long after the deadline, not all in the same second. */
    private static final Duration SPREAD = Duration.ofHours(1);

    private static final String REJECTED = "rejected";

    private final Reviewing reviewing;
    private final Reviews reviews;
    private final Campaigns campaigns;
    private final Deadlines deadlines;
    private final Flows flows;
    private final CurrentUser user;

    HalfYearlyReviewSteps(
            Reviewing reviewing,
            Reviews reviews,
            Campaigns campaigns,
            Deadlines deadlines,
            Flows flows,
            CurrentUser user) {
        this.reviewing = reviewing;
        this.reviews = reviews;
        this.campaigns = campaigns;
        this.deadlines = deadlines;
        this.flows = flows;
        this.user = user;
    }

    /** When the step's deadline is acted upon: after it, at a moment that differs from review to review. */
    public Date after(DelegateExecution execution, String step) {
        long spread = Math.floorMod(dossier(execution).hashCode(), SPREAD.toSeconds());
        return Date.from(deadlines.of(execution, step).toInstant().plusSeconds(spread));
    }

    public void scoreReview(DelegateExecution execution) {
        reviewing.score(dossier(execution));
    }

    public void deliberate(DelegateTask task) {
        var form = new Submitted(task);
        reviewing.grade(dossier(task), grade(form, "grade", "评定等次"), form.optionalText("reason", "理由"), user.id());
    }

    private static Grade grade(Submitted form, String key, String label) {
        return Word.of(Grade.class, form.text(key, label)).orElseThrow(() -> new Refusal("请选择“%s”。".formatted(label)));
    }

    public void adoptScore(DelegateExecution execution) {
        reviewing.adoptScore(dossier(execution));
    }

    public void announceResult(DelegateExecution execution) {
        reviewing.announce(dossier(execution), deadlines.of(execution, "objection"));
    }

    public void decideObjection(DelegateTask task) {
        var form = new Submitted(task);
        boolean rejected = REJECTED.equals(form.text("decision", "裁决"));
        reviewing.decide(
                dossier(task),
                rejected ? null : grade(form, "decision", "裁决"),
                form.text("decisionReason", "理由"),
                user.id());
    }

    public void concludeReview(DelegateExecution execution) {
        String dossier = dossier(execution);
        reviewing.conclude(dossier);
        campaigns
                .lastOf(reviews.of(dossier).campaignId())
                .ifPresent(campaign -> flows.deliver(ReviewCampaign.ALL_CONCLUDED, campaign, Map.of()));
    }

    private static String dossier(DelegateExecution execution) {
        return execution.getProcessBusinessKey();
    }

    private static String dossier(DelegateTask task) {
        return task.getExecution().getProcessBusinessKey();
    }
}
