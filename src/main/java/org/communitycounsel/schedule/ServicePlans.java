package org.communitycounsel.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.communitycounsel.pairing.Half;
import org.communitycounsel.platform.Word;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The service plans with their lawyers. */
@Repository
class ServicePlans {

    private final JdbcClient database;

    ServicePlans(JdbcClient database) {
        this.database = database;
    }

    /** Keeps others from planning for the same lawyers until the end of the transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    void lock(Collection<String> lawyers) {
        database.sql("select 1 from lawyer where licence_number = any(?) order by licence_number for no key update")
                .param(lawyers.toArray(String[]::new))
                .query(Integer.class)
                .list();
    }

    /** The half days that any of the lawyers has given some time between the days, but in these pairings. @return to the community's name */
    Map<Slot, String> takenElsewhere(
            Collection<String> lawyers, Collection<Long> pairings, LocalDate from, LocalDate until) {
        var taken = new LinkedHashMap<Slot, String>();
        database.sql("""
                        select weekday, half, name from service_plan plan join community on code = community_code
                        where weekday is not null and valid_until >= ? and valid_from <= ? and pairing_id <> all(?) and exists (
                            select 1 from service_plan_lawyer where plan_id = plan.id and licence_number = any(?))
                        order by plan.id""")
                .params(from, until, pairings.toArray(Long[]::new), lawyers.toArray(String[]::new))
                .query((row, number) ->
                        taken.putIfAbsent(new Slot(row.getInt("weekday"), half(row)), row.getString("name")))
                .list();
        return taken;
    }

    void add(ServicePlan plan, Collection<String> lawyers) {
        long id = database.sql("""
                        insert into service_plan (pairing_id, community_code, rule, weekday, visits, day_of_month, half,
                            starts, ends, on_holiday, clause, valid_from, valid_until)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id""")
                .params(
                        plan.pairing(),
                        plan.communityCode(),
                        plan.rule().id(),
                        plan.weekday(),
                        plan.visits(),
                        plan.dayOfMonth(),
                        plan.half().id(),
                        plan.starts(),
                        plan.ends(),
                        plan.onHoliday().id(),
                        plan.clause(),
                        plan.validFrom(),
                        plan.validUntil())
                .query(Long.class)
                .single();
        database.sql("""
                        insert into service_plan_lawyer (plan_id, licence_number, slot, valid_from, valid_until)
                        select id, unnest(?), slot, valid_from, valid_until from service_plan where id = ?""").params(lawyers.toArray(String[]::new), id).update();
    }

    /** The pairing's last plan is valid to that day. */
    void extend(long pairing, LocalDate until) {
        database.sql("""
                        update service_plan set valid_until = :until where pairing_id = :pairing and valid_until < :until
                            and valid_from = (select max(valid_from) from service_plan where pairing_id = :pairing)""").param("pairing", pairing).param("until", until).update();
    }

    /** The pairing has no duties from that day on. */
    void end(long pairing, LocalDate day) {
        database.sql("delete from service_plan where pairing_id = ? and valid_from >= ?")
                .params(pairing, day)
                .update();
        database.sql("update service_plan set valid_until = ? where pairing_id = ? and valid_until >= ?")
                .params(day.minusDays(1), pairing, day)
                .update();
    }

    /** From that day on the pairing has this plan, with these lawyers, and no other. */
    void replace(LocalDate day, ServicePlan plan, Collection<String> lawyers) {
        end(plan.pairing(), day);
        add(plan, lawyers);
    }

    /** A plan with its lawyers. @param lawyers licence numbers */
    record Staffed(ServicePlan plan, Set<String> lawyers) {

        /** Who serves by it once one has left. @param joining who serves instead, or null */
        Set<String> without(String leaving, String joining) {
            Set<String> others = new TreeSet<>(lawyers);
            others.remove(leaving);
            if (joining != null) {
                others.add(joining);
            }
            return others;
        }
    }

    /** What is planned for the pairing for that day and later, in order. */
    List<Staffed> from(long pairing, LocalDate day) {
        return database
                .sql("select * from service_plan where pairing_id = ? and valid_until >= ? order by valid_from")
                .params(pairing, day)
                .query(ServicePlans::plan)
                .list()
                .stream()
                .map(plan -> new Staffed(plan, lawyers(plan.id())))
                .toList();
    }

    private Set<String> lawyers(long plan) {
        return new TreeSet<>(database.sql("select licence_number from service_plan_lawyer where plan_id = ?")
                .param(plan)
                .query(String.class)
                .list());
    }

