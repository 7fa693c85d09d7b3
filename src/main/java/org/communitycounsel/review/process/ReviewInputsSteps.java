package org.communitycounsel.review.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.communitycounsel.platform.engine.Submitted;
import org.communitycounsel.platform.engine.UsedInDiagrams;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.review.ReviewInputs;
import org.springframework.stereotype.Component;

/** The steps of the flow {@code review-inputs}, in the diagram's order. */
@Component
@UsedInDiagrams("reviewInputsSteps")
public class ReviewInputsSteps {

    private static final String[] RATINGS = {"1", "2", "3", "4", "5"};
    private static final int MOST_VISITS = 200;
    private static final int MOST_COMPLAINTS = 100;
    private static final int MOST_RESIDENTS = 10_000;
    private static final int LONGEST_SUMMARY = 2000;

    private final ReviewInputs inputs;
    private final CurrentUser user;

    ReviewInputsSteps(ReviewInputs inputs, CurrentUser user) {
        this.inputs = inputs;
        this.user = user;
    }

    public void askCommunity(DelegateTask task) {
        var form = new Submitted(task);
        inputs.byCommunity(
                dossier(task),
                rating(form, "quality", "服务质量"),
                rating(form, "effect", "服务实效"),
                form.optionalText("opinion", "意见"),
                user.id());
    }

    public void visitByOffice(DelegateTask task) {
        var form = new Submitted(task);
        inputs.byOffice(
                dossier(task),
                form.number("visits", "走访次数", 0, MOST_VISITS),
                rating(form, "rating", "走访评价"),
                form.number("complaints", "查实的投诉", 0, MOST_COMPLAINTS),
                form.optionalText("findings", "走访情况"),
                user.id());
    }

    public void surveyResidents(DelegateTask task) {
        var form = new Submitted(task);
        inputs.byResidents(
                dossier(task),
                form.number("satisfied", "满意", 0, MOST_RESIDENTS),
                form.number("fairly", "基本满意", 0, MOST_RESIDENTS),
                form.number("dissatisfied", "不满意", 0, MOST_RESIDENTS),
                form.optionalText("residentOpinions", "居民意见"),
                user.id());
    }

    public void summariseByFirm(DelegateTask task) {
        inputs.byFirm(dossier(task), new Submitted(task).text("summary", "半年总结", LONGEST_SUMMARY), user.id());
    }

    private static int rating(Submitted form, String key, String label) {
        return Integer.parseInt(form.choice(key, label, RATINGS));
    }

    private static String dossier(DelegateTask task) {
        return task.getExecution().getProcessBusinessKey();
    }
}
