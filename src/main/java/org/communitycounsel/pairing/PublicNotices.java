package org.communitycounsel.pairing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.communitycounsel.platform.Word;
import org.communitycounsel.platform.calendar.ChineseDates;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * What all residents are shown of who serves their community: name, photo, contact, duties, hours. HZ09-4.2f, JG-7.1,
 * HZ24-1.3d, SH17-3.1d. Nothing else is read from the database here, so that nothing else can be shown.
 */
@Service
public class PublicNotices {

    private final JdbcClient database;
    private final PublicDuties duties;
    private final ServiceHours hours;
    private final ObjectProvider<Absences> absences;
    private final Clock clock;

    PublicNotices(
            JdbcClient database,
            PublicDuties duties,
            ServiceHours hours,
            ObjectProvider<Absences> absences,
            Clock clock) {
        this.database = database;
        this.duties = duties;
        this.hours = hours;
        this.absences = absences;
        this.clock = clock;
    }

    /**
     * Where a notice is, and who watches over the service.
     *
     * @param phone of the justice office, or null
     * @param studio where the lawyer is to be found, or null
     * @param shared whether the studio is the mediation room too
     */
    public record Place(
            String code,
            String name,
            String street,
            String district,
            String city,
            String office,
            String phone,
            String studio,
            boolean shared,
            String zone) {

        public String streetCode() {
            return code.substring(0, 9);
        }

        public String districtCode() {
            return code.substring(0, 6);
        }
    }

    /**
     * A lawyer as shown; null stands for what is not agreed to be shown.
     *
     * @param photo the digest by which {@link #photo} finds it
     */
    public record Person(String name, String part, String phone, String email, String introduction, String photo) {}

    /**
     * Who serves by one pairing.
     *
     * @param firm of the pairing, or of who is shown, where that is another: a lawyer may cover for one of another firm
     * @param hours in words; never empty
     * @param since the day of the notice
     */
    public record Service(
            PairingForm form, String firm, String firmPhone, String hours, LocalDate since, List<Person> lawyers) {

        public boolean byFirm() {
            return form == PairingForm.FIRM;
        }

        /** Whether the firm's telephone is needed to reach anybody. */
        public boolean needsFirmPhone() {
            return byFirm() || lawyers.stream().anyMatch(person -> person.phone() == null);
        }
    }

    /** A duty as cards name it and as notices say it. */
    public record Duty(String name, String text) {}

    /** @param services empty where the community has no lawyer */
    public record CommunityNotice(Place place, List<Service> services, List<Duty> duties) {

        /** How many lawyers there are to show. */
        public long persons() {
            return services.stream().mapToLong(each -> each.lawyers().size()).sum();
        }
    }

    /** A line of a list: null where the community has no lawyer. */
    public record Line(
            String code, String name, String streetCode, String street, String lawyers, String firms, String form) {

        boolean has(String text) {
            return (street + name + " " + lawyers + " " + firms).contains(text);
        }
    }

    /** The notice of a community. @param code twelve digits */
    public Optional<CommunityNotice> find(String code) {
        return database.sql("""
                        select c.code, c.name, s.name as street, d.name as district, d.city_name as city,
                               coalesce(o.name, s.name || '司法所') as office, o.phone, studio.place as studio,
                               coalesce(studio.shared, false) as shared, d.zone
                        from community c join street s on s.code = c.street_code
                        join district d on d.code = c.district_code
                        left join justice_office o on o.code = c.street_code
                        left join studio on studio.community_code = c.code
                        where c.code = ?""").param(code).query(Place.class).optional().map(this::notice);
    }

    private CommunityNotice notice(Place place) {
        var services = services(place);
        List<Duty> shown = services.isEmpty()
                ? List.of()
                : duties.of(place.districtCode(), services.get(0).form());
        return new CommunityNotice(place, services, shown);
    }

    /** @param firm the lawyer's own; null where there is no lawyer */
    private record Row(Long pairing, Service service, Person person, Firm firm) {}

    private record Firm(String name, String phone) {}

    private List<Service> services(Place place) {
        var rows = database.sql("""
                        select p.id, p.form, p.began_at, f.name as firm, f.phone as firm_phone,
                               l.name, l.licence_number, own.name as own_firm, own.phone as own_firm_phone,
                               pl.part, shown.phone, shown.email, shown.introduction, shown.photo_digest
                        from pairing p join law_firm f on f.code = p.firm_code
                        left join paired_lawyer pl on pl.pairing_id = p.id and pl.released_at is null
                        left join lawyer l on l.licence_number = pl.licence_number
                        left join law_firm own on own.code = l.firm_code
                        left join lawyer_profile shown
                          on shown.licence_number = pl.licence_number and shown.withdrawn_at is null
                        where p.community_code = ? and p.state = 'active' order by p.id, pl.id""")
                .param(place.code())
                .query((row, number) -> row(row, ZoneId.of(place.zone())))
                .list();
        return rows.stream().collect(groupingBy(Row::pairing, LinkedHashMap::new, toList())).values().stream()
                .map(PublicNotices::together)
                .toList();
    }

    private Row row(ResultSet row, ZoneId zone) throws SQLException {
        long pairing = row.getLong("id");
        var service = new Service(
                Word.of(PairingForm.class, row.getString("form")).orElseThrow(),
                row.getString("firm"),
                row.getString("firm_phone"),
                hours(pairing, zone),
                LocalDate.ofInstant(row.getTimestamp("began_at").toInstant(), zone),
                List.of());
        String licence = row.getString("licence_number");
        if (licence == null) {
            return new Row(pairing, service, null, null);
        }
        var standIn = standIn(pairing, licence, zone);
        return standIn.isPresent() ? substitute(pairing, service, standIn.get()) : lawyer(pairing, service, row);
    }

