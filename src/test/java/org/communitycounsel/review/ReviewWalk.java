package org.communitycounsel.review;

import java.util.List;
import org.communitycounsel.walk.Invariant;
import org.communitycounsel.walk.PageAction;
import org.communitycounsel.walk.WalkedModule;

/** Reviews and spot checks in the random walk. */
class ReviewWalk implements WalkedModule {

    @Override
    public List<PageAction> actions() {
        return List.of(
                new PageAction("/reviews", """
                        select code as district, 'coordinationOffice.' || code as who from district where code = :district"""),
                new PageAction("/spot-checks", """
                        select code as district, 'coordinationOffice.' || code as who from district where code = :district"""),
                new PageAction("/reviews/{number}/objection", """
                        select dossier_number as number, 'lawFirm.' || firm_code as who from review
                        where district_code = :district
                        union all
                        select dossier_number, 'lawyer.' || licence_number from review
                        join review_lawyer on review_id = review.id where district_code = :district""", "text"));
    }

    @Override
    public List<String> sentByOtherCases() {
        return List.of("review.allConcluded");
    }

    @Override
    public List<Invariant> invariants() {
        return List.of(
                new Invariant("a campaign waits exactly while a review of it goes on", """
                        select campaign.dossier_number, campaign.state from review_campaign campaign
                        where campaign.district_code = :district and campaign.state <> 'running'
                        and (campaign.state = 'underWay') <> exists (
                            select 1 from review where campaign_id = campaign.id and state <> 'final')"""),
                new Invariant("a review is final exactly while its flow is over and its dossier is closed", """
                        select review.dossier_number, review.state, dossier.outcome, flow.id_ from review
                        join dossier on dossier.number = review.dossier_number
                        left join act_ru_execution flow
                            on flow.business_key_ = dossier.number and flow.parent_id_ is null and flow.super_exec_ is null
                        where review.district_code = :district
                        and not (review.state <> 'final' and dossier.closed_at is null and flow.id_ is not null
                            or review.state = 'final' and dossier.closed_at is not null and flow.id_ is null)"""),
                new Invariant("a pairing begun in a campaign has one review of the period", """
                        select row_.pairing_id, row_.review_id from review_campaign_pairing row_
                        join review_campaign campaign on campaign.id = row_.campaign_id
                        where campaign.district_code = :district and row_.state = 'begun' and not exists (
                            select 1 from review where id = row_.review_id and pairing_id = row_.pairing_id
                            and period_from = campaign.period_from)"""),
                new Invariant("a score is the sum of its items, each within its most, by all measures", """
                        select review.dossier_number, review.score, sum(item.points) from review
                        left join review_score item on item.review_id = review.id
                        where review.district_code = :district and review.score is not null
                        group by review.id having review.score <> sum(item.points) or sum(item.most) <> 100"""),
                new Invariant("SH17-3.3: a final review stands in the credit record of each of its lawyers", """
                        select review.dossier_number, review_lawyer.licence_number from review
                        join review_lawyer on review_lawyer.review_id = review.id
                        where review.district_code = :district and review.state = 'final' and not exists (
                            select 1 from credit_entry where review_id = review.id
                            and licence_number = review_lawyer.licence_number and grade = review.grade)"""),
                new Invariant("an objection is decided by somebody who did not grade", """
                        select dossier_number from review
                        where district_code = :district and decided_by is not null and decided_by = graded_by"""));
    }
}
