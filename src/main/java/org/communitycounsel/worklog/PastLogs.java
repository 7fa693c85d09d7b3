package org.communitycounsel.worklog;

import static java.util.Comparator.comparing;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.platform.calendar.ChineseDates;
import org.communitycounsel.platform.calendar.Deadlines;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.dossier.PastDossiers;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.schedule.DutyRoster;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The demo's past: what the lawyers of its pairings did since the second half-year before this one began, duty by duty, signed by
 * the heads into the volumes. All of it is invented, and the same for the same community and day.
 */
@Service
public class PastLogs {

    /** What is younger the demo plays through the flow itself. */
    private static final int DAYS_LEFT_OPEN = 5;

    private final PastDossiers dossiers;
    private final LogEntries entries;
    private final Deadlines deadlines;
    private final DutyRoster roster;
    private final Districts districts;
    private final LogWords words;
    private final JdbcTemplate database;
    private final Clock clock;

    PastLogs(
            PastDossiers dossiers,
            LogEntries entries,
            Deadlines deadlines,
            DutyRoster roster,
            Districts districts,
            LogWords words,
            JdbcTemplate database,
            Clock clock) {
        this.dossiers = dossiers;
        this.entries = entries;
        this.deadlines = deadlines;
        this.roster = roster;
        this.districts = districts;
        this.words = words;
        this.database = database;
        this.clock = clock;
    }

    /** How well a lawyer serves. */
    public enum Diligence {
        OUTSTANDING(98, 3, 2),
        USUAL(90, 2, 5),
        SLACK(75, 1, 12),
        POOR(45, 0, 20);

        private final int attends;
        private final int matters;
        private final int trouble;

        /** @param attends percent of duties; matters: at most so many a duty; trouble: percent of records returned or signed late */
        Diligence(int attends, int matters, int trouble) {
            this.attends = attends;
            this.matters = matters;
            this.trouble = trouble;
        }

        int attends() {
            return attends;
        }

        int matters() {
            return matters;
        }

        int trouble() {
            return trouble;
        }

        /** Whoever serves badly now served as is usual at first. */
        Diligence atFirst() {
            return attends < USUAL.attends ? USUAL : this;
        }
    }

    /**
     * Who serves and who signs.
     *
     * @param licence the lawyer's; lawyer and head: accounts
     */
    public record Cast(
            Pairing pairing, String licence, String lawyer, String head, String headName, Diligence diligence) {

        String community() {
            return pairing.communityCode();
        }

        String district() {
            return pairing.districtCode();
        }
    }

    /** The pairings of the demo, which begin with it, are said to serve since that day: their terms, hours and lawyers. */
    @Transactional
    public LocalDate beginEarlier(String district) {
        LocalDate first = lastHalf(today(district)).minusMonths(6);
        database.update("""
                update pairing set term_from = ?, began_at = ?, opened_at = ?
                where district_code = ? and state = 'active' and term_from > ?""", first, begins(district, first), begins(district, first), district, first);
        database.update("""
                update service_plan plan set valid_from = ? from pairing where pairing.id = pairing_id
                and pairing.district_code = ? and pairing.state = 'active' and plan.valid_from > ? and plan.valid_from = (
                    select min(valid_from) from service_plan where pairing_id = plan.pairing_id)""", first, district, first);
        return first;
    }

    private Object begins(String district, LocalDate day) {
        return day.atTime(9, 0).atZone(districts.zone(district)).toOffsetDateTime();
    }

    /** The first day of the half-year that was over on the day. */
    private static LocalDate lastHalf(LocalDate day) {
        return day.getMonthValue() > 6 ? day.withDayOfYear(1) : LocalDate.of(day.getYear() - 1, 7, 1);
    }

    private LocalDate today(String district) {
        return LocalDate.ofInstant(clock.instant(), districts.zone(district));
    }

    /** Writes the past of the pairings of a district that has no logs yet. @param first day */
    @Transactional
    public void write(String district, List<Cast> casts, LocalDate first) {
        var pasts = casts.stream().map(cast -> invented(cast, first)).toList();
        var deeds = pasts.stream()
                .flatMap(past -> past.deeds().stream())
                .filter(deed -> deed.signedAt().isBefore(clock.instant()))
                .sorted(comparing(InventedPast.Deed::recordedAt))
                .toList();
        var numbers = dossiers.add(
                LogRecording.DOSSIER_KIND,
                district,
                deeds.stream().map(this::dossier).toList());
        var records = IntStream.range(0, deeds.size())
                .mapToObj(n -> recorded(numbers.get(n), deeds.get(n)))
                .toList();
        casts.forEach(cast -> sign(cast, deeds, records));
        entries.saveAllAndFlush(records);
        dossiers.record(told(deeds, records));
        addReturns(deeds, records);
        addPresences(pasts);
    }

