package org.communitycounsel.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.calendar.MovableClock;
import org.communitycounsel.platform.district.Decisions;
import org.communitycounsel.platform.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@ApplicationTest
@DisplayName("HZ09-4.2f、JG-7.1、HZ24-1.3d、SH17-3.1d 向全体居民公示")
class NoticePagesTest {

    private static final String DISTRICT = "990501";
    private static final String STREET = "990501001";
    private static final String COMMUNITY = "990501001001";
    private static final String BY_FIRM = "990501001002";
    private static final String WITHOUT = "990501001003";
    private static final String FIRM = "99050100000001";
    private static final String LICENCE = "99051201010000001";
    private static final String LIAISON = "99051201010000002";
    private static final String OTHER_LIAISON = "99051201010000003";
    private static final String PRIVATE_PHONE = "12000005555";

    @Autowired
    WebApplicationContext beans;

    ActivePairings given;
    MockMvc browser;
    Pairing pairing;

    @BeforeEach
    void a_street() {
        given = new ActivePairings(beans);
        given.bean(MovableClock.class).reset();
        given.endAllOf(DISTRICT);
        given.district(DISTRICT, "戊区");
        given.street(STREET, "戊山街道", "0571-00005001");
        given.community(COMMUNITY, "戊一社区");
        given.community(BY_FIRM, "戊二社区");
        given.community(WITHOUT, "戊三社区");
        given.firm(FIRM, "戊湖律师事务所", DISTRICT, "0571-00005002");
        given.lawyer(LICENCE, "宋清和", FIRM, PRIVATE_PHONE);
        given.lawyer(LIAISON, "杜若", FIRM, PRIVATE_PHONE);
        given.lawyer(OTHER_LIAISON, "祁山", FIRM, PRIVATE_PHONE);
        for (String licence : new String[] {LICENCE, LIAISON, OTHER_LIAISON}) {
            given.bean(PublicProfile.class).withdraw(licence);
        }
        pairing = given.stationed(COMMUNITY, FIRM, LICENCE);
        given.pairedWithFirm(BY_FIRM, FIRM, LIAISON, OTHER_LIAISON);
        browser = MockMvcBuilders.webAppContextSetup(beans)
                .apply(springSecurity())
                .build();
    }

    private void isScheduled() {
        given.inTransaction(() -> {
            beans.publishEvent(new PairingBegan(pairing.id(), pairing.dossierNumber(), COMMUNITY, null));
            return null;
        });
    }

    @Nested
    @DisplayName("社区的公示页")
    class OfACommunity {

        @Test
        void shows_name_photo_contact_duties_hours_and_who_watches() throws Exception {
            given.agrees(LICENCE, "0571-00005003", "song@example.com", "擅长相邻关系。", Pictures.png(300, 400));

            String page = page("/notice/" + COMMUNITY);

            assertThat(page)
                    .contains("戊一社区", "戊山街道", "宋清和", "驻点律师", "戊湖律师事务所")
                    .contains("0571-00005003", "song@example.com", "擅长相邻关系。")
                    .contains("以社区公布的时间为准", "2026年3月9日", "戊山司法所", "0571-00005001")
                    .contains("为社区居民和社区居委会提供法律咨询")
                    .doesNotContain("律所电话");
            var photo = Pattern.compile("/notice/photos/[0-9a-f]{64}\\.jpg").matcher(page);
            assertThat(photo.find()).isTrue();
            assertThat(Pictures.read(answer(photo.group()).getContentAsByteArray())
                            .getWidth())
                    .isEqualTo(300);
        }

        @Test
        void the_hours_are_the_schedules_once_it_has_them() throws Exception {
            isScheduled();
            String hours = given.bean(ServiceHours.class).inWords(pairing.id(), LocalDate.of(2026, 3, 9));

            assertThat(hours).startsWith("每周三下午").hasSizeGreaterThan("每周三下午".length());
            assertThat(page("/notice/" + COMMUNITY)).contains(hours);
        }

