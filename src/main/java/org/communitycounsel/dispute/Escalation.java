package org.communitycounsel.dispute;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.communitycounsel.platform.district.Decisions;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.dossier.Dossiers;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.platform.notification.Notices;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reports at once, to whom the table {@code dispute-reports} says, until somebody has acknowledged; where the time runs out,
 * one level up by the table {@code dispute-ladder}. JG-12b, SH17-2.3d, SH17-2.3e, JG-7.3b.
 */
@Service
@Transactional
public class Escalation {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("M月d日HH:mm");

    private final Disputes disputes;
    private final Reports reports;
    private final Acknowledgements acknowledgements;
    private final Decisions decisions;
    private final Districts districts;
    private final PlaceNames places;
    private final Dossiers dossiers;
    private final Notices notices;
    private final Clock clock;

    Escalation(
            Disputes disputes,
            Reports reports,
            Acknowledgements acknowledgements,
            Decisions decisions,
            Districts districts,
            PlaceNames places,
            Dossiers dossiers,
            Notices notices,
            Clock clock) {
        this.disputes = disputes;
        this.reports = reports;
        this.acknowledgements = acknowledgements;
        this.decisions = decisions;
        this.districts = districts;
        this.places = places;
        this.dossiers = dossiers;
        this.notices = notices;
        this.clock = clock;
    }

    /** Begins a round of reports: whose report led to it need not be told; who reported before is told what it has become. */
    public void report(String number) {
        var dispute = disputes.of(number);
        int before = dispute.reportRound();
        dispute.nextReportRound();
        var informed = reports.findByDisputeIdOrderById(dispute.id()).stream()
                .filter(report -> report.round() == before)
                .map(Report::reporterGroup)
                .collect(toSet());
        var asked = new ArrayList<String>();
        for (var row : rows(dispute)) {
            String group = places.group(role(row, "role"), dispute);
            if (!informed.contains(group) && !asked.contains(group)) {
                ask(dispute, group, true, row);
                asked.add(group);
            }
        }
        String to = asked.stream().map(places::office).collect(joining("、"));
        dossiers.record(number, null, asked.isEmpty() ? "按定级无须上报" : "即时上报：" + to, null);
    }

    private List<Map<String, Object>> rows(Dispute dispute) {
        return decisions.evaluate(
                dispute.districtCode(),
                "dispute-reports",
                Map.of("grade", dispute.grade().id(), "authorityIsSide", dispute.hasAuthorityAsSide()));
    }

    private static Role role(Map<String, Object> row, String column) {
        return Role.ofGroup((String) row.get(column)).orElseThrow();
    }

    private void ask(Dispute dispute, String group, boolean first, Map<String, Object> row) {
        int hours = ((Number) row.get("hours")).intValue();
        acknowledgements.save(
                new Acknowledgement(dispute, group, first, hours, (String) row.get("clause"), clock.instant()));
        dossiers.admit(dispute.dossierNumber(), group);
        notices.send(
                group,
                dispute.dossierNumber(),
                "纠纷上报，请立即签收",
                "%s的%s，等级：%s。请在%d小时内到任务列表签收，节假日照常计时。"
                        .formatted(
                                places.community(dispute.communityCode()),
                                dispute.kind().chinese(),
                                dispute.grade().chinese(),
                                hours),
                "%d %s".formatted(dispute.reportRound(), clock.instant()));
    }

    /** The groups the present round's reports went to first, in the table's order. */
    @Transactional(readOnly = true)
    public List<String> recipients(String number) {
        return ofRound(disputes.of(number)).stream()
                .filter(Acknowledgement::isFirstAsked)
                .map(Acknowledgement::recipient)
                .toList();
    }

    private List<Acknowledgement> ofRound(Dispute dispute) {
        return acknowledgements.findByDisputeIdAndRoundOrderById(dispute.id(), dispute.reportRound());
    }

    /** What the group is asked now. */
    @Transactional(readOnly = true)
    public Acknowledgement asked(String number, String group) {
        return ofRound(disputes.of(number)).stream()
                .filter(asked -> asked.isOpen() && asked.recipient().equals(group))
                .findFirst()
                .orElseThrow();
    }

    /** @param note confidential; may be null */
    public void acknowledge(String number, String group, String account, String note) {
        asked(number, group).acknowledged(account, note, clock.instant());
    }

    /**
     * The group's time ran out: the level above is asked, and the trail says who let it lapse.
     *
     * @param next the group above
     * @param informed whether it has the report, or is asked for it, already
     */
    public record LevelUp(String next, boolean informed) {}

    public LevelUp lapse(String number, String group) {
        var dispute = disputes.of(number);
        var lapsed = asked(number, group);
        var row = ladder(dispute, group);
        String next = places.group(role(row, "nextRole"), dispute);
        lapsed.lapsed(next, clock.instant());
        acknowledgements.flush();
        boolean informed =
                ofRound(dispute).stream().anyMatch(asked -> asked.recipient().equals(next) && asked.lapsedAt() == null);
        if (!informed) {
            ask(dispute, next, false, row);
        }
        dossiers.record(number, null, trail(dispute, lapsed, next), (String) row.get("clause"));
        return new LevelUp(next, informed);
    }

    private Map<String, Object> ladder(Dispute dispute, String group) {
        String role = Role.ofGroup(group).orElseThrow().id();
        return decisions
                .evaluate(dispute.districtCode(), "dispute-ladder", Map.of("role", role))
                .get(0);
    }

    private String trail(Dispute dispute, Acknowledgement lapsed, String next) {
        return "逾时未签收：%s（%s送达，应于%s前签收）%s"
                .formatted(
                        places.office(lapsed.recipient()),
                        at(dispute, lapsed.askedAt()),
                        at(dispute, lapsed.dueAt()),
                        next.equals(lapsed.recipient()) ? "，继续催促" : "，上报" + places.office(next));
    }

    private String at(Dispute dispute, Instant moment) {
        return MOMENT.format(moment.atZone(districts.zone(dispute.districtCode())));
    }

    /** Nobody need acknowledge any more what is not acknowledged yet. */
    public void close(String number) {
        acknowledgements.findByDisputeIdOrderById(disputes.of(number).id()).stream()
                .filter(Acknowledgement::isOpen)
                .forEach(open -> open.closed(clock.instant()));
    }
}
