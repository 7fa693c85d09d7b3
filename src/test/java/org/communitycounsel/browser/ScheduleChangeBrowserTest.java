package org.communitycounsel.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.communitycounsel.directory.Communities;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.pairing.PairingState;
import org.communitycounsel.pairing.Pairings;
import org.communitycounsel.platform.calendar.MovableClock;
import org.communitycounsel.platform.identity.DemoAccounts;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.schedule.ChangeState;
import org.communitycounsel.schedule.ScheduleChanges;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@BrowserTest
@DisplayName("JG-17 律所提前三日书面报告，协调小组统一调配")
class ScheduleChangeBrowserTest {

    private static final String DISTRICT = "330102";
    private static final List<ChangeState> OPEN = List.of(
            ChangeState.REPORTED,
            ChangeState.RETURNED,
            ChangeState.DECIDING,
            ChangeState.APPROVED,
            ChangeState.IN_FORCE);

    @LocalServerPort
    int port;

    @Autowired
    MovableClock clock;

    @Autowired
    ManagementService management;

    @Autowired
    IdentityService identity;

    @Autowired
    DemoAccounts demo;

    @Autowired
    Pairings pairings;

    @Autowired
    ScheduleChanges changes;

    @Autowired
    Communities communities;

    @BeforeEach
    void itIsMondayMorning() {
        clock.reset();
    }

    @Test
    void new_hours_are_reported_heard_decided_and_shown_from_their_day() {
        var pairing = servedByDemoFirm();
        String community = nameOf(pairing);
        try (var firm = person(firmOf(pairing))) {
            var tasklist = firm.opensTasklist();
            tasklist.begins("服务调整");
            tasklist.chooses("服务的社区", community);
            tasklist.answers("调整服务时间");
            tasklist.chooses("改为星期几", "周四");
            tasklist.answers("上午");
            tasklist.writes("生效日期", "2026-03-11");
            tasklist.answers("工作变动");
            tasklist.writes("书面报告", "因律师承办的案件集中开庭，原定时间不能到社区，申请调整。");
            firm.screenshot("change-1-report");
            tasklist.starts();
        }
        does(
                firmOf(pairing),
                "改期重报",
                community,
                "change-2-returned",
                tasklist -> tasklist.writes("新的生效日期", "2026-03-16"));
        does("community", "听取社区意见", community, "change-3-opinion", tasklist -> tasklist.answers("同意，没有异议"));
        clock.advance(Duration.ofDays(1));
        runDueJobs();
        does("office", "统一调配", community, "change-4-reallocate-hours", tasklist -> {
            tasklist.answers("同意调整");
            tasklist.writes("理由", "社区没有异议");
        });
        try (var firm = person(firmOf(pairing))) {
            firm.opens("/dossiers");
            firm.page()
                    .locator("tr", new Page.LocatorOptions().setHasText("服务调整"))
                    .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(community))
                    .locator("a")
                    .first()
                    .click();
            firm.page().waitForLoadState();
            assertThat(firm.page().locator("main").innerText()).contains("服务时间改为每周四上午09:00—12:00", "社区法律服务调整书面报告");
            firm.screenshot("change-5-dossier");
        }
        residentsRead(pairing, "每周三下午");
        clock.moveTo(java.time.LocalDateTime.of(2026, 3, 16, 0, 0));
        runDueJobs();
        residentsRead(pairing, "每周四上午09:00—12:00");
    }

    @Test
    void another_lawyer_takes_over_by_a_supplement() {
        var pairing = servedByDemoFirm();
        String community = nameOf(pairing);
        try (var firm = person(firmOf(pairing))) {
            var tasklist = firm.opensTasklist();
            tasklist.begins("服务调整");
            tasklist.chooses("服务的社区", community);
            tasklist.answers("更换律师");
            tasklist.writes("生效日期", "2026-03-16");
            tasklist.answers("工作变动");
            tasklist.writes("书面报告", "原律师调往外地分所工作，申请由本所其他律师接任。");
            firm.screenshot("change-6-report-lawyer");
            tasklist.starts();
        }
        clock.advance(Duration.ofDays(1));
        runDueJobs();
        try (var office = person("office")) {
            var tasklist = office.opensTasklist();
            tasklist.claims("统一调配：" + streetAnd(community));
            tasklist.answers("同意调整");
            office.screenshot("change-7-reallocate-lawyer");
            tasklist.choosesFirst("由谁承担");
            tasklist.writes("理由", "该律师有余力，离社区近");
            tasklist.completes();
        }
        clock.advance(Duration.ofDays(1));
        runDueJobs();
        try (var office = person("office")) {
            var tasklist = office.opensTasklist();
            tasklist.claims("统一调配：" + streetAnd(community));
            tasklist.answers("同意调整");
            tasklist.choosesFirst("由谁承担");
            tasklist.writes("理由", "该律师没有异议");
            office.screenshot("change-8-reallocate-heard");
            tasklist.completes();
        }
        try (var firm = person(firmOf(pairing))) {
            var tasklist = firm.opensTasklist();
            tasklist.claims("律所签署协议：" + community);
            assertThat(tasklist.form().innerText()).contains("变更内容：自2026年3月16日起，由");
            tasklist.answers("签署");
            firm.screenshot("change-9-sign-supplement");
            tasklist.completes();
        }
    }

    /** A pairing of a demo firm that nobody has asked to change; the demo's community account may act for it. */
    private Pairing servedByDemoFirm() {
        var pairing = pairings.findByDistrictCodeAndStateOrderByCommunityCode(DISTRICT, PairingState.ACTIVE).stream()
                .filter(each -> each.firmCode().contains("DEMO00000"))
                .filter(each -> firmOf(each) != null)
                .filter(each -> changes.ofPairing(each.id(), OPEN).isEmpty())
                .findFirst()
                .orElseThrow();
        String group = Role.COMMUNITY.at(pairing.communityCode());
        if (identity.createGroupQuery().groupId(group).groupMember("community").count() == 0) {
            identity.createMembership("community", group);
        }
        return pairing;
    }

    private static String firmOf(Pairing pairing) {
        return switch (pairing.firmCode()) {
            case "31330102DEMO000001" -> "firm";
            case "31330102DEMO000002" -> "firm2";
            default -> null;
        };
    }

    private String nameOf(Pairing pairing) {
        return communities.findById(pairing.communityCode()).orElseThrow().name();
    }

    private static String streetAnd(String community) {
        return "清波街道" + community;
    }

    private void residentsRead(Pairing pairing, String hours) {
        try (var resident = new Person(port, clock)) {
            resident.opens("/notice/" + pairing.communityCode());
            assertThat(resident.page().locator("body").innerText()).contains(hours);
            resident.screenshot("change-notice-" + (hours.startsWith("每周四") ? "after" : "before"));
        }
    }

    private void does(String account, String task, String community, String picture, Consumer<Tasklist> form) {
        try (var person = person(account)) {
            var tasklist = person.opensTasklist();
            tasklist.claims(task + "：" + streetAnd(community));
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
