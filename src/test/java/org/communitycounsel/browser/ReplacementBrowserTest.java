package org.communitycounsel.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.communitycounsel.directory.Communities;
import org.communitycounsel.directory.Degree;
import org.communitycounsel.directory.Lawyer;
import org.communitycounsel.directory.LawyerKind;
import org.communitycounsel.directory.Lawyers;
import org.communitycounsel.directory.Streets;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.pairing.PairingForm;
import org.communitycounsel.pairing.PairingState;
import org.communitycounsel.pairing.Pairings;
import org.communitycounsel.pairing.Staffing;
import org.communitycounsel.platform.identity.Accounts;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.review.ReplacementState;
import org.communitycounsel.review.Replacements;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BrowserTest
@DisplayName("JG-21 社区反映不负责的律师，核实后予以更换")
class ReplacementBrowserTest extends StaffAtWork {

    private static final String DISTRICT = "330102";
    private static final String COVER = "沈以宁";

    @Autowired
    Accounts accounts;

    @Autowired
    Pairings pairings;

    @Autowired
    Staffing staffing;

    @Autowired
    Replacements replacements;

    @Autowired
    Communities communities;

    @Autowired
    Streets streets;

    @Autowired
    Lawyers lawyers;

    @Autowired
    JdbcClient database;

    @Test
    void a_reported_lawyer_is_heard_covered_for_and_replaced_under_a_new_signed_agreement() {
        var pairing = served();
        String leaving = staffing.serving(pairing).iterator().next();
        String cover = colleague(pairing.firmCode());
        String community = account(Role.COMMUNITY, pairing.communityCode());
        String firm = account(Role.LAW_FIRM, pairing.firmCode());
        String justice = account(Role.JUSTICE_OFFICE, pairing.streetCode());
        String name =
                communities.findById(pairing.communityCode()).orElseThrow().name();
        String place = streets.findById(pairing.streetCode()).orElseThrow().name() + name;

        reports(community, nameOf(leaving));
        does(account(Role.LAWYER, leaving), "律师陈述", place, "replacement-2-lawyer", tasklist -> {
            tasklist.answers("有异议");
            tasklist.writes("具体意见", "3月4日因开庭不能到，事前告知过居委会。");
        });
        does(firm, "律所说明", place, "replacement-3-firm", tasklist -> tasklist.answers("没有异议"));
        does("office", "认定", place, "replacement-4-confirm", tasklist -> {
            tasklist.answers("属实，予以更换");
            tasklist.writes("理由", "两次无故不到，居民反映强烈");
        });
        does("office", "安排更换", place, "replacement-5-arrange", tasklist -> {
            assertThat(tasklist.form().innerText()).contains("认定理由：两次无故不到，居民反映强烈");
            tasklist.chooses("最后服务日", "2026年3月10日");
            tasklist.chooses("代管律师", COVER);
        });
        does(firm, "律所移交签字", place, "replacement-6-hand-over", tasklist -> tasklist.ticks("本所已按清单"));
        does(
                account(Role.LAWYER, cover),
                "接收律师点收",
                place,
                "replacement-7-receive",
                tasklist -> tasklist.answers("清单所列齐全，签收"));
        does(community, "社区点收签字", place, "replacement-8-community", tasklist -> tasklist.answers("清单所列齐全，签收"));
        clock.moveTo(LocalDateTime.of(2026, 3, 11, 9, 0));
        runDueJobs();
        residentsRead(pairing, COVER, "代管律师");

        String successor = pairedAnew(pairing, name, community, justice, leaving);

        residentsRead(pairing, successor, "驻点律师");
        readsDossier(community, pairing, successor);
    }

    private void reports(String account, String lawyer) {
        try (var community = person(account)) {
            var tasklist = community.opensTasklist();
            tasklist.begins("更换律师");
            tasklist.chooses("反映的律师", lawyer);
            tasklist.writes("不负责的具体情况", "3月4日值班未到，事先没有说明；电话多次无人接听，居民白等半天。");
            community.screenshot("replacement-1-report");
            tasklist.starts();
        }
        runDueJobs();
    }

