package org.communitycounsel.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.communitycounsel.platform.calendar.MovableClock;
import org.communitycounsel.platform.identity.Accounts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServedApplicationTest
class SignInTest {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    IdentityService identity;

    @Autowired
    MovableClock clock;

    @BeforeEach
    void staff() {
        clock.reset();
        Staff.ensure(accounts, identity);
    }

    @Nested
    @DisplayName("One sign-in for all")
    class OneSignIn {

        @Test
        void a_visitor_is_sent_to_the_sign_in_page_and_then_to_the_page_asked_for() {
            var browser = new Browser(port);
            assertThat(location(browser.get(TASKLIST))).endsWith("/sign-in");
            assertThat(location(browser.signIn(Staff.OFFICE, Staff.PASSWORD))).endsWith(TASKLIST);
            assertThat(browser.get(TASKLIST).body()).contains("cam-widget-header");
        }

        @ParameterizedTest
        @ValueSource(strings = {"tasklist", "welcome"})
        void the_words_of_an_application_are_fetched_before_its_scripts(String application) {
            var browser = signedIn(Staff.OFFICE);
            String page = browser.get("/camunda/app/%s/default/".formatted(application))
                    .body();
            var words = Pattern.compile("rel=\"preload\" as=\"fetch\" crossorigin href=\"([^\"]+)\"")
                    .matcher(page);
            assertThat(words.find()).as(page).isTrue();
            assertThat(words.group(1)).contains("/app/" + application + "/", "bust=7.");
            assertThat(browser.get(words.group(1)).body()).contains("\"labels\"", "退出");
        }

        @Test
        void the_home_page_shows_each_the_links_of_their_role() {
            assertThat(signedIn(Staff.OFFICE).get("/").body())
                    .contains("张敏", "司法所", "任务列表", "发起流程")
                    .doesNotContain("系统管理", "运行监控");
            assertThat(signedIn(Staff.SUPERVISOR).get("/").body())
                    .contains("运行监控")
                    .doesNotContain("系统管理");
            assertThat(signedIn(Staff.ADMINISTRATOR).get("/").body()).contains("运行监控", "系统管理");
        }

        @Test
        void camundas_applications_and_the_rest_api_know_the_same_user() {
            var browser = signedIn(Staff.OFFICE);
            browser.get(TASKLIST);
            assertThat(browser.get("/camunda/api/admin/auth/user/default").body())
                    .contains("\"userId\":\"zhang\"", "tasklist")
                    .doesNotContain("cockpit");
            assertThat(browser.get("/engine-rest/task/count?assignee=nobody").body())
                    .isEqualTo("{\"count\":0}");
        }

        @Test
        void signing_out_of_tasklist_signs_out_everywhere() {
            var browser = signedIn(Staff.OFFICE);
            browser.get(TASKLIST);
            assertThat(browser.post("/camunda/api/admin/auth/user/default/logout", "")
                            .statusCode())
                    .isEqualTo(204);
            assertThat(location(browser.get("/"))).endsWith("/sign-in");
            assertThat(browser.get("/engine-rest/task/count").statusCode()).isEqualTo(401);
        }

        @Test
        void the_session_has_a_new_id_after_signing_in() {
            var browser = new Browser(port);
            browser.get("/sign-in");
            var before = browser.cookie("SESSION");
            browser.signIn(Staff.OFFICE, Staff.PASSWORD);
            assertThat(before).isPresent();
            assertThat(browser.cookie("SESSION")).isPresent().isNotEqualTo(before);
        }

        @Test
        void one_who_loses_a_role_loses_what_it_shows_at_once() {
            var browser = signedIn(Staff.SUPERVISOR);
            identity.deleteMembership(Staff.SUPERVISOR, "supervisor");
            assertThat(browser.get("/").body()).doesNotContain("运行监控");
        }
    }

    @Nested
    @DisplayName("REST by HTTP Basic")
    class Basic {

        @Test
        void each_request_stands_alone_without_session_or_cookie() {
            var response = Browser.basic(port, Staff.OFFICE, Staff.PASSWORD).get("/engine-rest/task/count");
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().allValues("Set-Cookie")).isEmpty();
        }

        @Test
        void it_needs_no_token_against_forged_requests() {
            assertThat(Browser.basic(port, Staff.OFFICE, Staff.PASSWORD)
                            .post("/engine-rest/task/count", "{}")
                            .statusCode())
                    .isEqualTo(200);
        }

