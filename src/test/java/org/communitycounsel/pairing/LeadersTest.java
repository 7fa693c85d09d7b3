package org.communitycounsel.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.calendar.MovableClock;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.platform.notification.Notice;
import org.communitycounsel.platform.notification.Notices;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@ApplicationTest
@DisplayName("HZ09-4.3 以街道为单位成立工作小组，以区为单位成立区域大组，分别设小组长、大组长各1名")
class LeadersTest {

    private static final String DISTRICT = "990601";
    private static final String STREET = "990601001";
    private static final String OTHER_STREET = "990601002";
    private static final String FIRM = "99060100000001";
    private static final String LIN = "99061201010000001";
    private static final String SHEN = "99061201010000002";
    private static final String ELSEWHERE = "99061201010000003";

    @Autowired
    WebApplicationContext beans;

    ActivePairings given;
    Leaders leaders;
    MockMvc browser;
    Pairing pairingOfLin;

    @BeforeEach
    void two_groups() {
        given = new ActivePairings(beans);
        given.bean(MovableClock.class).reset();
        given.endAllOf("9906");
        given.district(DISTRICT, "庚区");
        given.district("990701", "未区");
        given.street(STREET, "庚山街道", null);
        given.street(OTHER_STREET, "庚水街道", null);
        given.street("990601003", "庚石街道", null);
        given.community("990601001001", "庚一社区");
        given.community("990601001002", "庚二社区");
        given.community("990601002001", "庚三社区");
        given.firm(FIRM, "庚湖律师事务所", DISTRICT, null);
        given.lawyer(LIN, "林甲", FIRM, null);
        given.lawyer(SHEN, "沈乙", FIRM, null);
        given.lawyer(ELSEWHERE, "魏丙", FIRM, null);
        given.account("groups-lin", Role.LAWYER, LIN, DISTRICT);
        given.account("groups-shen", Role.LAWYER, SHEN, DISTRICT);
        given.account("groups-association", Role.ASSOCIATION, "9906", DISTRICT);
        given.account("groups-other-association", Role.ASSOCIATION, "9907", "990701");
        given.account("groups-bureau", Role.DISTRICT_BUREAU, DISTRICT, DISTRICT);
        given.account("groups-office", Role.COORDINATION_OFFICE, DISTRICT, DISTRICT);
        given.account("groups-street", Role.JUSTICE_OFFICE, STREET, DISTRICT);
        given.account("groups-community", Role.COMMUNITY, "990601001001", DISTRICT);
        pairingOfLin = given.stationed("990601001001", FIRM, LIN);
        given.stationed("990601001002", FIRM, SHEN);
        given.stationed("990601002001", FIRM, ELSEWHERE);
        leaders = given.bean(Leaders.class);
        browser = MockMvcBuilders.webAppContextSetup(beans)
                .apply(springSecurity())
                .build();
    }

    @Test
    void the_lawyers_of_a_street_are_its_group_and_those_of_a_district_its_area_group() {
        var area = leaders.of(List.of(DISTRICT)).get(0);

        assertThat(area.groups()).extracting(Leaders.Group::name).containsExactly("庚山街道", "庚水街道", "庚石街道");
        assertThat(area.groups().get(0).members())
                .extracting(Leaders.Member::name)
                .containsExactly("林甲", "沈乙");
        assertThat(area.members()).hasSize(3);
    }

    @Test
    void the_association_appoints_a_leader_who_learns_of_it_and_acts_as_such() throws Exception {
        appoint("groups-association", STREET, LIN).andExpect(flash().attribute("done", containsString("已任命")));

        assertThat(leaders.leaderOf(STREET)).map(Leaders.Leader::name).contains("林甲");
        assertThat(groupsOf("groups-lin")).contains("groupLeader", "groupLeader." + STREET);
        assertThat(noticesTo(LIN)).contains("您已被任命为庚山街道小组长");
        assertThat(page("groups-lin")).contains("林甲", "沈乙").doesNotContain("魏丙", "选任小组长", LIN);
    }

    @Test
    void a_leader_is_replaced_and_the_history_stays() {
        leaders.appoint(STREET, LIN, "groups-association");
        leaders.appoint(STREET, SHEN, "groups-association");
        leaders.appoint(STREET, SHEN, "groups-association");

        assertThat(leaders.leaderOf(STREET)).map(Leaders.Leader::name).contains("沈乙");
        assertThat(groupsOf("groups-lin")).doesNotContain("groupLeader", "groupLeader." + STREET);
        assertThat(groupsOf("groups-shen")).contains("groupLeader", "groupLeader." + STREET);
        assertThat(noticesTo(LIN)).contains("您不再担任庚山街道小组长");
        assertThat(given.bean(JdbcTemplate.class)
                        .queryForList(
                                "select licence_number || ' ' || coalesce(end_reason, '') from group_leader"
                                        + " where place_code = ? order by id desc limit 2",
                                String.class,
                                STREET))
                .containsExactly(SHEN + " ", LIN + " 改任他人");
    }