    Optional<ServicePlan> of(long pairing, LocalDate day) {
        return database.sql("select * from service_plan where pairing_id = ? and ? between valid_from and valid_until")
                .params(pairing, day)
                .query(ServicePlans::plan)
                .optional();
    }

    /** Those of the pairing that are valid some time between the days. */
    List<ServicePlan> ofPairing(long pairing, LocalDate from, LocalDate until) {
        return ofPairings(Set.of(pairing), from, until);
    }

    /** Those of several pairings, by their first days. */
    List<ServicePlan> ofPairings(Collection<Long> pairings, LocalDate from, LocalDate until) {
        return database.sql(
                        "select * from service_plan where pairing_id = any(?) and valid_from <= ? and valid_until >= ? order by valid_from")
                .params(pairings.toArray(Long[]::new), until, from)
                .query(ServicePlans::plan)
                .list();
    }

    /** A plan with the names it is shown by. @param lawyers names, separated by 、 */
    record Named(ServicePlan plan, String community, String street, String lawyers) {}

    /** The plans of a lawyer that are valid some time between the days. */
    List<Named> ofLawyer(String licenceNumber, LocalDate from, LocalDate until) {
        return named(
                "exists (select 1 from service_plan_lawyer own where own.plan_id = plan.id and own.licence_number = ?)",
                licenceNumber,
                from,
                until);
    }

    /** The plans of a community, of a street or of a district. @param code 12, 9 or 6 digits */
    List<Named> ofPlace(String code, LocalDate from, LocalDate until) {
        return named("community_code like ? || '%'", code, from, until);
    }

    private List<Named> named(String which, String code, LocalDate from, LocalDate until) {
        return database.sql("""
                        select plan.*, community.name as community, street.name as street, (
                            select string_agg(lawyer.name, '、' order by lawyer.licence_number)
                            from service_plan_lawyer member join lawyer on lawyer.licence_number = member.licence_number
                            where member.plan_id = plan.id) as lawyers
                        from service_plan plan join community on community.code = community_code
                        join street on street.code = community.street_code
                        where %s and valid_from <= ? and valid_until >= ? order by community_code, valid_from""".formatted(which))
                .params(code, until, from)
                .query((row, number) -> new Named(
                        plan(row, number),
                        row.getString("community"),
                        row.getString("street"),
                        row.getString("lawyers")))
                .list();
    }

    /**
     * A pairing with the names it is shown by.
     *
     * @param place the street's name and the community's
     * @param lawyers names of who serves in it, separated by 、
     * @param plan that holds today; null where there is none
     */
    record Shown(String dossier, String place, String lawyers, ServicePlan plan) {}

    /** The pairings in which the firms serve, by firm and community; one query, however many they are. */
    List<Shown> ofFirms(Collection<String> firms, Instant now) {
        return database.sql("""
                        select plan.*, dossier_number, street.name || community.name as place, (
                            select coalesce(string_agg(lawyer.name, '、' order by lawyer.licence_number), '')
                            from paired_lawyer member join lawyer on lawyer.licence_number = member.licence_number
                            where member.pairing_id = pairing.id and member.released_at is null) as lawyers
                        from pairing join community on community.code = pairing.community_code
                        join street on street.code = community.street_code
                        join district on district.code = pairing.district_code
                        left join service_plan plan on plan.pairing_id = pairing.id
                            and (? at time zone district.zone)::date between plan.valid_from and plan.valid_until
                        where pairing.firm_code = any(?) and pairing.state = 'active'
                        order by pairing.firm_code, pairing.community_code""")
                .params(now.atOffset(ZoneOffset.UTC), firms.toArray(String[]::new))
                .query((row, number) -> new Shown(
                        row.getString("dossier_number"),
                        row.getString("place"),
                        row.getString("lawyers"),
                        row.getObject("id") == null ? null : plan(row, number)))
                .list();
    }

    private static ServicePlan plan(ResultSet row, int number) throws SQLException {
        return new ServicePlan(
                row.getLong("id"),
                row.getLong("pairing_id"),
                row.getString("community_code"),
                DutyRule.of(row.getString("rule")),
                row.getObject("weekday", Integer.class),
                row.getObject("visits", Integer.class),
                row.getObject("day_of_month", Integer.class),
                half(row),
                row.getObject("starts", LocalTime.class),
                row.getObject("ends", LocalTime.class),
                OnHoliday.of(row.getString("on_holiday")),
                row.getString("clause"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class));
    }

    private static Half half(ResultSet row) throws SQLException {
        return Word.of(Half.class, row.getString("half")).orElseThrow();
    }
}