    private static Row lawyer(long pairing, Service service, ResultSet row) throws SQLException {
        var part = Word.of(Part.class, row.getString("part")).orElseThrow();
        return new Row(pairing, service, person(row, part.chinese()), firm(row));
    }

    private static Firm firm(ResultSet row) throws SQLException {
        return new Firm(row.getString("own_firm"), row.getString("own_firm_phone"));
    }

    private static Person person(ResultSet row, String part) throws SQLException {
        return new Person(
                row.getString("name"),
                part,
                row.getString("phone"),
                row.getString("email"),
                row.getString("introduction"),
                row.getString("photo_digest"));
    }

    /** Who is shown in the place of a lawyer on leave. */
    private Optional<Absences.Cover> standIn(long pairing, String licence, ZoneId zone) {
        return absences.stream()
                .flatMap(each -> each.on(pairing, LocalDate.ofInstant(clock.instant(), zone)).stream())
                .filter(cover -> cover.absent().equals(licence))
                .findFirst();
    }

    private Row substitute(long pairing, Service service, Absences.Cover cover) {
        String part = "代班律师，至%s".formatted(ChineseDates.full(cover.until()));
        return database.sql("""
                        select l.name, own.name as own_firm, own.phone as own_firm_phone,
                               shown.phone, shown.email, shown.introduction, null as photo_digest
                        from lawyer l join law_firm own on own.code = l.firm_code
                        left join lawyer_profile shown
                          on shown.licence_number = l.licence_number and shown.withdrawn_at is null
                        where l.licence_number = ?""")
                .param(cover.substitute())
                .query((row, number) -> new Row(pairing, service, person(row, part), firm(row)))
                .single();
    }

    private static Service together(List<Row> rows) {
        var one = rows.get(0).service();
        var firm = firmShown(rows);
        var lawyers = rows.stream()
                .filter(row -> row.person() != null)
                .map(row -> row.firm().equals(firm) ? row.person() : ofAnotherFirm(row))
                .toList();
        return new Service(one.form(), firm.name(), firm.phone(), one.hours(), one.since(), lawyers);
    }

    /** The pairing's firm; where all lawyers of a community paired with one lawyer are of another one, that. */
    private static Firm firmShown(List<Row> rows) {
        var one = rows.get(0).service();
        var own = rows.stream().map(Row::firm).distinct().toList();
        return one.byFirm() || own.size() != 1 || own.get(0) == null
                ? new Firm(one.firm(), one.firmPhone())
                : own.get(0);
    }

    private static Person ofAnotherFirm(Row row) {
        var person = row.person();
        return new Person(
                person.name(),
                person.part() + "，" + row.firm().name(),
                person.phone(),
                person.email(),
                person.introduction(),
                person.photo());
    }

    private String hours(long pairing, ZoneId zone) {
        String scheduled = hours.inWords(pairing, LocalDate.ofInstant(clock.instant(), zone));
        return scheduled.isEmpty() ? "以社区公布的时间为准" : scheduled;
    }

    /** The name of a street with its district's, or of a district. @param code nine or six digits */
    public Optional<String> nameOf(String code) {
        return database.sql("""
                        select d.name || ' ' || s.name from street s join district d on d.code = s.district_code
                        where s.code = :code
                        union all select city_name || ' ' || name from district where code = :code""").param("code", code).query(String.class).optional();
    }

    /**
     * The communities of a street or district with who serves them, in one query, however many there are.
     *
     * @param code nine or six digits
     * @param text part of the name of a community, lawyer or firm; empty for all
     */
    public List<Line> of(String code, String text) {
        String column = code.length() == 9 ? "c.street_code" : "c.district_code";
        return database.sql("""
                        select c.code, c.name, s.code as street_code, s.name as street,
                               string_agg(l.name, '、' order by p.id, pl.id) as lawyers,
                               string_agg(distinct case p.form when 'firm' then f.name else coalesce(own.name, f.name) end, '、') as firms,
                               min(p.form) as form
                        from community c join street s on s.code = c.street_code
                        left join pairing p on p.community_code = c.code and p.state = 'active'
                        left join law_firm f on f.code = p.firm_code
                        left join paired_lawyer pl on pl.pairing_id = p.id and pl.released_at is null
                        left join lawyer l on l.licence_number = pl.licence_number
                        left join law_firm own on own.code = l.firm_code
                        where %s = ? group by c.code, c.name, s.code, s.name order by c.code""".formatted(column)).param(code).query(Line.class).list().stream()
                .filter(line -> line.has(text))
                .toList();
    }

    /** The photo of a lawyer who serves somewhere now and has agreed to show it. @param digest of the JPEG returned */
    public Optional<byte[]> photo(String digest) {
        return database.sql("""
                        select photo from lawyer_profile shown
                        where photo_digest = ? and withdrawn_at is null and exists
                          (select 1 from paired_lawyer pl join pairing p on p.id = pl.pairing_id
                           where pl.licence_number = shown.licence_number and pl.released_at is null
                             and p.state = 'active')
                        limit 1""")
                .param(digest)
                .query((row, number) -> row.getBytes(1))
                .optional();
    }
}
