package org.communitycounsel.review;

import static java.util.stream.Collectors.joining;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.pairing.Pairings;
import org.communitycounsel.pairing.Staffing;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.calendar.ChineseDates;
import org.communitycounsel.platform.calendar.LeadTimes;
import org.communitycounsel.platform.district.Decisions;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.dossier.Dossiers;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.platform.notification.Notices;
import org.communitycounsel.schedule.Timetable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Spot checks (走访抽查): drawn once a month in a district, by lot within each street; who is absent too often is replaced.
 * HZ09-7.4b, JG-4.5, JG-21.
 */
@Service
@Transactional
public class SpotChecks {

    static final String DOSSIER_KIND = "CC";
    static final String SAMPLE = "spot-check-sample";
    static final String ABSENCES = "spot-check-absences";

    private static final int SEED_BYTES = 16;
    private static final int PER_CENT = 100;
    private static final String CLAUSE = "HZ09-7.4b、JG-4.5";

    private final JdbcClient database;
    private final Pairings pairings;
    private final Staffing staffing;
    private final Decisions decisions;
    private final Districts districts;
    private final LeadTimes leadTimes;
    private final Dossiers dossiers;
    private final Notices notices;
    private final ReviewNames names;
    private final Timetable timetable;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SpotChecks(
            JdbcClient database,
            Pairings pairings,
            Staffing staffing,
            Decisions decisions,
            Districts districts,
            LeadTimes leadTimes,
            Dossiers dossiers,
            Notices notices,
            ReviewNames names,
            Timetable timetable,
            ApplicationEventPublisher events,
            Clock clock) {
        this.database = database;
        this.pairings = pairings;
        this.staffing = staffing;
        this.decisions = decisions;
        this.districts = districts;
        this.leadTimes = leadTimes;
        this.dossiers = dossiers;
        this.notices = notices;
        this.names = names;
        this.timetable = timetable;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A drawing.
     *
     * @param month its first day
     * @param closedAt null while checks are under way
     */
    public record Draw(
            long id,
            String dossierNumber,
            String districtCode,
            LocalDate month,
            String seed,
            OffsetDateTime drawnAt,
            OffsetDateTime closedAt) {

        /** Whether all has been checked that will be. */
        public boolean closed() {
            return closedAt != null;
        }
    }

    /** A check that was done. */
    public record Check(LocalDate checkedOn, boolean present, String licenceNumber) {}

    /** A place on the roster. @param present null where it is not, or not yet, checked */
    public record Place(
            long pairing,
            String number,
            String street,
            String community,
            String lot,
            boolean drawn,
            Boolean present,
            LocalDate checkedOn) {}

    /** Draws this month's checks of a district. @return the dossier's number */
    public String draw(String district) {
        var month = month(district);
        var roster = roster(district);
        if (roster.isEmpty()) {
            throw new Refusal("本区目前没有正在服务的结对，不需要抽查。");
        }
        String dossier = dossiers.open(
                DOSSIER_KIND,
                district,
                "走访抽查（%s，%d年%d月）"
                        .formatted(
                                districts.find(district).orElseThrow().name(), month.getYear(), month.getMonthValue()),
                List.of(Role.COORDINATION_OFFICE.at(district), Role.DISTRICT_BUREAU.at(district)));
        String seed = seed();
        long draw = insert(dossier, district, month, seed);
        var lots = Lot.draw(seed, roster, pairings -> sample(district, pairings));
        lots.forEach(lot -> insert(draw, lot));
        long drawn = lots.stream().filter(Lot.Drawn::drawn).count();
        dossiers.record(dossier, null, "名册%d个结对，按街道分层抽取%d个，随机种子 %s".formatted(lots.size(), drawn, seed), CLAUSE);
        return dossier;
    }

    /** Whether this month's checks of the district are drawn. */
    @Transactional(readOnly = true)
    public boolean isDrawn(String district) {
        return database.sql("select count(*) from spot_check_draw where district_code = ? and month = ?")
                        .params(district, month(district))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private LocalDate month(String district) {
        return leadTimes.day(district, clock.instant()).withDayOfMonth(1);
    }

    private List<Lot.Entry> roster(String district) {
        return database.sql("""
                        select id as pairing, dossier_number as number, left(community_code, 9) as street_code from pairing
                        where district_code = ? and state = 'active' order by id""").param(district).query(Lot.Entry.class).list();
    }

    private String seed() {
        byte[] bytes = new byte[SEED_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private long insert(String dossier, String district, LocalDate month, String seed) {
        return database.sql("""
                        insert into spot_check_draw (dossier_number, district_code, month, seed, drawn_at)
                        values (?, ?, ?, ?, ?) on conflict (district_code, month) do nothing returning id""")
                .params(dossier, district, month, seed, now())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new Refusal("本区本月已经抽签，不能重新抽取。请在“走访抽查”页面查看。"));
    }

    private void insert(long draw, Lot.Drawn lot) {
        var entry = lot.entry();
        database.sql("""
                        insert into spot_check_roster (draw_id, pairing_id, number, street_code, lot, drawn)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(draw, entry.pairing(), entry.number(), entry.streetCode(), lot.lot(), lot.drawn())
                .update();
        if (lot.drawn()) {
            database.sql("insert into spot_check (draw_id, pairing_id) values (?, ?)")
                    .params(draw, entry.pairing())
                    .update();
        }
    }

    /** HZ09-7.4b: how many of a street with so many pairings; a part counts as one. */
    private int sample(String district, int pairings) {
        var row = decisions.evaluate(district, SAMPLE, Map.of("pairings", pairings)).stream()
                .findFirst()
                .orElseThrow(() -> new Refusal("决策表 %s 没有适用于%d个结对的行。请联系流程设计人员补上。".formatted(SAMPLE, pairings)));
        int share = (pairings * ((Number) row.get("percent")).intValue() + PER_CENT - 1) / PER_CENT;
        return Math.max(share, ((Number) row.get("least")).intValue());
    }

    /** Dossiers of the drawings in which the pairing waits to be checked. */
    @Transactional(readOnly = true)
    public List<String> underWay(long pairing) {
        return database.sql("""
                        select dossier_number from spot_check join spot_check_draw draw on draw.id = draw_id
                        where pairing_id = ? and present is null and closed_at is null""").param(pairing).query(String.class).list();
    }

    /** Ids of the pairings to check, as text. */
    @Transactional(readOnly = true)
    public List<String> toCheck(String dossier) {
        return database.sql("""
                        select pairing_id::text from spot_check join spot_check_draw draw on draw.id = draw_id
                        where dossier_number = ? and present is null order by pairing_id""").param(dossier).query(String.class).list();
    }

    /**
     * What was found on the spot.
     *
     * @param licence of the lawyer on duty; may be null where only one serves
     * @param on the day of the check: since the drawing, not in the future
     * @param note what was found; has to be there where the lawyer was not
     */
    public void record(
            String dossier,
            long pairingId,
            boolean present,
            String licence,
            LocalDate on,
            String note,
            String account) {
        var draw = find(dossier).orElseThrow();
        var drawnOn = leadTimes.day(draw.districtCode(), draw.drawnAt().toInstant());
        if (on.isBefore(drawnOn) || on.isAfter(leadTimes.day(draw.districtCode(), clock.instant()))) {
            throw new Refusal("“抽查日期”应在%s抽签以后，不晚于今天。".formatted(ChineseDates.full(drawnOn)));
        }
        if (!present && note == null) {
            throw new Refusal("律师不在岗的，请在“现场情况”中写明时间、地点和经过。");
        }
        if (!present) {
            requireDuty(pairings.findById(pairingId).orElseThrow(), on);
        }
        String lawyer = onDuty(pairingId, licence);
        int recorded = database.sql("""
                        update spot_check set present = ?, checked_on = ?, checked_by = ?, licence_number = ?, note = ?
                        where draw_id = ? and pairing_id = ? and present is null""")
                .params(Arrays.asList(present, on, account, lawyer, note, draw.id(), pairingId))
                .update();
        if (recorded == 0) {
            throw new Refusal("该结对的抽查结果已经登记。请刷新页面查看最新情况。");
        }
        recorded(draw, pairingId, lawyer, present, on, account);
    }

    /** Absent is who had duty that day, by the schedule; where it lists none for the month, nobody can tell. JG-21. */
    private void requireDuty(Pairing pairing, LocalDate on) {
        var duties = timetable.ofPlace(pairing.communityCode(), YearMonth.from(on)).stream()
                .filter(duty -> !duty.leftOut())
                .toList();
        if (!duties.isEmpty() && duties.stream().noneMatch(duty -> duty.date().equals(on))) {
            throw new Refusal("%s没有值班，不能登记为不在岗。当月的值班：%s。请在值班时间到现场查看，并核对“抽查日期”。"
                    .formatted(
                            ChineseDates.full(on),
                            duties.stream()
                                    .map(duty -> ChineseDates.full(duty.date()) + duty.hours())
                                    .collect(joining("、"))));
        }
    }

    private String onDuty(long pairingId, String licence) {
        var serving = serving(pairingId);
        if (licence == null && serving.size() == 1) {
            return serving.iterator().next();
        }
        if (licence == null || !serving.contains(licence)) {
            throw new Refusal("请选择“值班律师”：%s。".formatted(names.lawyers(serving)));
        }
        return licence;
    }

    /** Who serves in the pairing, or, where it has ended meanwhile, who did. */
    @Transactional(readOnly = true)
    public Collection<String> serving(long pairingId) {
        var serving =
                new TreeSet<>(staffing.serving(pairings.findById(pairingId).orElseThrow()));
        return serving.isEmpty() ? lastServed(pairingId) : serving;
    }

    private Collection<String> lastServed(long pairingId) {
        return database.sql("select distinct licence_number from paired_lawyer where pairing_id = ? order by 1")
                .param(pairingId)
                .query(String.class)
                .list();
    }

    private void recorded(Draw draw, long pairingId, String lawyer, boolean present, LocalDate on, String account) {
        var pairing = pairings.findById(pairingId).orElseThrow();
        dossiers.record(
                draw.dossierNumber(),
                account,
                "%s：%s%s"
                        .formatted(
                                names.community(pairing.communityCode()), names.lawyer(lawyer), present ? "在岗" : "不在岗"),
                CLAUSE);
        if (!present) {
            absent(draw, pairingId, pairing.firmCode(), lawyer, on);
        }
    }

    /** JG-21: at the number of the table the lawyer is replaced; told once, when the number is reached. */
    private void absent(Draw draw, long pairingId, String firm, String lawyer, LocalDate on) {
        var days = absences(pairingId, lawyer, on);
        String said = "抽查不到位%d次（%s）"
                .formatted(
                        days.size(),
                        String.join("、", days.stream().map(ChineseDates::full).toList()));
        for (String group : List.of(Role.LAW_FIRM.at(firm), Role.LAWYER.at(lawyer))) {
            notices.send(group, null, "抽查不到位", "%s律师本半年%s。".formatted(names.lawyer(lawyer), said));
        }
        var reached = replaced(draw.districtCode(), days.size());
        if (reached.isPresent()
                && replaced(draw.districtCode(), days.size() - 1).isEmpty()) {
            events.publishEvent(new AbsentAtSpotChecks(
                    pairingId, lawyer, days.size(), "本半年%s，依据%s".formatted(said, reached.get())));
        }
    }

    private Optional<String> replaced(String district, int absences) {
        return decisions.evaluate(district, ABSENCES, Map.of("absences", absences)).stream()
                .filter(row -> Boolean.TRUE.equals(row.get("replace")))
                .map(row -> (String) row.get("clause"))
                .findFirst();
    }

    /** In the half-year of that day. */
    private List<LocalDate> absences(long pairingId, String lawyer, LocalDate day) {
        var half = ReviewPeriod.halfYearOf(day);
        return of(pairingId, half.from(), half.until()).stream()
                .filter(check -> !check.present() && check.licenceNumber().equals(lawyer))
                .map(Check::checkedOn)
                .toList();
    }

    /** The checks done in a pairing, both days included. */
    @Transactional(readOnly = true)
    public List<Check> of(long pairingId, LocalDate from, LocalDate until) {
        return database.sql("""
                        select checked_on, present, licence_number from spot_check
                        where pairing_id = ? and present is not null and checked_on between ? and ? order by checked_on, id""")
                .params(pairingId, from, until)
                .query(Check.class)
                .list();
    }

    /** No more is checked; what was not is left out, and said. */
    public void close(String dossier) {
        var left = toCheck(dossier);
        database.sql("update spot_check_draw set closed_at = ? where dossier_number = ? and closed_at is null")
                .params(now(), dossier)
                .update();
        dossiers.close(dossier, left.isEmpty() ? "抽中的结对都已查到" : "到期，%d个抽中的结对没有查到".formatted(left.size()));
    }

    @Transactional(readOnly = true)
    public Optional<Draw> find(String dossier) {
        return database.sql(
                        "select id, dossier_number, district_code, month, seed, drawn_at, closed_at from spot_check_draw where dossier_number = ?")
                .param(dossier)
                .query(Draw.class)
                .optional();
    }

    /** The drawings of the districts, the newest first. */
    @Transactional(readOnly = true)
    public List<Draw> in(Collection<String> districtCodes) {
        return database.sql("""
                        select id, dossier_number, district_code, month, seed, drawn_at, closed_at from spot_check_draw
                        where district_code = any(?) order by month desc, id desc""")
                .param(new TreeSet<>(districtCodes).toArray(String[]::new))
                .query(Draw.class)
                .list();
    }

    /** The whole roster, street by street in the order of the lots. */
    @Transactional(readOnly = true)
    public List<Place> rosterOf(String dossier) {
        return database.sql("""
                        select roster.pairing_id as pairing, roster.number, street.name as street, community.name as community,
                            lot, drawn, present, checked_on
                        from spot_check_roster roster join spot_check_draw draw on draw.id = roster.draw_id
                        join pairing on pairing.id = roster.pairing_id
                        join community on community.code = pairing.community_code
                        join street on street.code = roster.street_code
                        left join spot_check found on found.draw_id = draw.id and found.pairing_id = roster.pairing_id
                        where draw.dossier_number = ? order by roster.street_code, lot""").param(dossier).query(Place.class).list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