    /** Needs, choice, consent, signatures and file of the new pairing. @return the name of the lawyer chosen */
    private String pairedAnew(Pairing old, String place, String community, String justice, String leaving) {
        does(community, "填报需求", place, "replacement-9-needs", tasklist -> {});
        var recommended = recommended(old);
        assertThat(recommended).isNotEmpty().doesNotContain(leaving);
        String licence = recommended.get(0);
        String firm =
                account(Role.LAW_FIRM, lawyers.findById(licence).orElseThrow().firmCode());
        does(community, "排定志愿", place, "replacement-10-rank", tasklist -> tasklist.chooses("第一志愿", nameOf(licence)));
        does(firm, "律所答复", place, "replacement-11-firm", tasklist -> tasklist.answers("同意"));
        does(account(Role.LAWYER, licence), "律师答复", place, "replacement-12-lawyer", tasklist -> tasklist.answers("同意"));
        does(firm, "律所签署协议", place, "replacement-13-sign", tasklist -> tasklist.answers("签署"));
        does(community, "社区签署协议", place, "replacement-14-sign", tasklist -> tasklist.answers("签署"));
        does(justice, "归档协议", place, "replacement-15-file", tasklist -> tasklist.answers("归档"));
        return nameOf(licence);
    }

    private List<String> recommended(Pairing old) {
        return database.sql("""
                        select licence_number from candidate join pairing on pairing.id = candidate.pairing_id
                        where predecessor = ? order by points desc, candidate.id""").param(old.id()).query(String.class).list();
    }

    private void readsDossier(String account, Pairing pairing, String successor) {
        var done = replacements
                .findByPairingIdAndStateInOrderById(pairing.id(), Set.of(ReplacementState.DONE))
                .get(0);
        try (var community = person(account)) {
            community.opens("/dossiers/" + done.dossierNumber());
            assertThat(community.page().locator("main").innerText())
                    .contains("已更换", "社区法律服务移交清单", "移交完毕，各方均已签字", "由" + successor + "服务");
            community.screenshot("replacement-16-dossier");
        }
    }

    private void residentsRead(Pairing pairing, String name, String part) {
        try (var resident = new Person(port, clock)) {
            resident.opens("/notice/" + pairing.communityCode());
            assertThat(resident.page().locator("body").innerText()).contains(name, part);
            resident.screenshot("replacement-notice-" + (part.equals("代管律师") ? "covered" : "after"));
        }
    }

    /** A community served by one lawyer, about whom nothing is under way; the last, which no other test uses. */
    private Pairing served() {
        return pairings.findByDistrictCodeAndStateOrderByCommunityCode(DISTRICT, PairingState.ACTIVE).stream()
                .filter(each -> each.form() == PairingForm.ONE_LAWYER)
                .filter(each -> staffing.serving(each).size() == 1)
                .filter(each -> !pairings.existsByCommunityCodeAndStateIn(
                        each.communityCode(), Set.of(PairingState.SEEKING, PairingState.CHOSEN)))
                .filter(each -> replacements.findAll().stream()
                        .noneMatch(other ->
                                other.state().open() && other.pairingId().equals(each.id())))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /** One more lawyer of the firm is certified. @return the licence number */
    private String colleague(String firm) {
        var lawyer = new Lawyer(
                "13301202195900001", COVER, firm, LawyerKind.LAWYER, Degree.BACHELOR, LocalDate.of(2016, 7, 1));
        lawyers.save(lawyer);
        database.sql("""
                        insert into nomination (dossier_number, district_code, firm_code, licence_number, service_kind,
                                                specialities, reputation, state, nominated_at, ended_at)
                        values ('330102-LX-2022-900095', ?, ?, ?, 'community', '物业纠纷', '好', 'certified', now(), now())""").params(DISTRICT, firm, lawyer.licenceNumber()).update();
        database.sql("""
                        insert into certificate (number, nomination, district_code, firm_code, licence_number, service_kind,
                            issued_on, valid_from, valid_until, renewable_from, education_hours, state)
                        values ('330102-ZS-2022-900095', '330102-LX-2022-900095', ?, ?, ?, 'community',
                            '2026-01-05', '2026-01-05', '2029-01-04', '2028-10-04', 24, 'valid')""").params(DISTRICT, firm, lawyer.licenceNumber()).update();
        return lawyer.licenceNumber();
    }

    /** An account that has just that role at that place and can sign in. */
    private String account(Role role, String place) {
        String id = "rep-%s-%s".formatted(role.id().toLowerCase(java.util.Locale.ROOT), place);
        accounts.ensureGroups(Map.of(role.at(place), role.chinese() + place));
        accounts.create(id, "经办人", demo.password(), List.of(role.id(), role.at(place)), List.of(DISTRICT));
        return id;
    }

    private String nameOf(String licence) {
        return lawyers.findById(licence).orElseThrow().name();
    }

    private void does(String account, String task, String place, String picture, Consumer<Tasklist> form) {
        does(account, task + "：" + place, picture, form);
    }
}
