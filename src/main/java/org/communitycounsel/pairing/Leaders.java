package org.communitycounsel.pairing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.identity.Accounts;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.platform.notification.Notices;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The lawyers in service form a group (小组) for each street and an area group (大组) for each district, each with one leader,
 * whom the association appoints. HZ09-4.3. Who is a member follows from the pairings alone.
 */
@Service
@Transactional
public class Leaders {

    private final JdbcClient database;
    private final Accounts accounts;
    private final Notices notices;
    private final Clock clock;

    Leaders(JdbcClient database, Accounts accounts, Notices notices, Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.notices = notices;
        this.clock = clock;
    }

    /** A lawyer who serves in a street. @param communities names, separated by 、 */
    public record Member(String streetCode, String licenceNumber, String name, String firm, String communities) {}

    /** Who leads the group of a street or district. */
    public record Leader(long id, String place, String licenceNumber, String name, String firm, Instant appointedAt) {}

    /** The group of a street. @param leader null where none is appointed */
    public record Group(String code, String name, Leader leader, List<Member> members) {}

    /** The area group of a district. @param leader null where none is appointed */
    public record Area(String code, String name, Leader leader, List<Group> groups) {

        /** All its lawyers, each once. */
        public Collection<Member> members() {
            return groups.stream()
                    .flatMap(group -> group.members().stream())
                    .collect(toMap(Member::licenceNumber, member -> member, (one, same) -> one, LinkedHashMap::new))
                    .values();
        }

        /** Names, separated by 、. */
        public String streetsWithoutLawyer() {
            return groups.stream()
                    .filter(group -> group.members().isEmpty())
                    .map(Group::name)
                    .collect(joining("、"));
        }
    }

    private record Named(String district, String districtName, String street, String streetName) {}

    /** The groups whose streets' codes begin with one of those. */
    @Transactional(readOnly = true)
    public List<Area> of(Collection<String> beginnings) {
        var patterns = Reach.patterns(beginnings);
        var members = members(patterns).stream().collect(groupingBy(Member::streetCode));
        var leaders = database.sql(LEADER + " where g.ended_at is null").query(Leader.class).stream()
                .collect(toMap(Leader::place, leader -> leader));
        return streets(patterns).stream()
                .collect(groupingBy(Named::district, LinkedHashMap::new, toList()))
                .values()
                .stream()
                .map(streets -> area(streets, members, leaders))
                .toList();
    }

    private static final String LEADER = """
            select g.id, g.place_code as place, g.licence_number, l.name, f.name as firm, g.appointed_at
            from group_leader g join lawyer l on l.licence_number = g.licence_number
            join law_firm f on f.code = l.firm_code""";

    private List<Member> members(String[] patterns) {
        return database.sql("""
                        select c.street_code, l.licence_number, l.name, f.name as firm,
                               string_agg(c.name, '、' order by c.code) as communities
                        from pairing p join community c on c.code = p.community_code
                        join paired_lawyer pl on pl.pairing_id = p.id and pl.released_at is null
                        join lawyer l on l.licence_number = pl.licence_number
                        join law_firm f on f.code = l.firm_code
                        where p.state = 'active' and c.street_code like any(?)
                        group by c.street_code, l.licence_number, l.name, f.name
                        order by c.street_code, l.licence_number""").param(patterns).query(Member.class).list();
    }

    private List<Named> streets(String[] patterns) {
        return database.sql("""
                        select d.code as district, d.name as district_name, s.code as street, s.name as street_name
                        from street s join district d on d.code = s.district_code
                        where s.code like any(?) order by s.code""").param(patterns).query(Named.class).list();
    }

    private static Area area(List<Named> streets, Map<String, List<Member>> members, Map<String, Leader> leaders) {
        var district = streets.get(0);
        var groups = streets.stream()
                .map(each -> new Group(
                        each.street(),
                        each.streetName(),
                        leaders.get(each.street()),
                        members.getOrDefault(each.street(), List.of())))
                .toList();
        return new Area(district.district(), district.districtName(), leaders.get(district.district()), groups);
    }

