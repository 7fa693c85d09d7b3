package org.communitycounsel.schedule.web;

import java.util.ArrayList;
import java.util.List;
import org.communitycounsel.platform.dossier.DossierPart;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.schedule.ChangeReports;
import org.communitycounsel.schedule.ChangeWords;
import org.communitycounsel.schedule.ScheduleChange;
import org.communitycounsel.schedule.ScheduleChanges;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a change adds to the page of its dossier, and what its firm may do there. */
@Component
class ChangeDossier implements DossierPart {

    private final ScheduleChanges changes;
    private final ChangeWords words;

    ChangeDossier(ScheduleChanges changes, ChangeWords words) {
        this.changes = changes;
        this.words = words;
    }

    @Override
    public boolean supports(String kind) {
        return kind.equals(ChangeReports.DOSSIER_KIND);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Fact> facts(String number) {
        return changes.findByDossierNumber(number).map(this::facts).orElse(List.of());
    }

    private List<Fact> facts(ScheduleChange change) {
        var said = words.of(change);
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("状态", change.state().chinese() + (change.urgent() ? "（紧急）" : "")));
        facts.add(new Fact("社区", said.get("community").toString()));
        facts.add(new Fact("律所", said.get("firm").toString()));
        facts.add(new Fact("现服务律师", said.get("lawyers").toString()));
        facts.add(new Fact("申请", "%s，%s".formatted(said.get("asked"), said.get("days"))));
        facts.add(new Fact("理由", change.reasonName()));
        if (change.decided() != null) {
            facts.add(new Fact("决定", change.decided()));
        }
        if (change.endReason() != null) {
            facts.add(new Fact("结果", change.endReason()));
        }
        facts.add(new Fact("结对案卷", words.pairingDossier(change)));
        return facts;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Action> actions(String number, CurrentUser user) {
        return changes
                .findByDossierNumber(number)
                .filter(ScheduleChange::isUndecided)
                .filter(change -> user.isMemberOf(Role.LAW_FIRM.at(change.firmCode())))
                .map(change -> new Action("撤回报告", "/schedule/changes/%s/withdrawal".formatted(number), "撤回理由"))
                .stream()
                .toList();
    }
}
