package org.communitycounsel.worklog;

import java.time.Clock;
import java.util.List;
import org.communitycounsel.directory.Communities;
import org.communitycounsel.platform.calendar.ChineseDates;
import org.communitycounsel.platform.dossier.Dossiers;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.platform.notification.Notices;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The head of the community signs each record, or gives it back with a reason. JG-11b. */
@Service
@Transactional
public class LogSigning {

    private final LogEntries entries;
    private final Volumes volumes;
    private final SignatureNotes notes;
    private final Returns returns;
    private final Communities communities;
    private final Dossiers dossiers;
    private final Notices notices;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LogSigning(
            LogEntries entries,
            Volumes volumes,
            SignatureNotes notes,
            Returns returns,
            Communities communities,
            Dossiers dossiers,
            Notices notices,
            ApplicationEventPublisher events,
            Clock clock) {
        this.entries = entries;
        this.volumes = volumes;
        this.notes = notes;
        this.returns = returns;
        this.communities = communities;
        this.dossiers = dossiers;
        this.notices = notices;
        this.events = events;
        this.clock = clock;
    }

    /** It gets the next place in the community's volume. @param name the head's, as it stands under the record */
    public void sign(String number, String account, String name) {
        var entry = entries.of(number);
        entry.signed(account, name, clock.instant(), volumes.next(entry.communityCode()));
        entries.saveAndFlush(entry);
        volumes.append(entry);
        dossiers.record(number, account, "签字入卷：第%d号，校验码 %s".formatted(entry.seq(), entry.hash()), "JG-11");
        dossiers.close(number, "已签字，入卷第%d号".formatted(entry.seq()));
        events.publishEvent(
                new LogSigned(number, entry.pairing(), entry.communityCode(), entry.licenceNumber(), entry.corrects()));
    }

    public void giveBack(String number, String account, String reason) {
        var entry = entries.of(number);
        entry.returned();
        returns.add(entry.id(), account, reason, clock.instant());
        notices.send(
                Role.LAWYER.at(entry.licenceNumber()),
                number,
                "工作日志被退回",
                "%s：“%s”请到任务列表修改后重新提交。".formatted(what(entry), reason));
    }

    /** The deadline is past: the head is reminded, and the justice office learns of it. The record goes on waiting. */
    public void remind(String number) {
        var entry = entries.of(number);
        notices.send(
                Role.COMMUNITY_HEAD.at(entry.communityCode()),
                number,
                "工作日志逾期未签字",
                what(entry) + "，签字期限已过，请尽快到任务列表签字或者退回（JG-11）。");
        notices.send(Role.JUSTICE_OFFICE.at(entry.streetCode()), number, "工作日志逾期未签字", what(entry) + "，社区负责人逾期未签字，请督促。");
    }

    /** The head has not been moved by that: who supervises the programme learns of it. The record goes on waiting. HZ24-2.3. */
    public void report(String number) {
        var entry = entries.of(number);
        String district = entry.communityCode().substring(0, 6);
        String text = what(entry) + "，社区负责人经提醒仍未签字，请督办。";
        for (Role role : List.of(Role.SUPERVISOR, Role.COORDINATION_OFFICE)) {
            notices.send(role.at(district), number, "工作日志长期未签字", text);
        }
        dossiers.record(number, null, "社区负责人经提醒仍未签字，已报告督查人员和协调小组办公室", "HZ24-2.3");
    }

    private String what(LogEntry entry) {
        return "%s%s的“%s”"
                .formatted(
                        communities
                                .findById(entry.communityCode())
                                .orElseThrow()
                                .name(),
                        ChineseDates.full(entry.from().toLocalDate()),
                        entry.kind().chinese());
    }
}
