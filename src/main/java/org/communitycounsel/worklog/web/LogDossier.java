package org.communitycounsel.worklog.web;

import java.util.ArrayList;
import java.util.List;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.dossier.DossierPart;
import org.communitycounsel.platform.dossier.Times;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.worklog.LogEntries;
import org.communitycounsel.worklog.LogEntry;
import org.communitycounsel.worklog.LogRecording;
import org.communitycounsel.worklog.LogState;
import org.communitycounsel.worklog.LogWords;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a record adds to the page of its dossier. */
@Component
class LogDossier implements DossierPart {

    private final LogEntries entries;
    private final LogWords words;
    private final Districts districts;

    LogDossier(LogEntries entries, LogWords words, Districts districts) {
        this.entries = entries;
        this.words = words;
        this.districts = districts;
    }

    @Override
    public boolean supports(String kind) {
        return kind.equals(LogRecording.DOSSIER_KIND);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Fact> facts(String number) {
        return entries.findByNumber(number).map(this::facts).orElse(List.of());
    }

    private List<Fact> facts(LogEntry entry) {
        var said = words.of(entry);
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("状态", entry.state().chinese()));
        facts.add(new Fact("社区", said.get("community").toString()));
        facts.add(new Fact("律师", said.get("lawyer").toString()));
        facts.add(new Fact("记录的是", "%s，%s".formatted(said.get("nature"), said.get("time"))));
        facts.add(new Fact("值班签到", said.get("attendance").toString()));
        facts.add(new Fact("服务对象", said.get("served").toString()));
        facts.add(new Fact("服务类别", said.get("kind").toString()));
        facts.add(new Fact("内容", entry.content()));
        facts.add(new Fact("结果", entry.result()));
        if (entry.corrects() != null) {
            facts.add(new Fact("更正", entry.corrects()));
        }
        entries.findFirstByCorrectsAndState(entry.number(), LogState.SIGNED)
                .ifPresent(newer -> facts.add(new Fact("已被更正", "以%s为准".formatted(newer.number()))));
        if (entry.state() == LogState.SIGNED) {
            facts.add(new Fact("签字", "%s，%s".formatted(entry.signedByName(), at(entry))));
            facts.add(new Fact("入卷", "第%d号，校验码 %s".formatted(entry.seq(), entry.hash())));
        }
        return facts;
    }

    private String at(LogEntry entry) {
        return new Times(districts.zone(entry.districtCode())).at(entry.signedAt());
    }

    @Override
    @Transactional(readOnly = true)
    public List<Link> links(String number, CurrentUser user) {
        return entries
                .findByNumber(number)
                .filter(entry -> entry.state() == LogState.SIGNED)
                .filter(entry -> user.isMemberOf(Role.LAWYER.at(entry.licenceNumber())))
                .filter(entry -> entries.findFirstByCorrectsAndState(number, LogState.SIGNED)
                        .isEmpty())
                .map(entry -> new Link("更正这条日志", "/worklog/new?corrects=" + number))
                .stream()
                .toList();
    }
}
