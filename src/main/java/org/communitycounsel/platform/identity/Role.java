package org.communitycounsel.platform.identity;

import java.util.Arrays;
import java.util.Optional;

/**
 * The roles of the programme, as its five documents name them. A person acts in a role at a place: the justice office of
 * one street, the firm with one code. The role's id alone is the engine group of all who have the role; with a place
 * behind a dot it is the group tasks are offered to.
 */
public enum Role {
    ASSOCIATION("association", "市律师协会", Scope.CITY),
    CITY_BUREAU("cityBureau", "市司法局", Scope.CITY),
    DISTRICT_BUREAU("districtBureau", "区司法局", Scope.DISTRICT),
    COORDINATION_OFFICE("coordinationOffice", "协调小组办公室", Scope.DISTRICT),
    JUSTICE_OFFICE("justiceOffice", "司法所", Scope.STREET),
    LAW_FIRM("lawFirm", "律师事务所", Scope.FIRM),
    LAWYER("lawyer", "社区律师", Scope.PERSON),
    COMMUNITY("community", "社区（村）居委会", Scope.COMMUNITY),
    COMMUNITY_HEAD("communityHead", "社区负责人", Scope.COMMUNITY),
    LAW_SCHOOL("lawSchool", "高校法学院", Scope.SCHOOL),
    STUDENT_ASSISTANT("studentAssistant", "社区律师助理", Scope.PERSON),
    MEDIATION_COMMITTEE("mediationCommittee", "人民调解委员会", Scope.COMMUNITY),
    FINANCE("finance", "财政", Scope.DISTRICT),
    SUPERVISOR("supervisor", "督查人员", Scope.DISTRICT_OR_CITY),
    PROCESS_DESIGNER("processDesigner", "流程设计人员", Scope.DISTRICT_OR_CITY),
    GROUP_LEADER("groupLeader", "小组长", Scope.STREET),
    AREA_LEADER("areaLeader", "大组长", Scope.DISTRICT);

    /** What there is one of for each holder of the role. */
    public enum Scope {
        CITY,
        DISTRICT,
        STREET,
        COMMUNITY,
        FIRM,
        SCHOOL,
        PERSON,
        DISTRICT_OR_CITY
    }

    private final String id;
    private final String chinese;
    private final Scope scope;

    Role(String id, String chinese, Scope scope) {
        this.id = id;
        this.chinese = chinese;
        this.scope = scope;
    }

    /** The role's id, which is also the group of all who have it, such as {@code justiceOffice}. */
    public String id() {
        return id;
    }

    /** The role's name as the documents write it, such as 司法所. */
    public String chinese() {
        return chinese;
    }

    public Scope scope() {
        return scope;
    }

    /** @param place the code of the street, firm, community, … the role is held at
     * @return the group of the role at that place, such as {@code justiceOffice.330102001} */
    public String at(String place) {
        return id + "." + place;
    }

    /** The role a group belongs to: of {@code justiceOffice} and {@code justiceOffice.330102001} alike. */
    public static Optional<Role> ofGroup(String group) {
        int dot = group.indexOf('.');
        String role = dot < 0 ? group : group.substring(0, dot);
        return Arrays.stream(values()).filter(r -> r.id.equals(role)).findFirst();
    }
}