    /**
     * Appoints the leader; the one before, if any, is relieved. Appointing the present leader changes nothing.
     *
     * @param place a street's code for the group, a district's for the area group
     * @param account who appoints, for the association
     * @throws Refusal where the lawyer does not serve there
     */
    public void appoint(String place, String licenceNumber, String account) {
        String name = lockedNameOf(place);
        if (!serves(licenceNumber, place)) {
            throw new Refusal("只能从%s正在服务的驻点律师、联络律师中选任。请刷新页面后重新选择。".formatted(name));
        }
        var present = leaderOf(place);
        if (present.filter(leader -> leader.licenceNumber().equals(licenceNumber))
                .isEmpty()) {
            present.ifPresent(leader -> relieve(leader, name, "改任他人"));
            begin(place, name, licenceNumber, account);
        }
    }

    /** Two who appoint at the same time do so one after the other. */
    private String lockedNameOf(String place) {
        String table = place.length() == 9 ? "street" : "district";
        return database.sql("select name from " + table + " where code = ? for update")
                .param(place)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new Refusal("没有这个街道或区县，请刷新页面后重试。"));
    }

    private boolean serves(String licenceNumber, String place) {
        return database.sql("""
                        select exists (select 1 from pairing p join paired_lawyer pl on pl.pairing_id = p.id
                          where pl.licence_number = ? and pl.released_at is null and p.state = 'active'
                            and p.community_code like ?)""")
                .params(licenceNumber, place + "%")
                .query(Boolean.class)
                .single();
    }

    /** Who leads there now. */
    @Transactional(readOnly = true)
    public Optional<Leader> leaderOf(String place) {
        return database.sql(LEADER + " where g.place_code = ? and g.ended_at is null")
                .param(place)
                .query(Leader.class)
                .optional();
    }

    private void begin(String place, String name, String licenceNumber, String account) {
        long id = database.sql("""
                        insert into group_leader (place_code, licence_number, appointed_at, appointed_by)
                        values (?, ?, ?, ?) returning id""")
                .params(place, licenceNumber, now(), account)
                .query(Long.class)
                .single();
        var role = role(place);
        accounts.ensureGroups(Map.of(role.at(place), name + "社区律师" + role.chinese()));
        accounts.giveRole(Role.LAWYER.at(licenceNumber), role, place);
        tell(
                licenceNumber,
                "您已被任命为%s%s".formatted(name, role.chinese()),
                "市律师协会任命您为%s社区律师%s，负责组织协调本组各驻点律师开展工作，并接受司法所和区司法局的业务指导。".formatted(name, role.chinese()),
                id);
    }

    private void relieve(Leader leader, String name, String reason) {
        database.sql("update group_leader set ended_at = ?, end_reason = ? where id = ?")
                .params(now(), reason, leader.id())
                .update();
        var role = role(leader.place());
        accounts.takeRole(Role.LAWYER.at(leader.licenceNumber()), role, leader.place());
        tell(
                leader.licenceNumber(),
                "您不再担任%s%s".formatted(name, role.chinese()),
                "您担任的%s社区律师%s已于今日免去。原因：%s。感谢您的工作。".formatted(name, role.chinese(), reason),
                leader.id());
    }

    private void tell(String licenceNumber, String subject, String text, long leader) {
        notices.send(Role.LAWYER.at(licenceNumber), null, subject, text, "groupLeader " + leader);
    }

    /**
     * A leader who no longer serves there leads no longer. Asked at the end of the transaction, since a pairing that follows
     * another with the same lawyer begins in the same one.
     */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
    void on(PairingEnded ended) {
        resignWhereNotServing(ended.communityCode());
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
    void on(LawyerReplaced replaced) {
        resignWhereNotServing(replaced.communityCode());
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
    void on(LawyerStoodDown stoodDown) {
        resignWhereNotServing(stoodDown.communityCode());
    }

    private void resignWhereNotServing(String communityCode) {
        String street = communityCode.substring(0, 9);
        for (String place : List.of(street, street.substring(0, 6))) {
            leaderOf(place)
                    .filter(leader -> !serves(leader.licenceNumber(), place))
                    .ifPresent(leader -> resign(leader, lockedNameOf(place)));
        }
    }

    private void resign(Leader leader, String name) {
        relieve(leader, name, "已不在该组服务");
        String city = leader.place().substring(0, 4);
        notices.send(
                Role.ASSOCIATION.at(city),
                null,
                "%s%s空缺，请选任".formatted(name, role(leader.place()).chinese()),
                "%s律师已不在%s服务，请在“小组与大组”页面选任新的%s。"
                        .formatted(leader.name(), name, role(leader.place()).chinese()),
                "groupLeader " + leader.id());
    }

    private static Role role(String place) {
        return place.length() == 9 ? Role.GROUP_LEADER : Role.AREA_LEADER;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