    private InventedPast invented(Cast cast, LocalDate first) {
        LocalDate yesterday = today(cast.district()).minusDays(1);
        Map<LocalDate, Instant> dues = new HashMap<>();
        var zone = districts.zone(cast.district());
        return new InventedPast(
                        cast,
                        lastHalf(today(cast.district())),
                        zone,
                        recorded -> dues.computeIfAbsent(
                                LocalDate.ofInstant(recorded, zone),
                                day -> deadlines
                                        .deadline(cast.district(), LogRecording.DEADLINES, "sign", recorded)
                                        .due()))
                .of(
                        roster.ofPairing(cast.pairing().id(), first, yesterday),
                        first,
                        yesterday.minusDays(DAYS_LEFT_OPEN));
    }

    private PastDossiers.Past dossier(InventedPast.Deed deed) {
        var cast = deed.cast();
        return new PastDossiers.Past(
                "工作日志：%s%s（%s）"
                        .formatted(
                                words.community(cast.community()),
                                deed.told().kind().chinese(),
                                ChineseDates.full(deed.told().from().toLocalDate())),
                deed.recordedAt(),
                deed.signedAt(),
                "已签字入卷",
                List.of(
                        Role.LAWYER.at(cast.licence()),
                        Role.LAW_FIRM.at(cast.pairing().firmCode()),
                        Role.COMMUNITY.at(cast.community()),
                        Role.COMMUNITY_HEAD.at(cast.community()),
                        Role.JUSTICE_OFFICE.at(cast.pairing().streetCode())));
    }

    private static LogEntry recorded(String number, InventedPast.Deed deed) {
        var cast = deed.cast();
        return new LogEntry(
                number,
                cast.pairing().id(),
                cast.licence(),
                deed.told(),
                cast.lawyer(),
                deed.recordedAt(),
                deed.signDue());
    }

    /** In the order of the signatures, one chain a community. */
    private void sign(Cast cast, List<InventedPast.Deed> deeds, List<LogEntry> records) {
        var order = IntStream.range(0, deeds.size())
                .boxed()
                .filter(n -> deeds.get(n).cast() == cast)
                .sorted(comparing(n -> deeds.get(n).signedAt()))
                .toList();
        String last = SignedText.beginning(cast.community());
        for (int seq = 1; seq <= order.size(); seq++) {
            int n = order.get(seq - 1);
            var place = new Volumes.Place(seq, last);
            records.get(n).signed(cast.head(), cast.headName(), deeds.get(n).signedAt(), place);
            last = records.get(n).hash();
        }
        database.update("insert into log_volume values (?, ?, ?)", cast.community(), order.size(), last);
    }

    private List<PastDossiers.PastEntry> told(List<InventedPast.Deed> deeds, List<LogEntry> records) {
        var told = new ArrayList<PastDossiers.PastEntry>();
        for (int n = 0; n < deeds.size(); n++) {
            var deed = deeds.get(n);
            told.add(byLawyer(records.get(n), deed));
            if (deed.returned() != null) {
                told.add(byHead(records.get(n), deed, deed.returnedAt(), "退回修改", deed.returned()));
            }
            told.add(byHead(records.get(n), deed, deed.signedAt(), SignatureNotes.text(records.get(n)), "JG-11"));
        }
        return told;
    }

    private PastDossiers.PastEntry byLawyer(LogEntry record, InventedPast.Deed deed) {
        return new PastDossiers.PastEntry(
                record.number(),
                deed.recordedAt(),
                deed.cast().lawyer(),
                words.lawyer(deed.cast().licence()),
                "律师记录，提交社区负责人签字",
                null);
    }

    private static PastDossiers.PastEntry byHead(
            LogEntry record, InventedPast.Deed deed, Instant at, String text, String grounds) {
        return new PastDossiers.PastEntry(
                record.number(), at, deed.cast().head(), deed.cast().headName(), text, grounds);
    }

    private void addReturns(List<InventedPast.Deed> deeds, List<LogEntry> records) {
        database.batchUpdate(
                "insert into log_return (entry_id, returned_at, returned_by, reason) values (?, ?, ?, ?)",
                IntStream.range(0, deeds.size())
                        .filter(n -> deeds.get(n).returned() != null)
                        .mapToObj(n -> new Object[] {
                            records.get(n).id(),
                            utc(deeds.get(n).returnedAt()),
                            deeds.get(n).cast().head(),
                            deeds.get(n).returned()
                        })
                        .toList());
    }

    private void addPresences(List<InventedPast> pasts) {
        database.batchUpdate(
                """
                insert into duty_attendance (pairing_id, community_code, licence_number, day, starts, ends, checked_in_at, checked_out_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""",
                pasts.stream()
                        .flatMap(past -> past.presences().stream())
                        .map(one -> new Object[] {
                            one.duty().pairing(),
                            one.duty().communityCode(),
                            one.cast().licence(),
                            one.duty().date(),
                            one.duty().starts(),
                            one.duty().ends(),
                            utc(one.came()),
                            utc(one.went())
                        })
                        .toList());
    }

    private static Object utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
