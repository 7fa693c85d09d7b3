package org.communitycounsel.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.communitycounsel.review.ReviewScenario.ofCommunity;
import static org.communitycounsel.review.ReviewScenario.ofLawyer;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.review.process.HalfYearlyReview;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@ApplicationTest
@DisplayName("半年考评、走访抽查、信用记录的页面：谁能看到什么")
class ReviewPagesTest {

    private ReviewScenario scenario;
    private MockMvc browser;
    private Pairing pairing;
    private Pairing other;
    private String campaign;
    private String review;
    private String supervisor;
    private String neighbour;

    @BeforeEach
    void a_campaign_under_way(@Autowired WebApplicationContext beans) {
        scenario = new ReviewScenario(beans);
        browser = MockMvcBuilders.webAppContextSetup(beans)
                .apply(springSecurity())
                .build();
        pairing = scenario.pairing(scenario.street);
        other = scenario.pairing(scenario.otherStreet);
        scenario.itIs(LocalDateTime.of(2026, 9, 9, 10, 0));
        campaign = scenario.campaign();
        review = scenario.reviewOf(pairing);
        supervisor = "rev-supervisor" + scenario.district;
        scenario.account(supervisor, Role.SUPERVISOR, scenario.district, scenario.district);
        neighbour = "rev-neighbour" + scenario.district;
        scenario.account(neighbour, Role.COORDINATION_OFFICE, "330102", "330102");
    }

    private ResultActions see(String account, String path) throws Exception {
        return browser.perform(get(path).with(user(account)));
    }

    private ResultActions send(String account, String path, String... fields) throws Exception {
        var request = post(path).with(user(account)).with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return browser.perform(request);
    }

    private String lawyer() {
        return ofLawyer(scenario.lawyerOf(pairing));
    }

    @Nested
    @DisplayName("一件考评")
    class OneReview {

        @Test
        void before_the_result_is_announced_only_those_who_watch_over_the_district_see_the_score() throws Exception {
            scenario.allIsGathered(review);

            for (String account : List.of(scenario.office, scenario.bureau, supervisor)) {
                see(account, "/reviews/" + review)
                        .andExpect(status().isOk())
                        .andExpect(content().string(containsString("问卷100份：满意90、基本满意10、不满意0")));
            }
            for (String account :
                    List.of(lawyer(), scenario.firmAccount, ofCommunity(pairing.communityCode()), scenario.justice)) {
                see(account, "/reviews/" + review)
                        .andExpect(status().isOk())
                        .andExpect(content().string(containsString("评议中")))
                        .andExpect(content().string(not(containsString("各项得分"))));
            }
        }

        @Test
        void announced_the_parties_see_every_figure_but_not_what_the_community_wrote() throws Exception {
            scenario.allIsGathered(review);
            scenario.officeGrades(review, Grade.GOOD, "帮助社区化解群体性纠纷");

            for (String account : List.of(lawyer(), scenario.firmAccount)) {
                see(account, "/reviews/" + review)
                        .andExpect(content().string(containsString("问卷100份：满意90、基本满意10、不满意0")))
                        .andExpect(content().string(containsString("改定理由：帮助社区化解群体性纠纷")))
                        .andExpect(content().string(not(containsString("解答耐心"))))
                        .andExpect(content().string(containsString("提出异议")));
            }
            see(scenario.office, "/reviews/" + review)
                    .andExpect(content().string(containsString("解答耐心")))
                    .andExpect(content().string(containsString("<td class=\"whole\">已提交</td>")))
                    .andExpect(content().string(not(containsString("提出异议</button>"))));
        }

        @Test
        void who_has_nothing_to_do_with_it_finds_nothing() throws Exception {
            for (String account : List.of(
                    ofLawyer(scenario.lawyerOf(other)),
                    ofCommunity(other.communityCode()),
                    scenario.otherJustice,
                    neighbour)) {
                see(account, "/reviews/" + review).andExpect(status().isNotFound());
            }
            see(scenario.office, "/reviews/%s-KP-2026-999999".formatted(scenario.district))
                    .andExpect(status().isNotFound());
        }

        @Test
        void an_objection_that_is_refused_stands_there_again() throws Exception {
            scenario.allIsGathered(review);
            scenario.officeGrades(review, Grade.FAILED, "多次无故缺席");

            var refused = send(lawyer(), "/reviews/%s/objection".formatted(review), "text", "已请假".repeat(334))
                    .andExpect(flash().attribute("error", containsString("不超过1000字")))
                    .andReturn();

            browser.perform(get("/reviews/" + review).with(user(lawyer())).flashAttrs(refused.getFlashMap()))
                    .andExpect(content().string(containsString("已请假".repeat(334) + "</textarea>")));
        }

