package org.communitycounsel.platform.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.communitycounsel.platform.calendar.MovableClock;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.web.Browser;
import org.communitycounsel.platform.web.ServedApplicationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Files too large, sent through a real web server. */
@ServedApplicationTest
class UploadLimitTest {

    private static final int MEGABYTE = 1024 * 1024;

    @LocalServerPort
    int port;

    @Autowired
    IdentityService identity;

    @Autowired
    Districts districts;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Attachments attachments;

    @Autowired
    MovableClock clock;

    private String number;
    private Browser browser;

    @BeforeEach
    void aCaseOnThePage() {
        clock.reset();
        districts.register("330102", "上城区", "杭州市");
        if (identity.createUserQuery().userId("u-wang").count() == 0) {
            var user = identity.newUser("u-wang");
            user.setPassword("lake-bridge-temple");
            identity.saveUser(user);
            identity.createTenantUserMembership("330102", "u-wang");
        }
        number = dossiers.open("UP", "330102", "推荐张三律师", List.of());
        dossiers.admitPerson(number, "u-wang");
        browser = new Browser(port);
        browser.signIn("u-wang", "lake-bridge-temple");
    }

    @Test
    void up_to_20_megabytes_are_kept() {
        assertThat(upload(20 * MEGABYTE).statusCode()).isEqualTo(302);
        assertThat(attachments.of(number)).extracting(Attachment::size).containsExactly(20 * MEGABYTE);
    }

    @Test
    void somewhat_more_gets_the_page_again_with_the_reason_and_what_was_typed() {
        var answer = upload(30 * MEGABYTE);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("单个文件不超过 20 MB", "value=\"我写的说明\"");
    }

    @Test
    void far_more_gets_a_clear_answer_too_not_a_broken_connection() {
        var answer = upload(120 * MEGABYTE);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("文件太大", "单个文件不超过 20 MB");
        assertThat(attachments.of(number)).isEmpty();
    }

    private HttpResponse<String> upload(int size) {
        String page = browser.get("/dossiers/" + number).body();
        var token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
        assertThat(token.find()).isTrue();
        byte[] head = (field("_csrf", token.group(1)) + field("note", "我写的说明")
                        + "--sep\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n"
                        + "Content-Type: application/pdf\r\n\r\n%PDF-")
                .getBytes(StandardCharsets.UTF_8);
        byte[] tail = "\r\n--sep--\r\n".getBytes(StandardCharsets.UTF_8);
        return browser.send(browser.request("/dossiers/" + number + "/attachments")
                .header("Content-Type", "multipart/form-data; boundary=sep")
                .POST(BodyPublishers.fromPublisher(
                        BodyPublishers.ofInputStream(() -> new SequenceInputStream(Collections.enumeration(List.of(
                                new ByteArrayInputStream(head), zeros(size - 5), new ByteArrayInputStream(tail))))),
                        head.length + size - 5 + tail.length)));
    }

    private static String field(String name, String value) {
        return "--sep\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(name, value);
    }

    private static InputStream zeros(int size) {
        return new ByteArrayInputStream(new byte[size]);
    }
}