        @Test
        void a_wrong_password_is_refused_in_chinese_and_challenged() {
            var response = Browser.basic(port, Staff.OFFICE, "wrong").get("/engine-rest/task/count");
            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.body()).contains("请先登录");
            assertThat(response.headers().firstValue("WWW-Authenticate"))
                    .get()
                    .asString()
                    .startsWith("Basic");
        }

        @Test
        void it_opens_no_page() {
            assertThat(location(
                            Browser.basic(port, Staff.OFFICE, Staff.PASSWORD).get("/")))
                    .endsWith("/sign-in");
        }
    }

    @Nested
    @DisplayName("Guessing is slow and learns nothing")
    class Guessing {

        @Test
        void an_unknown_user_and_a_wrong_password_get_the_same_answer() {
            var unknown = new Browser(port).signIn("nobody", Staff.PASSWORD);
            var wrong = new Browser(port).signIn(Staff.OFFICE, "wrong");
            assertThat(location(unknown)).isEqualTo(location(wrong)).endsWith("/sign-in?failed");
            assertThat(new Browser(port).get("/sign-in?failed").body()).contains("用户名或密码不正确");
        }

        @Test
        void an_account_without_a_password_is_refused_like_any_other() {
            accounts.create("outside", "外部登录", null, List.of(), List.of());
            assertThat(location(new Browser(port).signIn("outside", ""))).endsWith("/sign-in?failed");
            assertThat(location(new Browser(port).signIn("outside", "null"))).endsWith("/sign-in?failed");
        }

        @Test
        void an_unknown_user_costs_as_much_time_as_a_wrong_password() {
            new Browser(port).signIn("nobody", "wrong");
            assertThat(timeOf("nobody")).isGreaterThan(timeOf(Staff.DESIGNER).dividedBy(3));
        }

        private Duration timeOf(String id) {
            var browser = new Browser(port);
            browser.get("/sign-in");
            long start = System.nanoTime();
            browser.signIn(id, "wrong");
            return Duration.ofNanos(System.nanoTime() - start);
        }

        @Test
        void after_a_wrong_password_even_the_right_one_has_to_wait_a_while_by_form_and_by_basic_alike() {
            new Browser(port).signIn(Staff.OFFICE, "wrong");
            assertThat(location(new Browser(port).signIn(Staff.OFFICE, Staff.PASSWORD)))
                    .endsWith("?failed");
            assertThat(basic().statusCode()).isEqualTo(401);

            clock.advance(Duration.ofSeconds(61));
            assertThat(basic().statusCode()).isEqualTo(200);
        }

        @Test
        void nobody_can_lock_another_out_for_more_than_a_minute() {
            for (int attempt = 0; attempt < 12; attempt++) {
                Browser.basic(port, Staff.OFFICE, "wrong").get("/engine-rest/task/count");
                clock.advance(Duration.ofSeconds(61));
            }
            assertThat(basic().statusCode()).isEqualTo(200);
        }

        @Test
        void an_address_that_fails_too_often_has_to_wait_whatever_account_it_tries() {
            clock.advance(Duration.ofDays(1));
            for (int attempt = 0; attempt < 50; attempt++) {
                Browser.basic(port, "nobody" + attempt, "wrong").get("/engine-rest/task/count");
            }
            assertThat(basic().statusCode()).isEqualTo(429);
            assertThat(location(new Browser(port).signIn(Staff.OFFICE, Staff.PASSWORD)))
                    .endsWith("?too-many");

            clock.advance(Duration.ofMinutes(6));
            assertThat(basic().statusCode()).isEqualTo(200);
        }

        private HttpResponse<String> basic() {
            return Browser.basic(port, Staff.OFFICE, Staff.PASSWORD).get("/engine-rest/task/count");
        }
    }

    @Nested
    @DisplayName("Passwords")
    class Passwords {

        @Test
        void people_change_their_own_by_a_page_that_says_what_a_password_must_be() {
            accounts.create("qian", "钱进", Staff.PASSWORD, List.of(), List.of());
            var browser = signedIn("qian");
            assertThat(change(browser, Staff.PASSWORD, "qian-qian-1").body()).contains("密码至少 10 个字符", "新密码不符合要求");
            assertThat(change(browser, "wrong", "moon-river-stone").body()).contains("原密码不正确");
            clock.advance(Duration.ofMinutes(2));
            assertThat(change(browser, Staff.PASSWORD, "moon-river-stone").body())
                    .contains("密码已修改");
            assertThat(location(new Browser(port).signIn("qian", "moon-river-stone")))
                    .endsWith("/");
            identity.deleteUser("qian");
        }

        private HttpResponse<String> change(Browser browser, String present, String next) {
            return browser.submit(
                    "/account/password", "/account/password", Map.of("present", present, "next", next, "again", next));
        }
    }

    private Browser signedIn(String id) {
        var browser = new Browser(port);
        assertThat(location(browser.signIn(id, Staff.PASSWORD))).endsWith("/");
        return browser;
    }

    static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }
}
