package org.communitycounsel.walk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.communitycounsel.directory.Communities;
import org.communitycounsel.directory.Community;
import org.communitycounsel.directory.Degree;
import org.communitycounsel.directory.JusticeOffice;
import org.communitycounsel.directory.JusticeOffices;
import org.communitycounsel.directory.LawFirm;
import org.communitycounsel.directory.LawFirms;
import org.communitycounsel.directory.LawSchool;
import org.communitycounsel.directory.LawSchools;
import org.communitycounsel.directory.Lawyer;
import org.communitycounsel.directory.LawyerKind;
import org.communitycounsel.directory.Lawyers;
import org.communitycounsel.directory.Street;
import org.communitycounsel.directory.Streets;
import org.communitycounsel.platform.Scenario;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.identity.Role;
import org.springframework.context.ApplicationContext;

/**
 * A district in a city of its own, which nobody else's test knows, with two streets, three firms, and an account in every
 * role at every place: small enough that people get in each other's way.
 */
class Town extends Scenario {

    private static final int COMMUNITIES_A_STREET = 3;
    private static final int LAWYERS_A_FIRM = 4;

    final String district;

    Town(ApplicationContext beans, long seed) {
        super(beans);
        this.district = unusedDistrict(seed);
        String city = district.substring(0, 4);
        bean(Districts.class).register(district, "漫步区", "漫步市" + city);
        List.of(Role.ASSOCIATION, Role.CITY_BUREAU, Role.SUPERVISOR).forEach(role -> resident(role, city));
        List.of(Role.DISTRICT_BUREAU, Role.COORDINATION_OFFICE, Role.FINANCE, Role.SUPERVISOR)
                .forEach(role -> resident(role, district));
        IntStream.rangeClosed(1, 2).forEach(n -> street(district + "00" + n));
        IntStream.rangeClosed(1, 3).forEach(n -> firm("31" + district + "WALK" + n, n));
        IntStream.rangeClosed(1, 2).forEach(n -> school(city + "LAW" + n, city));
    }

    /** The same for the same seed, unless another walk on this database has taken it. */
    private String unusedDistrict(long seed) {
        return IntStream.range(0, 1000)
                .mapToObj(n -> "9%03d01".formatted(Math.floorMod(seed + n, 1000)))
                .filter(code -> bean(Districts.class).find(code).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private void resident(Role role, String place) {
        account("walk-%s-%s".formatted(role.id(), place), role, place, district);
    }

    private void street(String code) {
        bean(Streets.class).save(new Street(code, "漫步街道" + code.charAt(8)));
        bean(JusticeOffices.class).save(new JusticeOffice(code, "漫步司法所" + code.charAt(8), "0571-80000000"));
        resident(Role.JUSTICE_OFFICE, code);
        resident(Role.GROUP_LEADER, code);
        IntStream.rangeClosed(1, COMMUNITIES_A_STREET).forEach(n -> community(code + "00" + n));
    }

    private void community(String code) {
        bean(Communities.class).save(new Community(code, "漫步社区" + code.substring(8)));
        List.of(Role.COMMUNITY, Role.COMMUNITY_HEAD, Role.MEDIATION_COMMITTEE).forEach(role -> resident(role, code));
    }

    private void school(String code, String city) {
        bean(LawSchools.class).save(new LawSchool(code, "法学院" + code, city));
        resident(Role.LAW_SCHOOL, code);
    }

    private void firm(String code, int number) {
        bean(LawFirms.class).save(new LawFirm(code, "漫步律师事务所" + number, district, "0571-8000000" + number));
        resident(Role.LAW_FIRM, code);
        IntStream.rangeClosed(1, LAWYERS_A_FIRM).forEach(n -> lawyer(code, number * 100 + n, n == LAWYERS_A_FIRM));
    }

    private void lawyer(String firm, int number, boolean novice) {
        String licence = "1%s%010d".formatted(district, number);
        LocalDate since = today().minusYears(novice ? 2 : 8);
        bean(Lawyers.class).save(new Lawyer(licence, "律师" + number, firm, LawyerKind.LAWYER, Degree.BACHELOR, since));
        resident(Role.LAWYER, licence);
    }

    ProcessEngine engine() {
        return engine;
    }

    Instant now() {
        return clock.instant();
    }

    void moveTo(Instant moment) {
        clock.moveTo(moment);
    }

    /** All accounts, in an order that does not depend on chance. */
    List<String> accounts() {
        return database()
                .sql("select user_id_ from act_id_tenant_member where tenant_id_ = ? order by 1")
                .param(district)
                .query(String.class)
                .list();
    }

    List<String> members(String group) {
        return database()
                .sql("select user_id_ from act_id_membership where group_id_ = ? order by 1")
                .param(group)
                .query(String.class)
                .list();
    }

    /** Ends what is under way, so that the jobs of this town do not come due in the tests that follow. */
    void closeDown() {
        signOut();
        var running = new ArrayList<>(database()
                .sql(
                        "select id_ from act_ru_execution where tenant_id_ = ? and parent_id_ is null and super_exec_ is null")
                .param(district)
                .query(String.class)
                .list());
        running.forEach(instance ->
                engine.getRuntimeService().deleteProcessInstance(instance, "the walk is over", true, true, true));
        clock.reset();
    }
}
