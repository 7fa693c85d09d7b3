package org.communitycounsel.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.communitycounsel.platform.engine.UsedInDiagrams;
import org.communitycounsel.review.Campaigns;
import org.springframework.stereotype.Component;

/** The steps of the flows {@code review-season} and {@code review-campaign}, in the diagrams' order. HZ09-7.4c. */
@Component
@UsedInDiagrams("reviewCampaignSteps")
public class ReviewCampaignSteps {

    private final Campaigns campaigns;
    private final ReviewCampaign flow;

    ReviewCampaignSteps(Campaigns campaigns, ReviewCampaign flow) {
        this.campaigns = campaigns;
        this.flow = flow;
    }

    public void beginDue(DelegateExecution execution) {
        flow.beginDue();
    }

    public void beginSome(DelegateExecution execution) {
        execution.setVariable("allBegun", flow.beginSome(execution.getProcessBusinessKey()));
    }

    public void reportBegun(DelegateExecution execution) {
        execution.setVariable("underWay", campaigns.allBegun(execution.getProcessBusinessKey()));
    }

    public void closeCampaign(DelegateExecution execution) {
        campaigns.close(execution.getProcessBusinessKey());
    }
}