        @Test
        void the_lawyer_objects_on_the_page_and_nobody_else_can() throws Exception {
            scenario.allIsGathered(review);
            scenario.officeGrades(review, Grade.FAILED, "多次无故缺席");

            send(scenario.office, "/reviews/%s/objection".formatted(review), "text", "不同意")
                    .andExpect(status().isForbidden());
            send(ofCommunity(pairing.communityCode()), "/reviews/%s/objection".formatted(review), "text", "不同意")
                    .andExpect(status().isForbidden());
            send(ofLawyer(scenario.lawyerOf(other)), "/reviews/%s/objection".formatted(review), "text", "不同意")
                    .andExpect(status().isNotFound());
            for (String tooLittle : List.of(" ", "短")) {
                send(lawyer(), "/reviews/%s/objection".formatted(review), "text", tooLittle)
                        .andExpect(flash().attribute("error", containsString("请写明异议的事实和理由，不少于5字")));
            }
            assertThat(scenario.review(review).state()).isEqualTo(ReviewState.ANNOUNCED);

            send(lawyer(), "/reviews/%s/objection".formatted(review), "text", "均已请假<script>")
                    .andExpect(flash().attribute("done", containsString("没有参加评定的人员裁决")));

            assertThat(scenario.tasks(review, "decideObjection")).hasSize(1);
            see(lawyer(), "/reviews/" + review)
                    .andExpect(content().string(containsString("均已请假&lt;script&gt;")))
                    .andExpect(content().string(not(containsString("提出异议</button>"))));
            see(ofCommunity(pairing.communityCode()), "/reviews/" + review)
                    .andExpect(content().string(not(containsString("均已请假"))));
        }
    }

    @Nested
    @DisplayName("一批考评和汇总")
    class OneCampaign {

        private String page() {
            return "/reviews/campaigns/" + campaign;
        }

        @Test
        void its_progress_is_for_those_who_watch_over_the_district() throws Exception {
            for (String account : List.of(scenario.office, scenario.bureau, supervisor)) {
                see(account, "/reviews").andExpect(content().string(containsString("2026年上半年")));
                see(account, page())
                        .andExpect(status().isOk())
                        .andExpect(content().string(containsString("共2个结对：已发起2；已生效0")))
                        .andExpect(content().string(containsString(review)));
            }
            for (String account : List.of(scenario.justice, scenario.firmAccount, lawyer(), neighbour)) {
                see(account, page()).andExpect(status().isNotFound());
            }
            see(ofCommunity(pairing.communityCode()), "/reviews").andExpect(status().isForbidden());
        }

        @Test
        void firm_and_lawyer_find_their_own_reviews_without_scores_until_they_are_announced() throws Exception {
            scenario.allIsGathered(review);
            see(lawyer(), "/reviews")
                    .andExpect(content().string(containsString("第1社区")))
                    .andExpect(content().string(not(containsString("第2社区"))))
                    .andExpect(content().string(not(containsString("66.0"))));
            see(scenario.firmAccount, "/reviews")
                    .andExpect(content().string(containsString("第1社区")))
                    .andExpect(content().string(containsString("第2社区")));

            scenario.officeGrades(review, Grade.PASSED, null);
            see(lawyer(), "/reviews").andExpect(content().string(containsString("66.0")));
        }

        @Test
        void only_the_district_s_coordination_office_begins_one() throws Exception {
            for (String account : List.of(scenario.bureau, supervisor, scenario.justice, neighbour, lawyer())) {
                send(account, "/reviews", "district", scenario.district).andExpect(status().isForbidden());
            }
            send(scenario.office, "/reviews", "district", scenario.district)
                    .andExpect(flash().attribute("error", containsString("已经发起（案卷%s）".formatted(campaign))));
        }