        @Test
        void without_the_lawyers_agreement_it_shows_the_firms_telephone_and_no_photo() throws Exception {
            assertThat(page("/notice/" + COMMUNITY))
                    .contains("宋清和", "律所电话", "0571-00005002")
                    .doesNotContain("/notice/photos/");
        }

        @Test
        void a_withdrawn_photo_is_gone_from_its_own_address_too() throws Exception {
            given.agrees(LICENCE, "", "", "", Pictures.png(300, 400));
            String digest =
                    given.bean(PublicProfile.class).find(LICENCE).orElseThrow().photoDigest();
            assertThat(answer("/notice/photos/" + digest + ".jpg").getStatus()).isEqualTo(200);

            given.bean(PublicProfile.class).withdraw(LICENCE);

            assertThat(answer("/notice/photos/" + digest + ".jpg").getStatus()).isEqualTo(404);
        }

        @Test
        void the_photo_of_a_lawyer_who_serves_nowhere_is_not_public() throws Exception {
            given.agrees(LICENCE, "", "", "", Pictures.png(300, 400));
            String digest =
                    given.bean(PublicProfile.class).find(LICENCE).orElseThrow().photoDigest();

            given.end(pairing);

            assertThat(answer("/notice/photos/" + digest + ".jpg").getStatus()).isEqualTo(404);
            assertThat(page("/notice/" + COMMUNITY)).contains("暂无驻点律师").doesNotContain("宋清和");
        }

        @Test
        @DisplayName("SC20-4.1a 律所结对")
        void a_firm_is_shown_with_its_liaison_lawyers_and_its_own_duties() throws Exception {
            assertThat(page("/notice/" + BY_FIRM))
                    .contains("结对律所", "戊湖律师事务所", "0571-00005002", "杜若", "祁山", "联络律师")
                    .contains("律所团队整体对接社区");
            assertThat(page("/notice/" + COMMUNITY)).doesNotContain("律所团队整体对接社区");
        }

        @Test
        @DisplayName("HZ09-4.2e 工作室")
        void the_studio_is_shown_once_it_is_known() throws Exception {
            assertThat(page("/notice/" + BY_FIRM)).doesNotContain("服务地点");

            given.bean(Studios.class).state(COMMUNITY, "戊湖路12号二楼", true, "someone");

            assertThat(page("/notice/" + COMMUNITY)).contains("戊湖路12号二楼", "与人民调解室合署办公");
        }

        @Test
        void without_a_lawyer_it_says_so_and_names_the_justice_office() throws Exception {
            assertThat(page("/notice/" + WITHOUT)).contains("暂无驻点律师", "戊山司法所", "0571-00005001", "12348");
        }

        @Test
        void nothing_is_shown_that_the_clause_does_not_make_public() throws Exception {
            given.agrees(LICENCE, "0571-00005003", "", "", Pictures.png(300, 400));
            given.bean(JdbcTemplate.class)
                    .update(
                            "update pairing set needs_note = '内部备注', decided_reason = '内部理由'"
                                    + " where community_code = ?",
                            COMMUNITY);

            for (String path : new String[] {
                "/notice/" + COMMUNITY,
                "/notice/" + BY_FIRM,
                "/notice/" + STREET,
                "/notice/" + DISTRICT,
                "/notice/" + COMMUNITY + "/card",
                "/notice/" + COMMUNITY + "/poster"
            }) {
                assertThat(page(path))
                        .contains("律师")
                        .doesNotContain(LICENCE, LIAISON, OTHER_LIAISON, PRIVATE_PHONE, FIRM)
                        .doesNotContain(pairing.dossierNumber(), "account-of-", "内部备注", "内部理由", "_csrf");
            }
        }