    @Test
    void one_who_leads_group_and_area_keeps_the_one_when_the_other_ends() {
        leaders.appoint(STREET, LIN, "groups-association");
        leaders.appoint(DISTRICT, LIN, "groups-association");
        leaders.appoint(STREET, SHEN, "groups-association");

        assertThat(groupsOf("groups-lin"))
                .contains("areaLeader", "areaLeader." + DISTRICT)
                .doesNotContain("groupLeader");
    }

    @Test
    void only_a_lawyer_of_the_group_can_lead_it() {
        assertThatThrownBy(() -> leaders.appoint(STREET, ELSEWHERE, "groups-association"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("只能从庚山街道正在服务的");
        assertThatThrownBy(() -> leaders.appoint("990601999", LIN, "groups-association"))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void the_database_holds_one_leader_at_a_time() {
        leaders.appoint(STREET, LIN, "groups-association");
        assertThatThrownBy(() -> given.bean(JdbcTemplate.class)
                        .update(
                                "insert into group_leader (place_code, licence_number, appointed_at, appointed_by)"
                                        + " values (?, ?, now(), 'x')",
                                STREET,
                                SHEN))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void a_leader_who_no_longer_serves_there_leads_no_longer_and_the_association_learns_of_it() {
        leaders.appoint(STREET, LIN, "groups-association");

        given.end(pairingOfLin);

        assertThat(leaders.leaderOf(STREET)).isEmpty();
        assertThat(groupsOf("groups-lin")).doesNotContain("groupLeader." + STREET);
        assertThat(given.bean(Notices.class).to(Set.of(Role.ASSOCIATION.at("9906")), "groups-association", 50, 0))
                .extracting(Notice::subject)
                .contains("庚山街道小组长空缺，请选任");
    }

    @Test
    void a_leader_whose_pairing_is_followed_by_another_in_the_street_stays() {
        leaders.appoint(STREET, LIN, "groups-association");

        given.inTransaction(() -> {
            given.end(pairingOfLin);
            return given.stationed("990601001001", FIRM, LIN);
        });

        assertThat(leaders.leaderOf(STREET)).map(Leaders.Leader::name).contains("林甲");
    }

    @Test
    void nobody_but_the_citys_association_appoints() throws Exception {
        for (String account : new String[] {
            "groups-other-association", "groups-bureau", "groups-office", "groups-street", "groups-lin"
        }) {
            appoint(account, STREET, LIN).andExpect(status().isForbidden());
        }
        assertThat(leaders.leaderOf(STREET)).isEmpty();
        appoint("groups-association", "9906", LIN).andExpect(status().isForbidden());
    }

    @ParameterizedTest
    @ValueSource(strings = {"groups-association", "groups-bureau", "groups-office"})
    void those_of_the_district_see_all_its_groups(String account) throws Exception {
        assertThat(page(account)).contains("庚区大组", "林甲", "沈乙", "魏丙", "庚三社区", "还没有驻点律师的街道：<span>庚石街道");
    }

    @Test
    void a_justice_office_sees_its_own_streets_group() throws Exception {
        assertThat(page("groups-street")).contains("庚山街道", "林甲", "沈乙").doesNotContain("庚水街道", "魏丙");
    }

    @Test
    void others_have_no_view_of_the_groups() throws Exception {
        browser.perform(get("/pairing/groups").with(user("groups-community"))).andExpect(status().isForbidden());
        assertThat(page("groups-other-association")).doesNotContain("林甲", "庚山街道");
        String foreign = browser.perform(
                        get("/pairing/groups?district=" + DISTRICT).with(user("groups-other-association")))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(foreign).doesNotContain("林甲", "庚山街道");
    }

    private ResultActions appoint(String account, String place, String licence) throws Exception {
        return browser.perform(post("/pairing/groups/" + place + "/leader")
                .param("lawyer", licence)
                .with(user(account))
                .with(csrf()));
    }

    private String page(String account) throws Exception {
        return browser.perform(get("/pairing/groups").with(user(account)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private Set<String> groupsOf(String account) {
        return given.bean(IdentityService.class).createGroupQuery().groupMember(account).list().stream()
                .map(group -> group.getId())
                .collect(Collectors.toSet());
    }

    private List<String> noticesTo(String licence) {
        return given.bean(Notices.class).to(Set.of(Role.LAWYER.at(licence)), "someone", 50, 0).stream()
                .map(Notice::subject)
                .toList();
    }
}
