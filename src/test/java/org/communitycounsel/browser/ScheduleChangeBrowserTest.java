package org.communitycounsel.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Consumer;
import org.camunda.bpm.engine.IdentityService;
import org.communitycounsel.directory.Communities;
import org.communitycounsel.directory.Degree;
import org.communitycounsel.directory.Lawyer;
import org.communitycounsel.directory.LawyerKind;
import org.communitycounsel.directory.Lawyers;
import org.communitycounsel.directory.Streets;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.pairing.PairingState;
import org.communitycounsel.pairing.Pairings;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.schedule.ChangeState;
import org.communitycounsel.schedule.ScheduleChanges;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BrowserTest
@DisplayName("JG-17 律所提前三日书面报告，协调小组统一调配")
class ScheduleChangeBrowserTest extends StaffAtWork {

    private static final String DISTRICT = "330102";
    private static final List<ChangeState> OPEN = List.of(
            ChangeState.REPORTED,
            ChangeState.RETURNED,
            ChangeState.DECIDING,
            ChangeState.APPROVED,
            ChangeState.IN_FORCE);

    @Autowired
    IdentityService identity;

    @Autowired
    Pairings pairings;

    @Autowired
    ScheduleChanges changes;

    @Autowired
    Communities communities;

    @Autowired
    Streets streets;

    @Autowired
    Lawyers lawyers;

    @Autowired
    JdbcClient database;

    @Test
    void new_hours_another_lawyer_and_a_leave_are_reported_decided_and_signed() {
        var pairing = untouched();
        String community = nameOf(pairing);
        String place = streets.findById(pairing.streetCode()).orElseThrow().name() + community;
        String firm = firmOf(pairing);
        reportHours(firm, community);
        does(firm, "改期重报", place, "change-2-returned", tasklist -> tasklist.writes("新的生效日期", "2026-03-16"));
        does("community", "听取社区意见", place, "change-3-opinion", tasklist -> tasklist.answers("同意，没有异议"));
        itIs(LocalDateTime.of(2026, 3, 10, 9, 0));
        does("office", "统一调配", place, "change-4-reallocate-hours", tasklist -> {
            tasklist.answers("同意调整");
            tasklist.writes("理由", "社区没有异议");
        });
        readsDossier(firm, community);
        residentsRead(pairing, "每周", "before");
        itIs(LocalDateTime.of(2026, 3, 16, 0, 0));
        residentsRead(pairing, "每周四上午09:00—12:00", "after");

        String successor = anotherLawyerOf(pairing);
        reportLawyer(firm, community, successor);
        itIs(LocalDateTime.of(2026, 3, 17, 9, 0));
        does("office", "统一调配", place, "change-7-reallocate-lawyer", tasklist -> {
            tasklist.answers("同意调整");
            tasklist.chooses("由谁承担", successor);
            tasklist.writes("理由", "该律师有余力，离社区近");
        });
        signSupplement(firm, pairing, place);
        String leaving = residentsRead(pairing, servingLawyer(pairing), "before-successor");
        itIs(LocalDateTime.of(2026, 3, 30, 0, 0));
        residentsRead(pairing, successor, "after-successor");

        reportLeave(firm, community, successor, leaving);
        itIs(LocalDateTime.of(2026, 4, 1, 9, 0));
        does("office", "统一调配", place, "change-12-reallocate-leave", tasklist -> {
            tasklist.answers("同意调整");
            tasklist.chooses("由谁承担", leaving);
            tasklist.writes("理由", "熟悉本社区情况");
        });
        itIs(LocalDateTime.of(2026, 4, 8, 9, 0));
        residentsRead(pairing, "代班律师，至2026年4月17日", "leave");
        itIs(LocalDateTime.of(2026, 4, 18, 9, 0));
        residentsRead(pairing, successor, "after-leave");
    }

    /** JG-17c, HZ09-4.2c: firm and community sign what changes, the justice office files it. */
    private void signSupplement(String firm, Pairing pairing, String place) {
        isMember("qingbo", Role.JUSTICE_OFFICE.at(pairing.streetCode()));
        does(firm, "律所签署协议", place, "change-8-sign-firm", tasklist -> tasklist.answers("签署"));
        does("community", "社区签署协议", place, "change-9-sign-community", tasklist -> tasklist.answers("签署"));
        does("qingbo", "归档协议", place, "change-10-file", tasklist -> tasklist.answers("归档"));
    }

    private String servingLawyer(Pairing pairing) {
        return database.sql("""
                        select name from lawyer where licence_number = (
                            select licence_number from paired_lawyer where pairing_id = ? and released_at is null)""").param(pairing.id()).query(String.class).single();
    }