        @Test
        @DisplayName("SH17-2.2 上海的职责")
        void the_duties_are_those_of_the_district() {
            var decisions = given.bean(Decisions.class);
            var form = java.util.Map.<String, Object>of("pairingForm", PairingForm.ONE_LAWYER.id());
            assertThat(decisions.evaluate("310101", PublicDuties.TABLE, form))
                    .extracting(row -> row.get("name"))
                    .containsExactly("解答法律咨询", "参与纠纷调解", "协助申请法律援助", "提升依法治理水平", "开展法治宣传", "接受法律服务委托", "其他法律服务");
            assertThat(decisions.evaluate(DISTRICT, PublicDuties.TABLE, form))
                    .extracting(row -> row.get("name"))
                    .containsExactly("法律咨询与援助", "法治宣传培训", "文书与合同", "听取民生诉求");
        }
    }

    @Nested
    @DisplayName("街道、区县的公示页")
    class OfAStreetOrDistrict {

        @ParameterizedTest
        @ValueSource(strings = {STREET, DISTRICT})
        void lists_the_communities_with_their_lawyers(String code) throws Exception {
            assertThat(page("/notice/" + code))
                    .contains("戊区", "戊一社区", "宋清和", "杜若、祁山", "戊三社区", "暂无律师", "/notice/" + COMMUNITY)
                    .contains("共 3 个社区（村），其中 2 个已有律师");
        }

        @Test
        void finds_a_community_or_lawyer_by_name() throws Exception {
            assertThat(page("/notice/" + STREET + "?text=戊三")).contains("戊三社区").doesNotContain("戊一社区");
            assertThat(page("/notice/" + STREET + "?text=宋清")).contains("戊一社区").doesNotContain("戊三社区");
            assertThat(page("/notice/" + STREET + "?text=<b>")).contains("没有找到", "&lt;b&gt;");
        }

        @Test
        void takes_as_many_statements_for_1526_communities_as_for_three() throws Exception {
            String large = "990502";
            given.district(large, "己区");
            IntStream.rangeClosed(1, 14)
                    .forEach(n -> given.street("990502%03d".formatted(n), "己%d街道".formatted(n), null));
            given.firm("99050200000001", "己湖律师事务所", large, null);
            var rows = IntStream.range(0, 1526)
                    .mapToObj(n -> "990502%03d%03d".formatted(n % 14 + 1, n / 14 + 1))
                    .map(code -> new Object[] {code, "己" + code.substring(6) + "社区", code.substring(0, 9), large})
                    .toList();
            given.bean(JdbcTemplate.class)
                    .batchUpdate(
                            "insert into community (code, name, street_code, district_code) values (?, ?, ?, ?)"
                                    + " on conflict do nothing",
                            rows);
            for (int n = 1; n <= 20; n++) {
                String licence = "990522010100%05d".formatted(n);
                given.lawyer(licence, "己律师" + n, "99050200000001", null);
                given.stationed("990502%03d001".formatted(n % 14 + 1), "99050200000001", licence);
            }

            long few = Statements.during(() -> page("/notice/" + DISTRICT));
            long many =
                    Statements.during(() -> assertThat(page("/notice/" + large)).contains("共 1526 个社区（村）", "己律师20"));

            assertThat(few).isPositive().isLessThanOrEqualTo(3);
            assertThat(many).isEqualTo(few);
            given.endAllOf(large);
        }
    }

    @Nested
    @DisplayName("谁能看、怎么答")
    class AtTheDoor {

