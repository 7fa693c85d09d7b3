package org.communitycounsel.schedule;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.pairing.PairingState;
import org.communitycounsel.pairing.Staffing;
import org.communitycounsel.platform.calendar.ChineseDates;
import org.communitycounsel.platform.calendar.LeadTimes;
import org.communitycounsel.platform.dossier.Dossiers;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.platform.notification.Notices;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What comes of a change that was approved: agreed upon, planned, in force from its day, over; or undone. JG-17c, HZ09-4.2c. */
@Service
@Transactional
public class ChangeEffect {

    private final ScheduleChanges changes;
    private final ChangeReports reports;
    private final Reallocation reallocation;
    private final ChangeWords words;
    private final Rearrangement rearrangement;
    private final Staffing staffing;
    private final ChangeNotices told;
    private final LeadTimes leadTimes;
    private final Dossiers dossiers;
    private final Notices notices;
    private final Clock clock;

    ChangeEffect(
            ScheduleChanges changes,
            ChangeReports reports,
            Reallocation reallocation,
            ChangeWords words,
            Rearrangement rearrangement,
            Staffing staffing,
            ChangeNotices told,
            LeadTimes leadTimes,
            Dossiers dossiers,
            Notices notices,
            Clock clock) {
        this.changes = changes;
        this.reports = reports;
        this.reallocation = reallocation;
        this.words = words;
        this.rearrangement = rearrangement;
        this.staffing = staffing;
        this.told = told;
        this.leadTimes = leadTimes;
        this.dossiers = dossiers;
        this.notices = notices;
        this.clock = clock;
    }

    /** Numbers of the dossiers of the pairings whose agreements are supplemented. */
    @Transactional(readOnly = true)
    public List<String> toSupplement(String dossier) {
        var change = reports.of(dossier);
        var numbers = new ArrayList<String>();
        if (change.kind().changesPairing()) {
            numbers.add(words.pairing(change).dossierNumber());
        }
        if (change.otherPairingId() != null) {
            numbers.add(words.other(change).dossierNumber());
        }
        return numbers;
    }

    /** The name of the community whose agreement is supplemented, where there are several such; else null. */
    @Transactional(readOnly = true)
    public String supplemented(String dossier, String pairingDossier) {
        var change = reports.of(dossier);
        if (toSupplement(dossier).size() < 2) {
            return null;
        }
        return Stream.of(words.pairing(change), words.other(change))
                .filter(pairing -> pairing.dossierNumber().equals(pairingDossier))
                .map(words::community)
                .findFirst()
                .orElseThrow();
    }

    /** Until when the supplement is signed: until the first day begins; an urgent one has the time of the table in any case. */
    @Transactional(readOnly = true)
    public Date signBy(String dossier, Date least) {
        var change = reports.of(dossier);
        var begins = leadTimes.beginning(change.districtCode(), change.effectiveFrom());
        return change.urgent() ? LeadTimes.later(begins, least) : begins;
    }

    /** Plans the service as decided, from the first day on; before it nothing changes. */
    public void arrange(String dossier) {
        var change = reports.of(dossier);
        var pairing = words.pairing(change);
        var from = reallocation.firstDay(change);
        switch (change.kind()) {
            case HOURS -> rearrangement.hoursFrom(pairing, from, change.weekday(), change.half());
            case LEAVE ->
                rearrangement.cover(
                        pairing, change.licenceNumber(), change.decidedLawyer(), from, change.effectiveUntil());
            case LAWYER ->
                rearrangement.lawyersFrom(
                        from,
                        List.of(new Rearrangement.Takeover(pairing, change.licenceNumber(), change.decidedLawyer())));
            case COMMUNITY -> exchange(change, pairing, from);
        }
        dossiers.record(
                pairing.dossierNumber(),
                null,
                "服务调整：%s，%s（调整案卷%s）".formatted(change.decided(), words.days(change), dossier),
                "JG-17c");
    }

    private void exchange(ScheduleChange change, Pairing pairing, LocalDate from) {
        var other = words.other(change);
        String coming = reallocation.soleLawyer(other);
        rearrangement.lawyersFrom(
                from,
                List.of(
                        new Rearrangement.Takeover(pairing, change.licenceNumber(), coming),
                        new Rearrangement.Takeover(other, coming, change.licenceNumber())));
    }

