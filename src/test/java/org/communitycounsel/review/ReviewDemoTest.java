package org.communitycounsel.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.communitycounsel.pairing.PairingState;
import org.communitycounsel.pairing.Pairings;
import org.communitycounsel.platform.DemoTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DemoTest
class ReviewDemoTest {

    @Autowired
    Campaigns campaigns;

    @Autowired
    Summaries summaries;

    @Autowired
    Reviews reviews;

    @Autowired
    SpotChecks checks;

    @Autowired
    Replacements replacements;

    @Autowired
    Pairings pairings;

    @Autowired
    TaskService tasks;

    @Test
    void the_last_half_year_is_under_review() {
        var all = campaigns.of(List.of("330102"));
        assertThat(all).extracting(Campaign::state).containsExactly(CampaignState.UNDER_WAY, CampaignState.DONE);
        assertThat(all)
                .allSatisfy(campaign ->
                        assertThat(campaign.begun()).isEqualTo(campaign.all()).isGreaterThan(10));
    }

    @Test
    void the_half_year_before_was_reviewed_and_can_be_compared_with() {
        var summary = summaries.of(campaigns.of(List.of("330102")).get(0));
        assertThat(summary.scoreBefore()).isPositive();
        assertThat(summary.firms())
                .hasSizeGreaterThan(3)
                .allSatisfy(firm -> assertThat(firm.before()).isNotNull());
    }

    @Test
    void a_review_is_done_and_others_are_to_be_worked_on() {
        assertThat(reviews.findAll()).extracting(Review::state).contains(ReviewState.FINAL, ReviewState.ANNOUNCED);
        assertThat(reviews.findAll())
                .filteredOn(Review::isAnnounced)
                .allSatisfy(review -> assertThat(review.score()).isPositive());
    }

    @Test
    void a_replacement_waits_for_the_office_and_another_is_done_with_the_community_paired_anew() {
        assertThat(replacements.findAll())
                .extracting(Replacement::state)
                .contains(ReplacementState.VERIFYING, ReplacementState.DONE);
        assertThat(tasks.createTaskQuery()
                        .taskDefinitionKey("confirmCause")
                        .taskCandidateGroup("coordinationOffice.330102")
                        .count())
                .isPositive();
        var done = replacements.findAll().stream()
                .filter(one -> one.state() == ReplacementState.DONE)
                .findFirst()
                .orElseThrow();
        assertThat(pairings.findByDossierNumber(done.successor()).orElseThrow().state())
                .isEqualTo(PairingState.ACTIVE);
    }

    @Test
    void this_month_s_spot_checks_are_drawn() {
        assertThat(checks.in(List.of("330102")))
                .singleElement()
                .satisfies(draw ->
                        assertThat(checks.rosterOf(draw.dossierNumber())).anyMatch(SpotChecks.Place::drawn));
    }
}