        @ParameterizedTest
        @ValueSource(strings = {COMMUNITY, STREET, DISTRICT, COMMUNITY + "/card", COMMUNITY + "/poster"})
        void anybody_may_read_and_what_takes_effect_is_seen_at_once(String path) throws Exception {
            var answer = answer("/notice/" + path);

            assertThat(answer.getStatus()).isEqualTo(200);
            assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-cache");
            assertThat(answer.getHeader("Content-Security-Policy"))
                    .contains("default-src 'none'", "frame-ancestors 'none'");
            assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.getHeader("X-Frame-Options")).isEqualTo("DENY");
            assertThat(answer.getHeaders("Set-Cookie")).isEmpty();
            assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).doesNotContain("style=", "<script", "<style");
        }

        /** Else a cache would hand one person's name to all. */
        @Test
        void who_is_signed_in_gets_the_same_page() throws Exception {
            given.account("notice-office", Role.JUSTICE_OFFICE, STREET, DISTRICT);
            String page = browser.perform(get("/notice/" + COMMUNITY).with(user("notice-office")))
                    .andReturn()
                    .getResponse()
                    .getContentAsString(StandardCharsets.UTF_8);
            assertThat(page).isEqualTo(page("/notice/" + COMMUNITY)).doesNotContain("notice-office", "退出");
        }

        @ParameterizedTest
        @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
        void only_reading_is_open(String method) throws Exception {
            for (String path : new String[] {"/notice/" + COMMUNITY, "/notice/" + COMMUNITY + "/card"}) {
                int status = browser.perform(request(HttpMethod.valueOf(method), path))
                        .andReturn()
                        .getResponse()
                        .getStatus();
                assertThat(status).isIn(302, 403);
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/pairing/studios",
                    "/pairing/groups",
                    "/pairing/advisers",
                    "/pairing/advisers.xlsx",
                    "/notice"
                })
        void nothing_else_is_open(String path) throws Exception {
            assertThat(answer(path).getRedirectedUrl()).endsWith("/sign-in");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "990501001999",
                    "990501999",
                    "999999",
                    "1",
                    "abc",
                    "'or'1'='1",
                    "990501001999/card",
                    WITHOUT + "/poster"
                })
        void an_unknown_place_is_answered_in_a_friendly_way(String code) throws Exception {
            var answer = browser.perform(get("/notice/" + code)).andReturn().getResponse();
            assertThat(answer.getStatus()).isEqualTo(404);
            assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).contains("社区居委会", "12348");
            assertThat(answer.getHeader("Cache-Control")).contains("no-store");
        }
    }

    @Nested
    @DisplayName("服务联系卡、工作室公示牌")
    class OnPaper {

        @ParameterizedTest
        @ValueSource(strings = {"card", "poster"})
        void the_code_leads_to_the_communitys_page(String kind) throws Exception {
            String page = page("/notice/" + COMMUNITY + "/" + kind);

            assertThat(decoded(page)).isEqualTo("http://localhost/notice/" + COMMUNITY);
        }

        @Test
        void they_show_what_the_page_shows() throws Exception {
            given.agrees(LICENCE, "0571-00005003", "song@example.com", "", Pictures.png(300, 400));
            isScheduled();
            for (String kind : new String[] {"card", "poster"}) {
                assertThat(page("/notice/" + COMMUNITY + "/" + kind))
                        .contains("戊一社区", "宋清和", "0571-00005003", "戊湖律师事务所", "每周三下午", "0571-00005001")
                        .contains("/notice/photos/");
            }
        }

        private String decoded(String page) throws Exception {
            var box = Pattern.compile("viewBox=\"0 0 (\\d+) \\1\"").matcher(page);
            var path = Pattern.compile("<path d=\"([^\"]+)\"").matcher(page);
            assertThat(box.find() && path.find()).isTrue();
            int modules = Integer.parseInt(box.group(1));
            int scale = 4;
            int side = modules * scale;
            int[] pixels = new int[side * side];
            Arrays.fill(pixels, 0xFFFFFF);
            var dark = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z").matcher(path.group(1));
            while (dark.find()) {
                int x = Integer.parseInt(dark.group(1)) * scale;
                int y = Integer.parseInt(dark.group(2)) * scale;
                for (int row = y; row < y + scale; row++) {
                    Arrays.fill(pixels, row * side + x, row * side + x + scale, 0);
                }
            }
            return new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, pixels))))
                    .getText();
        }
    }

    private MockHttpServletResponse answer(String path) throws Exception {
        return browser.perform(get(path)).andReturn().getResponse();
    }

    private String page(String path) throws Exception {
        var answer = answer(path);
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }
}