        @Test
        @DisplayName("JG-20b、SC20-4.6b 汇总：排名、分布、与上期比较")
        void the_summary_ranks_firms_and_compares_with_the_last_half_year() throws Exception {
            var beside = aFirmBeside();
            all(Grade.PASSED, Grade.GOOD, Grade.OUTSTANDING);
            scenario.itIs(LocalDateTime.of(2027, 1, 6, 9, 0));
            String next = scenario.campaign();
            scenario.communitySays(scenario.reviewOf(beside), 5, 5);
            scenario.communitySays(scenario.reviewOf(pairing), 1, 1);
            scenario.itIs(LocalDateTime.of(2027, 1, 21, 9, 0));
            scenario.itIs(LocalDateTime.of(2027, 2, 3, 9, 0));
            scenario.itIs(LocalDateTime.of(2027, 2, 20, 9, 0));
            assertThat(scenario.campaign(next).state()).isEqualTo(CampaignState.DONE);

            var first = scenario.bean(Summaries.class).of(scenario.campaign(campaign));
            assertThat(first.before()).isNull();
            assertThat(first.grades()).extracting(Summaries.Share::number).containsExactly(1, 1, 1, 0);
            assertThat(first.grades()).extracting(Summaries.Share::per).containsExactly(33, 33, 33, 0);
            assertThat(first.firms()).extracting(Summaries.Firm::reviews).containsExactlyInAnyOrder(2, 1);

            var second = scenario.bean(Summaries.class).of(scenario.campaign(next));
            assertThat(second.before().dossierNumber()).isEqualTo(campaign);
            assertThat(second.grades()).extracting(Summaries.Share::before).containsExactly(1, 1, 1, 0);
            assertThat(second.scoreBefore()).isEqualTo(first.score());
            assertThat(second.firms())
                    .as("12 + 10 points instead of the 7.2 + 6 of a missing opinion; none for one of two communities")
                    .extracting(Summaries.Firm::rank, Summaries.Firm::firm, Summaries.Firm::change)
                    .containsExactly(tuple(1, "浙江邻座律师事务所", "+8.8"), tuple(2, "浙江考评律师事务所", "-6.6"));

            for (String account : List.of(scenario.office, scenario.bureau, supervisor, scenario.justice)) {
                see(account, "/reviews/campaigns/%s/summary".formatted(next))
                        .andExpect(status().isOk())
                        .andExpect(content().string(containsString("浙江邻座律师事务所")))
                        .andExpect(content().string(containsString("class=\"chart\"")));
            }
            for (String account : List.of(scenario.firmAccount, lawyer(), neighbour)) {
                see(account, "/reviews/campaigns/%s/summary".formatted(next)).andExpect(status().isNotFound());
                see(account, "/reviews/campaigns/%s/summary.xlsx".formatted(next))
                        .andExpect(status().isNotFound());
            }
            excelSaysTheSame(campaign, first);
            excelSaysTheSame(next, second);
        }

        private Pairing aFirmBeside() {
            scenario.clockMovesTo(LocalDateTime.of(2026, 3, 9, 9, 0));
            String code = "31330000REB" + scenario.district;
            scenario.pairings.firm(code, "浙江邻座律师事务所", scenario.district, null);
            var beside =
                    scenario.pairings.stationed(scenario.community(scenario.street), code, scenario.lawyer("沈岚", code));
            scenario.clockMovesTo(LocalDateTime.of(2026, 9, 9, 10, 0));
            scenario.database()
                    .sql("insert into review_campaign_pairing (campaign_id, pairing_id) values (?, ?)")
                    .params(scenario.campaign(campaign).id(), beside.id())
                    .update();
            scenario.bean(Campaigns.class)
                    .begin(
                            campaign,
                            beside.id(),
                            () -> scenario.bean(HalfYearlyReview.class)
                                    .begin(scenario.campaign(campaign), beside.id()));
            return beside;
        }

        /** All reviews of the campaign are given those grades and become final. */
        private void all(Grade... grades) {
            var open = scenario.bean(Summaries.class).open(scenario.campaign(campaign));
            scenario.itIs(LocalDateTime.of(2026, 9, 23, 9, 0));
            for (int i = 0; i < grades.length; i++) {
                scenario.officeGrades(open.get(i).dossier(), grades[i], "按评议情况定等次");
            }
            scenario.itIs(LocalDateTime.of(2026, 10, 12, 9, 0));
            assertThat(scenario.campaign(campaign).state()).isEqualTo(CampaignState.DONE);
        }

