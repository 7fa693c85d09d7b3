package org.communitycounsel.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.review.Review;
import org.communitycounsel.review.ReviewState;
import org.communitycounsel.review.Reviews;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BrowserTest
@DisplayName("HZ09-7.4c/d 半年考评：评议为不合格，律师提出异议，区司法局裁决，结果生效；不合格的予以更换，社区重新签约")
class ReviewBrowserTest extends StaffReplacing {

    @Autowired
    Reviews reviews;

    private Review review;
    private Pairing pairing;
    private String failing;
    private String lawyer;

    /** One whose community has one lawyer and is not paired anew already. */
    @BeforeEach
    void a_review_of_the_demo_is_to_be_deliberated_on() {
        review = reviews.findAll().stream()
                .filter(each -> each.state() == ReviewState.DELIBERATING)
                .filter(each ->
                        isServedByOne(pairings.findById(each.pairingId()).orElseThrow()))
                .findFirst()
                .orElseThrow();
        pairing = pairings.findById(review.pairingId()).orElseThrow();
        failing = staffing.serving(pairing).iterator().next();
        lawyer = account(Role.LAWYER, failing);
    }

    @Test
    void who_fails_objects_in_vain_and_is_replaced_under_a_new_signed_agreement() {
        String title = communityName(pairing) + review.period().chinese() + "考评";
        var office = person("office");
        office.opens("/reviews");
        office.screenshot("review-1-campaigns");
        office.opens("/reviews/" + review.dossierNumber());
        assertThat(office.page().locator("main").innerText()).contains("各项得分及其来源", "待评议");
        office.screenshot("review-2-to-deliberate");
        does("office", "评议：" + title, "review-3-deliberate", tasklist -> {
            assertThat(tasklist.form().innerText()).contains("值班到岗率", "居民问卷满意率");
            tasklist.answers("不合格");
            tasklist.writes("理由", "约定的值班多次未到，居民投诉属实，讲座一再改期。");
        });

        var failed = person(lawyer);
        failed.opens("/reviews/" + review.dossierNumber());
        assertThat(failed.page().locator("main").innerText()).contains("不合格", "值班到岗率", "提出异议");
        failed.page().fill("textarea[name=text]", "两次未到均已提前请假，由同事代班，请核对值班记录。");
        failed.screenshot("review-4-objection");
        failed.page().click("form[action*=objection] button");
        assertThat(failed.page().locator(".note.good").innerText()).contains("没有参加评定的人员裁决");
        does("districtbureau", "裁决异议：" + title, "review-5-decide", tasklist -> {
            assertThat(tasklist.form().innerText()).contains("由同事代班");
            tasklist.answers("异议不成立，维持原等次");
            tasklist.writes("理由", "值班记录没有代班登记，投诉属实。");
        });

        assertThat(reviews.of(review.dossierNumber()).state()).isEqualTo(ReviewState.FINAL);
        failed.opens("/reviews/" + review.dossierNumber());
        assertThat(failed.page().locator("main").innerText()).contains("已生效", "补贴系数");
        failed.screenshot("review-6-final");
        failed.opens("/credit-record");
        assertThat(failed.page().locator("main").innerText()).contains("不合格");
        failed.screenshot("review-7-credit");
        office.opens("/reviews");
        office.page().click("main td a");
        office.screenshot("review-8-campaign");
        office.page().click("main dd a[href$=summary]");
        chartShows(office, "等次分布", "优秀", "不合格");
        chartShows(office, "律所平均分", "律师事务所");
        office.screenshot("review-9-summary");
        office.opens("/spot-checks");
        office.page().click("main td a");
        office.screenshot("review-10-spot-check");

        isCoveredFor(pairing, bestCover(pairing), "考评不合格");
        isPairedAnew(pairing, failing);
    }

    private static void chartShows(Person person, String chart, String... words) {
        var drawing = person.page().locator(".chart[aria-label^=" + chart + "] svg");
        drawing.waitFor();
        assertThat(drawing.textContent()).contains(words).contains("年上半年").containsPattern("年下半年");
    }
}