    private void reportLeave(String account, String community, String absent, String substitute) {
        var firm = person(account);
        var tasklist = firm.opensTasklist();
        tasklist.begins("服务调整");
        tasklist.chooses("服务的社区", community);
        tasklist.answers("请假代班");
        tasklist.chooses("有关律师", absent);
        tasklist.chooses("希望由谁承担", substitute);
        tasklist.writes("生效日期", "2026-04-07");
        tasklist.writes("代班最后一天", "2026-04-17");
        tasklist.answers("工作变动");
        tasklist.writes("书面报告", "律师出差开庭，其间由本所其他律师代班。");
        firm.screenshot("change-11-report-leave");
        tasklist.starts();
        runDueJobs();
    }

    private void reportHours(String account, String community) {
        var firm = person(account);
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
        runDueJobs();
    }

    private void reportLawyer(String account, String community, String successor) {
        var firm = person(account);
        var tasklist = firm.opensTasklist();
        tasklist.begins("服务调整");
        tasklist.chooses("服务的社区", community);
        tasklist.answers("更换律师");
        tasklist.chooses("希望由谁承担", successor);
        tasklist.writes("生效日期", "2026-03-30");
        tasklist.answers("工作变动");
        tasklist.writes("书面报告", "原律师调往外地分所工作，申请由本所其他律师接任。");
        firm.screenshot("change-6-report-lawyer");
        tasklist.starts();
        runDueJobs();
    }

    private void readsDossier(String account, String community) {
        var firm = person(account);
        firm.opens("/dossiers");
        firm.page()
                .locator("tr", new Page.LocatorOptions().setHasText("服务调整"))
                .filter(new Locator.FilterOptions().setHasText(community))
                .locator("a")
                .first()
                .click();
        firm.page().waitForLoadState();
        assertThat(firm.page().locator("main").innerText()).contains("服务时间改为每周四上午09:00—12:00", "社区法律服务调整书面报告");
        firm.screenshot("change-5-dossier");
    }

    /** A pairing that nobody has asked to change; the demo's community account may act for its community. */
    private Pairing untouched() {
        var pairing = pairings.findByDistrictCodeAndStateOrderByCommunityCode(DISTRICT, PairingState.ACTIVE).stream()
                .filter(each -> changes.ofPairing(each.id(), OPEN).isEmpty())
                .findFirst()
                .orElseThrow();
        isMember("community", Role.COMMUNITY.at(pairing.communityCode()));
        return pairing;
    }

    private void isMember(String account, String group) {
        if (identity.createUserQuery().userId(account).memberOfGroup(group).count() == 0) {
            identity.createMembership(account, group);
            signsOut(account);
        }
    }

    /** The account of the pairing's firm, which can sign in from now on. */
    private String firmOf(Pairing pairing) {
        var account = identity.createUserQuery()
                .memberOfGroup(Role.LAW_FIRM.at(pairing.firmCode()))
                .list()
                .get(0);
        account.setFirstName("");
        account.setPassword(demo.password());
        identity.saveUser(account);
        return account.getId();
    }

    /** One more lawyer of the firm is certified. @return the name */
    private String anotherLawyerOf(Pairing pairing) {
        var lawyer = new Lawyer(
                "13301202192900001",
                "温书言",
                pairing.firmCode(),
                LawyerKind.LAWYER,
                Degree.BACHELOR,
                LocalDate.of(2015, 7, 1));
        lawyers.save(lawyer);
        database.sql("""
                        insert into nomination (dossier_number, district_code, firm_code, licence_number, service_kind,
                                                specialities, reputation, state, nominated_at, ended_at)
                        values ('330102-LX-2022-900001', ?, ?, ?, 'community', '物业纠纷', '好', 'certified', now(), now())""")
                .params(DISTRICT, pairing.firmCode(), lawyer.licenceNumber())
                .update();
        database.sql("""
                        insert into certificate (number, nomination, district_code, firm_code, licence_number, service_kind,
                            issued_on, valid_from, valid_until, renewable_from, education_hours, state)
                        values ('330102-ZS-2022-900001', '330102-LX-2022-900001', ?, ?, ?, 'community',
                            '2026-01-05', '2026-01-05', '2029-01-04', '2028-10-04', 24, 'valid')""")
                .params(DISTRICT, pairing.firmCode(), lawyer.licenceNumber())
                .update();
        return lawyer.name();
    }

    private String nameOf(Pairing pairing) {
        return communities.findById(pairing.communityCode()).orElseThrow().name();
    }

    private void itIs(LocalDateTime time) {
        clock.moveTo(time);
        runDueJobs();
    }

    /** The notice of the community says so. @return what it says */
    private String residentsRead(Pairing pairing, String text, String picture) {
        try (var resident = new Person(port, clock)) {
            resident.opens("/notice/" + pairing.communityCode());
            assertThat(resident.page().locator("body").innerText()).contains(text);
            resident.screenshot("change-notice-" + picture);
        }
        return text;
    }

    private void does(String account, String task, String place, String picture, Consumer<Tasklist> form) {
        does(account, task + "：" + place, picture, form);
    }
}
