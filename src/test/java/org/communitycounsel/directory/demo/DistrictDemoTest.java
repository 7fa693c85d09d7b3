package org.communitycounsel.directory.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.camunda.bpm.engine.IdentityService;
import org.communitycounsel.directory.Communities;
import org.communitycounsel.directory.Degree;
import org.communitycounsel.directory.JusticeOffices;
import org.communitycounsel.directory.LawFirms;
import org.communitycounsel.directory.LawSchools;
import org.communitycounsel.directory.Lawyer;
import org.communitycounsel.directory.LawyerKind;
import org.communitycounsel.directory.Lawyers;
import org.communitycounsel.directory.Streets;
import org.communitycounsel.directory.imports.Imports;
import org.communitycounsel.platform.DemoTest;
import org.communitycounsel.platform.calendar.MovableClock;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.identity.Accounts;
import org.communitycounsel.platform.identity.DemoAccounts;
import org.communitycounsel.platform.identity.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

@DemoTest
class DistrictDemoTest {

    @Autowired
    DemoAccounts demo;

    @Autowired
    IdentityService identity;

    @Autowired
    Districts districts;

    @Autowired
    Streets streets;

    @Autowired
    Communities communities;

    @Autowired
    JusticeOffices offices;

    @Autowired
    LawFirms firms;

    @Autowired
    Lawyers lawyers;

    @Autowired
    LawSchools schools;

    @Autowired
    Imports imports;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    MovableClock clock;

    @Autowired
    PlatformTransactionManager transactions;

    private DemoDistrict anotherStart(String wanted, String outsideDatabase) {
        var start = new DemoDistrict(imports, accounts, districts, jdbc, clock, transactions, wanted, outsideDatabase);
        start.start();
        return start;
    }

    @Test
    void the_district_is_there_with_its_streets_communities_offices_firms_lawyers_and_school() {
        assertThat(districts.find("330102").orElseThrow().name()).isEqualTo("上城区");
        assertThat(streets.findByDistrictCodeOrderByCode("330102")).hasSize(14);
        assertThat(communities.findByDistrictCodeOrderByCode("330102")).hasSize(203);
        assertThat(offices.findAll())
                .hasSize(14)
                .allMatch(office -> office.name().endsWith("司法所"));
        assertThat(firms.count()).isEqualTo(12);
        assertThat(lawyers.count()).isEqualTo(40);
        assertThat(schools.findById("10335LAW").orElseThrow().name()).isEqualTo("浙江大学光华法学院");
    }

    @Test
    void the_lawyers_differ_in_all_that_the_conditions_ask_for() {
        var all = lawyers.findAll();
        LocalDate today = MovableClock.START.toLocalDate();
        assertThat(all).extracting(Lawyer::kind).contains(LawyerKind.values());
        assertThat(all).extracting(Lawyer::degree).contains(Degree.values());
        assertThat(all).extracting(Lawyer::goodStanding).contains(true, false);
        assertThat(all).anyMatch(lawyer -> lawyer.yearsOfPractice(today) < 2);
        assertThat(all).anyMatch(lawyer -> lawyer.yearsOfPractice(today) >= 2 && lawyer.yearsOfPractice(today) < 5);
        assertThat(all)
                .anyMatch(lawyer -> lawyer.lastDiscipline() != null
                        && lawyer.lastDiscipline().isAfter(today.minusYears(1)));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void every_role_has_an_account_that_signs_in_and_is_a_member_at_a_place_too(Role role) {
        var member = identity.createUserQuery().memberOfGroup(role.id()).list().stream()
                .filter(user -> demo.accounts().stream()
                        .anyMatch(account -> account.id().equals(user.getId())))
                .findFirst()
                .orElseThrow();
        assertThat(identity.checkPassword(member.getId(), demo.password())).isTrue();
        assertThat(identity.createTenantQuery().userMember(member.getId()).list())
                .extracting("id")
                .containsExactly("330102");
        assertThat(identity.createGroupQuery().groupMember(member.getId()).list())
                .anyMatch(group -> group.getId().startsWith(role.id() + ".")
                        && group.getName() != null
                        && !group.getName().contains("."));
    }

    @Test
    void the_accounts_offered_are_those_there_are() {
        assertThat(demo.accounts())
                .hasSizeGreaterThan(Role.values().length)
                .allMatch(account ->
                        identity.createUserQuery().userId(account.id()).count() == 1)
                .extracting(DemoAccounts.Account::id)
                .doesNotHaveDuplicates()
                .contains("admin", "firm", "association", "qingbo");
        assertThat(demo.password()).hasSizeGreaterThanOrEqualTo(10);
        assertThat(demo.accounts()).noneMatch(account -> demo.password().contains(account.id()));
    }

    @Test
    void a_second_start_loads_nothing_and_leaves_what_people_changed() {
        long imported = jdbc.queryForObject("select count(*) from directory_import", Long.class);
        jdbc.update("update justice_office set phone = '0571-12345678' where code = '330102001'");

        var second = anotherStart("auto", "");

        assertThat(second.accounts()).isNotEmpty();
        assertThat(jdbc.queryForObject("select count(*) from directory_import", Long.class))
                .isEqualTo(imported);
        assertThat(offices.findById("330102001").orElseThrow().phone()).isEqualTo("0571-12345678");
    }

    @Test
    void an_outside_database_and_a_start_that_forbids_it_offer_no_account() {
        assertThat(anotherStart("auto", "jdbc:postgresql://db/counsel").accounts())
                .isEmpty();
        assertThat(anotherStart("off", "").accounts()).isEmpty();
    }
}