    /** The beginning of the first day. */
    @Transactional(readOnly = true)
    public Date begins(String dossier) {
        var change = reports.of(dossier);
        return leadTimes.beginning(change.districtCode(), change.effectiveFrom());
    }

    /** The beginning of the day after the last of a leave. */
    @Transactional(readOnly = true)
    public Date ends(String dossier) {
        var change = reports.of(dossier);
        return leadTimes.beginning(
                change.districtCode(), change.effectiveUntil().plusDays(1));
    }

    /** The first day has begun. @return whether it came about; else a cap left no room for who was to join */
    public boolean takeEffect(String dossier) {
        var change = reports.of(dossier);
        if (change.kind().changesPairing() && !staffing.takeEffect(dossier)) {
            return false;
        }
        if (change.kind() == ChangeKind.LEAVE) {
            change.began();
            dossiers.record(dossier, null, "代班开始：" + change.decided(), "JG-17c");
        } else {
            finish(change, "已生效：" + change.decided());
        }
        return true;
    }

    /** The leave is over: the lawyer serves again. */
    public void endCover(String dossier) {
        var change = reports.of(dossier);
        finish(
                change,
                "代班结束，%s于%s恢复服务"
                        .formatted(
                                words.name(change.licenceNumber()),
                                ChineseDates.full(change.effectiveUntil().plusDays(1))));
    }

    private void finish(ScheduleChange change, String text) {
        change.done(clock.instant());
        changes.saveAndFlush(change);
        told.all(change, "服务调整已办结", text + "。");
        told.close(change, text);
    }

    /** What was decided does not come about: who serves stays, firm, communities and office learn it. @param reason Chinese */
    public void fail(String dossier, String reason) {
        var change = reports.of(dossier);
        staffing.giveUp(dossier, reason);
        change.failed(reason, clock.instant());
        changes.saveAndFlush(change);
        restore(change);
        String text = "未能生效：%s，原律师继续服务".formatted(reason);
        dossiers.record(dossier, null, text, "JG-17c、HZ09-4.2c");
        told.all(change, "服务调整未能生效", text + "。");
        notices.send(
                Role.COORDINATION_OFFICE.at(change.districtCode()),
                dossier,
                "服务调整未能生效",
                words.about(change) + "：" + text + "。");
        told.close(change, text);
    }

    /** Who was to take over has left the roster: all stays as it is until it is decided anew. */
    public void reopen(String dossier) {
        var change = reports.of(dossier);
        String text = "拟承担的律师已不在律师名册，重新调配";
        staffing.giveUp(dossier, text);
        change.reopened();
        changes.saveAndFlush(change);
        restore(change);
        dossiers.record(dossier, null, text, "HZ09-4.2a、JG-17c");
        notices.send(
                Role.COORDINATION_OFFICE.at(change.districtCode()),
                dossier,
                "请重新调配",
                "%s：%s。".formatted(words.about(change), text));
    }

    /** Who serves stays, wherever a pairing goes on. */
    private void restore(ScheduleChange change) {
        var pairings = new ArrayList<>(List.of(words.pairing(change)));
        if (change.otherPairingId() != null) {
            pairings.add(words.other(change));
        }
        pairings.stream()
                .filter(pairing -> pairing.state() == PairingState.ACTIVE)
                .forEach(pairing -> rearrangement.restore(pairing, reallocation.firstDay(change)));
    }

    /** The lawyer it is about serves no longer: whatever was decided or has begun is undone. */
    void undo(ScheduleChange change, String reason) {
        if (change.kind().changesPairing()) {
            staffing.giveUp(change.dossierNumber(), reason);
        }
        if (List.of(ChangeState.APPROVED, ChangeState.IN_FORCE).contains(change.state())) {
            restore(change);
        }
    }

    /** One of the pairings has ended: whatever was decided for the other is undone. */
    void abandon(ScheduleChange change, String reason) {
        if (change.kind().changesPairing()) {
            staffing.giveUp(change.dossierNumber(), reason);
            restore(change);
        }
    }
}
