package org.communitycounsel.directory.demo;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import org.communitycounsel.platform.identity.DemoAccounts.Account;
import org.communitycounsel.platform.identity.Role;

/** Who plays which role in the demo. */
final class DemoRoles {

    private static final String CITY = "3301";
    private static final String DISTRICT = DemoDistrict.DISTRICT;
    private static final String QINGBO = "330102001";
    private static final String HUBIN = "330102003";
    private static final String COMMUNITY = "330102001057";
    private static final String STUDENT = "10335LAW-3220100001";
    private static final String ADMINISTRATORS = "camunda-admin";

    /** Groups of roles at places that no list brings. */
    static final Map<String, String> GROUPS = Map.ofEntries(
            entry(Role.MEDIATION_COMMITTEE.at(COMMUNITY), "清波街道柳翠井巷社区人民调解委员会"),
            entry(Role.STUDENT_ASSISTANT.at(STUDENT), "社区律师助理 罗小满（浙江大学光华法学院）"),
            entry(Role.GROUP_LEADER.at(QINGBO), "清波街道社区律师小组长"),
            entry(Role.AREA_LEADER.at(DISTRICT), "上城区社区律师大组长"));

    static final List<Holder> ALL = List.of(
            holder("firm", "浙江澄湖律师事务所", Role.LAW_FIRM, "31330102DEMO000001", "律师事务所：推荐律师"),
            holder("firm2", "浙江吴山明律师事务所", Role.LAW_FIRM, "31330102DEMO000002", "另一家律师事务所"),
            holder("association", "杭州市律师协会", Role.ASSOCIATION, CITY, "市律师协会：资格审核、培训"),
            holder("qingbo", "清波司法所", Role.JUSTICE_OFFICE, QINGBO, "司法所（清波街道）：公示、听取意见"),
            holder("hubin", "湖滨司法所", Role.JUSTICE_OFFICE, HUBIN, "司法所（湖滨街道）"),
            holder("lawyer", "陈知远", Role.LAWYER, "13301201010900001", "社区律师（浙江澄湖律师事务所）"),
            holder("lawyer2", "施若谷", Role.LAWYER, "13301201210900023", "社区律师（已在律师名册，可供结对选择）"),
            holder("community", "柳翠井巷社区居委会", Role.COMMUNITY, COMMUNITY, "社区居委会（清波街道）"),
            holder("head", "何素琴", Role.COMMUNITY_HEAD, COMMUNITY, "社区负责人（柳翠井巷社区）"),
            holder("head2", "沈月琴", Role.COMMUNITY_HEAD, "330102001051", "社区负责人（清波门社区）：签工作日志"),
            holder("mediation", "柳翠井巷社区调委会", Role.MEDIATION_COMMITTEE, COMMUNITY, "人民调解委员会（柳翠井巷社区）"),
            holder("citybureau", "杭州市司法局", Role.CITY_BUREAU, CITY, "市司法局"),
            holder("districtbureau", "上城区司法局", Role.DISTRICT_BUREAU, DISTRICT, "区司法局"),
            holder("office", "上城区协调小组办公室", Role.COORDINATION_OFFICE, DISTRICT, "协调小组办公室"),
            holder("finance", "上城区财政局", Role.FINANCE, DISTRICT, "财政"),
            holder("school", "浙江大学光华法学院", Role.LAW_SCHOOL, "10335LAW", "高校法学院"),
            holder("student", "罗小满", Role.STUDENT_ASSISTANT, STUDENT, "社区律师助理（法科学生）"),
            holder("groupleader", "律师小组长（清波街道）", Role.GROUP_LEADER, QINGBO, "律师小组长（清波街道）"),
            holder("arealeader", "律师大组长（上城区）", Role.AREA_LEADER, DISTRICT, "律师大组长（上城区）"),
            holder("supervisor", "方正平", Role.SUPERVISOR, DISTRICT, "督查人员"),
            holder("designer", "骆文思", Role.PROCESS_DESIGNER, DISTRICT, "流程设计人员"),
            new Holder(new Account("admin", "系统管理员", "系统管理员"), List.of(ADMINISTRATORS)));

    private DemoRoles() {}

    /** An account and the groups it is a member of: the role's, and the role's at its place. */
    record Holder(Account account, List<String> groups) {

        boolean isAdministrator() {
            return groups.contains(ADMINISTRATORS);
        }
    }

    private static Holder holder(String id, String name, Role role, String place, String text) {
        return new Holder(new Account(id, name, text), List.of(role.id(), role.at(place)));
    }
}
