package org.communitycounsel.worklog;

import static org.communitycounsel.worklog.LogState.RETURNED;
import static org.communitycounsel.worklog.LogState.SIGNED;
import static org.communitycounsel.worklog.LogState.SUBMITTED;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.Pattern;
import org.communitycounsel.directory.Communities;
import org.communitycounsel.pairing.Pairings;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.calendar.ChineseDates;
import org.communitycounsel.platform.calendar.Deadlines;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.dossier.Dossiers;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.schedule.DutyRoster;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a lawyer did in a community the lawyer serves becomes a record for its head to sign. HZ09-5.3a, JG-11. */
@Service
@Transactional
public class LogRecording {

    /** The kind of a record's dossier: 日志. */
    public static final String DOSSIER_KIND = "RZ";

    static final String DEADLINES = "work-log-deadlines";
    private static final List<LogState> STANDING = List.of(SUBMITTED, RETURNED, SIGNED);

    /** An identity card's 18 digits, or a mobile telephone's 11. */
    private static final Pattern PERSONAL = Pattern.compile("(?<!\\d)(\\d{17}[\\dXx]|1[3-9]\\d{9})(?!\\d)");

    private final LogEntries entries;
    private final DutyRoster roster;
    private final Pairings pairings;
    private final Communities communities;
    private final Dossiers dossiers;
    private final Deadlines deadlines;
    private final Districts districts;
    private final Clock clock;

    LogRecording(
            LogEntries entries,
            DutyRoster roster,
            Pairings pairings,
            Communities communities,
            Dossiers dossiers,
            Deadlines deadlines,
            Districts districts,
            Clock clock) {
        this.entries = entries;
        this.roster = roster;
        this.pairings = pairings;
        this.communities = communities;
        this.dossiers = dossiers;
        this.deadlines = deadlines;
        this.districts = districts;
        this.clock = clock;
    }

    /** @param licence the lawyer's; account: the lawyer's, who may not sign */
    public LogEntry record(Told told, String licence, String account) {
        long pairing = check(told, licence);
        requireOnlyOnce(told, licence, null);
        requireCorrectable(told, licence);
        String number = open(told, licence, pairing);
        return entries.saveAndFlush(
                new LogEntry(number, pairing, licence, told, account, clock.instant(), signDue(told)));
    }

    /** A returned record is handed in again. */
    public LogEntry recordAgain(String number, Told told) {
        var entry = entries.of(number);
        long pairing = check(told, entry.licenceNumber());
        requireOnlyOnce(told, entry.licenceNumber(), number);
        entry.toldAgain(pairing, told, clock.instant(), signDue(told));
        return entries.saveAndFlush(entry);
    }

    /** The lawyer does not hand it in again; it goes into no volume. */
    public void withdraw(String number) {
        entries.of(number).withdrawn();
        dossiers.close(number, "律师撤回，未入卷");
    }

    /** It was not handed in again in time; it goes into no volume. */
    public void lapse(String number) {
        entries.of(number).lapsed();
        dossiers.close(number, "逾期未修改，未入卷");
    }

    private Instant signDue(Told told) {
        return deadlines
                .deadline(told.communityCode().substring(0, 6), DEADLINES, "sign", clock.instant())
                .due();
    }

    /** @return the pairing in which the lawyer served the community that day */
    private long check(Told told, String licence) {
        requireTime(told);
        requireNoPersonalData(told);
        LocalDate day = told.from().toLocalDate();
        return roster.of(licence, day, day).stream()
                .filter(service -> service.communityCode().equals(told.communityCode()))
                .map(DutyRoster.Service::pairing)
                .findFirst()
                .orElseThrow(
                        () -> new Refusal("按服务安排，您%s没有服务该社区，不能记入该社区的日志。请核对日期和社区。".formatted(ChineseDates.full(day))));
    }

    private void requireTime(Told told) {
        if (!told.from().isBefore(told.until())
                || !told.from().toLocalDate().equals(told.until().toLocalDate())) {
            throw new Refusal("结束时间应晚于开始时间，并在同一天。跨天的服务请每天记一条（一次一记）。");
        }
        if (told.until().isAfter(now(told))) {
            throw new Refusal("结束时间还没有到，请在服务结束后记录。");
        }
    }

    private LocalDateTime now(Told told) {
        return LocalDateTime.ofInstant(
                clock.instant(), districts.zone(told.communityCode().substring(0, 6)));
    }

    /** JG-15: private affairs are kept confidential; many read the log. */
    private static void requireNoPersonalData(Told told) {
        for (String text : List.of(told.whom(), told.content(), told.result())) {
            if (PERSONAL.matcher(text).find()) {
                throw new Refusal("日志里有身份证号码或者手机号码，请删除后再提交；服务对象写“3幢居民”即可（JG-15）。");
            }
        }
    }

    /** @param own number of the record itself, or null */
    private void requireOnlyOnce(Told told, String licence, String own) {
        if (told.corrects() != null) {
            return;
        }
        entries.overlapping(licence, told.nature(), STANDING, told.from(), told.until()).stream()
                .filter(other -> !other.number().equals(own))
                .filter(other -> told.nature() == Nature.VISIT || isSame(other.told(), told))
                .findFirst()
                .ifPresent(other -> {
                    throw new Refusal(
                            told.nature() == Nature.VISIT
                                    ? "这段时间您已经记了一次到社区服务（%s）。一次一记：请核对时间；另外办理的事，请选“办理一件事”。".formatted(other.number())
                                    : "同样的内容已经提交过了（%s），不必再提交。".formatted(other.number()));
                });
    }

    private static boolean isSame(Told one, Told other) {
        return one.communityCode().equals(other.communityCode())
                && one.from().equals(other.from())
                && one.until().equals(other.until())
                && one.content().equals(other.content());
    }

    /** A signed record never changes: another, which names it, puts it right. */
    private void requireCorrectable(Told told, String licence) {
        if (told.corrects() == null) {
            return;
        }
        entries.findByNumber(told.corrects())
                .filter(wrong ->
                        wrong.state() == SIGNED && wrong.licenceNumber().equals(licence))
                .filter(wrong -> wrong.communityCode().equals(told.communityCode()) && wrong.nature() == told.nature())
                .orElseThrow(() -> new Refusal("只能更正您自己在同一社区、同类、已经签字的日志。请从列表中重新选择，或者不选。"));
        if (entries.existsByCorrectsAndStateIn(told.corrects(), STANDING)) {
            throw new Refusal("日志%s已经有一条更正。要再更正的，请更正那一条。".formatted(told.corrects()));
        }
    }

    private String open(Told told, String licence, long pairing) {
        var community = communities.findById(told.communityCode()).orElseThrow();
        var firm = pairings.findById(pairing).orElseThrow().firmCode();
        String number = dossiers.open(
                DOSSIER_KIND,
                community.districtCode(),
                "工作日志：%s%s%s（%s）"
                        .formatted(
                                community.name(),
                                told.kind().chinese(),
                                told.corrects() == null ? "" : "的更正",
                                ChineseDates.full(told.from().toLocalDate())),
                List.of(
                        Role.LAWYER.at(licence),
                        Role.LAW_FIRM.at(firm),
                        Role.COMMUNITY.at(community.code()),
                        Role.COMMUNITY_HEAD.at(community.code()),
                        Role.JUSTICE_OFFICE.at(community.streetCode())));
        if (told.corrects() != null) {
            dossiers.record(told.corrects(), null, "另有更正：" + number, "JG-11");
        }
        return number;
    }
}