        private void excelSaysTheSame(String dossier, Summaries.Summary summary) throws Exception {
            byte[] file = see(scenario.office, "/reviews/campaigns/%s/summary.xlsx".formatted(dossier))
                    .andExpect(header().string("Content-Disposition", containsString("attachment")))
                    .andReturn()
                    .getResponse()
                    .getContentAsByteArray();
            try (var book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
                assertThat(book.getSheets().map(sheet -> sheet.getName())).containsExactly("律所排名", "等次分布", "各社区考评");
                var firms = rows(book, 0);
                assertThat(firms).hasSize(1 + summary.firms().size());
                for (int i = 0; i < summary.firms().size(); i++) {
                    var firm = summary.firms().get(i);
                    assertThat(firms.get(i + 1).getCellText(1)).isEqualTo(firm.firm());
                    assertThat(firms.get(i + 1).getCellAsNumber(3).orElseThrow())
                            .isEqualByComparingTo(firm.score());
                }
                assertThat(rows(book, 1).get(1).getCellAsNumber(1).orElseThrow())
                        .isEqualByComparingTo(
                                String.valueOf(summary.grades().get(0).number()));
                assertThat(rows(book, 1).get(1).getCellAsNumber(3).isPresent())
                        .as("compared with the campaign before")
                        .isEqualTo(summary.before() != null);
                assertThat(rows(book, 2).stream().skip(1).map(row -> row.getCellText(8)))
                        .containsExactlyElementsOf(summary.reviews().stream()
                                .map(Summaries.Row::dossier)
                                .toList());
            }
        }

        private static List<Row> rows(ReadableWorkbook book, int sheet) throws IOException {
            return book.getSheet(sheet).orElseThrow().read();
        }
    }

    @Nested
    @DisplayName("走访抽查")
    class Checks {

        @Test
        void the_roster_is_secret_while_checks_are_under_way_and_open_to_all_in_the_district_afterwards()
                throws Exception {
            String draw = scenario.draws();
            String seed =
                    scenario.bean(SpotChecks.class).find(draw).orElseThrow().seed();

            for (String account : List.of(scenario.office, scenario.bureau, supervisor, scenario.justice)) {
                see(account, "/spot-checks/" + draw)
                        .andExpect(content().string(containsString(seed)))
                        .andExpect(content().string(containsString(pairing.dossierNumber())))
                        .andExpect(content().string(containsString(Lot.lot(seed, pairing.dossierNumber()))))
                        .andExpect(content().string(containsString("1个中取1个、")));
            }
            for (String account : List.of(scenario.firmAccount, lawyer(), ofCommunity(pairing.communityCode()))) {
                see(account, "/spot-checks").andExpect(content().string(not(containsString(draw))));
                see(account, "/spot-checks/" + draw).andExpect(status().isNotFound());
            }

            scenario.isFound(draw, pairing, true);
            scenario.isFound(draw, other, true);
            for (String account : List.of(scenario.firmAccount, lawyer(), ofCommunity(pairing.communityCode()))) {
                see(account, "/spot-checks").andExpect(content().string(containsString(draw)));
                see(account, "/spot-checks/" + draw).andExpect(content().string(containsString(seed)));
            }
            see(neighbour, "/spot-checks/" + draw).andExpect(status().isNotFound());
        }

        @Test
        void only_the_district_s_coordination_office_draws_and_once() throws Exception {
            for (String account : List.of(scenario.bureau, supervisor, scenario.justice, neighbour, lawyer())) {
                send(account, "/spot-checks", "district", scenario.district).andExpect(status().isForbidden());
            }
            see(scenario.office, "/spot-checks").andExpect(content().string(containsString("本月的走访抽查</button>")));
            send(scenario.office, "/spot-checks", "district", scenario.district).andExpect(status().isFound());
            see(scenario.office, "/spot-checks").andExpect(content().string(not(containsString("本月的走访抽查</button>"))));
            send(scenario.office, "/spot-checks", "district", scenario.district)
                    .andExpect(flash().attribute("error", containsString("本月已经抽签")));
        }
    }

    @Nested
    @DisplayName("SH17-3.3、HZ09-7.4d 信用记录和表彰名单")
    class Credit {

        @Test
        void watchers_see_the_district_s_lawyer_and_firm_see_their_own_others_nothing() throws Exception {
            scenario.allIsGathered(review);
            scenario.officeGrades(review, Grade.OUTSTANDING, "化解群体性纠纷，成效突出");
            scenario.itIs(LocalDateTime.of(2026, 9, 17, 1, 0));

            for (String account : List.of(scenario.office, supervisor, lawyer(), scenario.firmAccount)) {
                see(account, "/credit-record?year=2026")
                        .andExpect(content().string(containsString(review)))
                        .andExpect(content().string(containsString("2026年度表彰名单")));
            }
            see(ofLawyer(scenario.lawyerOf(other)), "/credit-record?year=2026")
                    .andExpect(content().string(not(containsString(review))))
                    .andExpect(content().string(containsString("还没有记录")));
            see(neighbour, "/credit-record?year=2026").andExpect(content().string(not(containsString(review))));
            see(ofCommunity(pairing.communityCode()), "/credit-record").andExpect(status().isForbidden());
        }
    }
}
