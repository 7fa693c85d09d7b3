package org.communitycounsel.review.web;

import java.util.List;
import org.communitycounsel.platform.dossier.DossierPart;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.review.Campaigns;
import org.springframework.stereotype.Component;

/** What a campaign adds to the page of its dossier. */
@Component
class CampaignDossier implements DossierPart {

    private final Campaigns campaigns;

    CampaignDossier(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    @Override
    public boolean supports(String kind) {
        return kind.equals("KC");
    }

    @Override
    public List<Fact> facts(String number) {
        return campaigns
                .find(number)
                .map(campaign -> List.of(
                        new Fact("考评期", campaign.period().chinese()),
                        new Fact("状态", campaign.state().chinese()),
                        new Fact("进展", campaign.progress())))
                .orElse(List.of());
    }

    @Override
    public List<Link> links(String number, CurrentUser user) {
        return List.of(
                new Link("进展", "/reviews/campaigns/" + number),
                new Link("汇总", "/reviews/campaigns/" + number + "/summary"));
    }
}
