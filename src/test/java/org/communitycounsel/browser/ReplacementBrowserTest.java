package org.communitycounsel.browser;

import java.time.LocalDate;
import org.communitycounsel.directory.Degree;
import org.communitycounsel.directory.Lawyer;
import org.communitycounsel.directory.LawyerKind;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.pairing.PairingState;
import org.communitycounsel.platform.identity.Role;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@BrowserTest
@DisplayName("JG-21 社区反映不负责的律师，核实后予以更换")
class ReplacementBrowserTest extends StaffReplacing {

    private static final String WHY = "两次无故不到，居民反映强烈";

    @Test
    void a_reported_lawyer_is_heard_and_covered_for_by_a_colleague() {
        var pairing = served();
        String leaving = staffing.serving(pairing).iterator().next();
        String place = place(pairing);
        String cover = colleague(pairing.firmCode());

        reports(community(pairing), nameOf(leaving));
        does(account(Role.LAWYER, leaving), "律师陈述", place, "replacement-2-lawyer", tasklist -> {
            tasklist.answers("有异议");
            tasklist.writes("具体意见", "3月4日因开庭不能到，事前告知过居委会。");
        });
        does(firm(pairing), "律所说明", place, "replacement-3-firm", tasklist -> tasklist.answers("没有异议"));
        does("office", "认定", place, "replacement-4-confirm", tasklist -> {
            tasklist.answers("属实，予以更换");
            tasklist.writes("理由", WHY);
        });

        isCoveredFor(pairing, cover, "认定理由：" + WHY);
    }

    private void reports(String account, String lawyer) {
        var community = person(account);
        var tasklist = community.opensTasklist();
        tasklist.begins("更换律师");
        tasklist.chooses("反映的律师", lawyer);
        tasklist.writes("不负责的具体情况", "3月4日值班未到，事先没有说明；电话多次无人接听，居民白等半天。");
        community.screenshot("replacement-1-report");
        tasklist.starts();
        runDueJobs();
    }

    /** A community served by one lawyer, about whom nothing is under way; the last, which no other test uses. */
    private Pairing served() {
        return pairings.findByDistrictCodeAndStateOrderByCommunityCode(DISTRICT, PairingState.ACTIVE).stream()
                .filter(this::isServedByOne)
                .filter(each -> replacements.findAll().stream()
                        .noneMatch(other ->
                                other.state().open() && other.pairingId().equals(each.id())))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /** One more lawyer of the firm is certified. @return the licence number */
    private String colleague(String firm) {
        var lawyer = new Lawyer(
                "13301202195900001", "沈以宁", firm, LawyerKind.LAWYER, Degree.BACHELOR, LocalDate.of(2016, 7, 1));
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
}
