package org.communitycounsel.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.communitycounsel.platform.calendar.MovableClock;
import org.communitycounsel.platform.identity.DemoAccounts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@BrowserTest
@DisplayName("HZ09-4.2b 社区与律师双向选择，签订统一的服务协议书")
class PairingBrowserTest {

    private static final String COMMUNITY = "柳翠井巷社区";
    private static final String LAWYER = "施若谷";

    @LocalServerPort
    int port;

    @Autowired
    MovableClock clock;

    @Autowired
    ManagementService management;

    @Autowired
    DemoAccounts demo;

    @BeforeEach
    void itIsMondayMorning() {
        clock.reset();
    }

    @Test
    void a_community_without_a_lawyer_chooses_signs_and_is_served() {
        try (var office = person("qingbo")) {
            var tasklist = office.opensTasklist();
            tasklist.begins("结对签约");
            tasklist.chooses("结对社区", COMMUNITY);
            tasklist.answers("一社区一律师");
            office.screenshot("pairing-1-begin");
            tasklist.starts();
        }
        does("community", "填报需求", "pairing-2-needs", tasklist -> {
            tasklist.ticks("法律咨询");
            tasklist.ticks("应邀调解纠纷");
            tasklist.chooses("希望的服务日", "周三");
            tasklist.answers("下午");
            tasklist.writes("其他要求", "希望在社区人民调解室合署办公");
        });
        does("community", "排定志愿", "pairing-3-rank", tasklist -> tasklist.chooses("第一志愿", LAWYER));
        does("firm", "律所答复", "pairing-4-firm", tasklist -> tasklist.answers("同意"));
        does("lawyer2", "律师答复", "pairing-5-lawyer", tasklist -> tasklist.answers("同意"));
        does("firm", "律所签署协议", "pairing-6-sign-firm", tasklist -> tasklist.answers("签署"));
        does("community", "社区签署协议", "pairing-7-sign-community", tasklist -> tasklist.answers("签署"));
        does("qingbo", "归档协议", "pairing-8-file", tasklist -> tasklist.answers("归档"));

        try (var community = person("community")) {
            community.opens("/dossiers");
            community
                    .page()
                    .locator("tr", new Page.LocatorOptions().setHasText("结对签约：" + COMMUNITY))
                    .locator("a")
                    .first()
                    .click();
            community.page().waitForLoadState();
            assertThat(community.page().locator("main").innerText())
                    .contains("已结对", LAWYER, "SHA-256")
                    .doesNotContain("13301201210900023");
            community.screenshot("pairing-9-dossier");
        }
    }

    private void does(String account, String task, String picture, Consumer<Tasklist> form) {
        try (var person = person(account)) {
            var tasklist = person.opensTasklist();
            tasklist.claims(task + "：" + COMMUNITY);
            form.accept(tasklist);
            person.screenshot(picture);
            tasklist.completes();
        }
        runDueJobs();
    }

    private Person person(String account) {
        return new Person(port, clock).signsIn(account, demo.password());
    }

    private void runDueJobs() {
        List<Job> due;
        while (!(due = management
                        .createJobQuery()
                        .executable()
                        .withRetriesLeft()
                        .list())
                .isEmpty()) {
            due.forEach(job -> management.executeJob(job.getId()));
        }
    }
}
