package org.communitycounsel.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.communitycounsel.platform.calendar.MovableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServedApplicationTest
class SignInTest {

    private static final String PASSWORD = "lake-bridge-temple";

    @LocalServerPort
    int port;

    @Autowired
    IdentityService identity;

    @Autowired
    AuthorizationService authorizations;

    @Autowired
    MovableClock clock;

    @BeforeEach
    void one_account() {
        clock.reset();
        if (identity.createUserQuery().userId("zhang").count() == 0) {
            var user = identity.newUser("zhang");
            user.setLastName("张敏");
            user.setPassword(PASSWORD);
            identity.saveUser(user);
            grantTasklist("zhang");
        }
        identity.unlockUser("zhang");
    }

    @Test
    void a_visitor_is_sent_to_the_sign_in_page_and_then_to_the_page_asked_for() {
        var browser = new Browser(port);
        assertThat(location(browser.get("/camunda/app/tasklist/default/"))).endsWith("/sign-in");
        assertThat(location(browser.signIn("zhang", PASSWORD))).endsWith("/camunda/app/tasklist/default/");
    }

    @Test
    void the_home_page_greets_the_user_in_chinese() {
        var browser = signedIn();
        assertThat(browser.get("/").body()).contains("张敏", "任务列表", "发起流程").doesNotContain("系统管理");
    }

    @Test
    void camundas_applications_and_the_rest_api_know_the_same_user() {
        var browser = signedIn();
        browser.get("/camunda/app/welcome/default/");
        assertThat(browser.get("/camunda/api/admin/auth/user/default").body()).contains("\"userId\":\"zhang\"");
        assertThat(browser.get("/engine-rest/identity/verify").statusCode()).isNotEqualTo(401);
        assertThat(Browser.basic(port, "zhang", PASSWORD)
                        .get("/engine-rest/task/count")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void signing_out_of_tasklist_signs_out_everywhere() {
        var browser = signedIn();
        browser.get("/camunda/app/tasklist/default/");
        assertThat(browser.post("/camunda/api/admin/auth/user/default/logout", "")
                        .statusCode())
                .isEqualTo(204);
        assertThat(location(browser.get("/"))).endsWith("/sign-in");
    }

    private void grantTasklist(String id) {
        var grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setUserId(id);
        grant.setResource(Resources.APPLICATION);
        grant.setResourceId("tasklist");
        grant.addPermission(Permissions.ACCESS);
        authorizations.saveAuthorization(grant);
    }

    private Browser signedIn() {
        var browser = new Browser(port);
        assertThat(location(browser.signIn("zhang", PASSWORD))).endsWith("/");
        return browser;
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }
}
