package org.communitycounsel.schedule.web;

import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.platform.web.FormAnswer;
import org.communitycounsel.schedule.ScheduleChanges;
import org.communitycounsel.schedule.process.ScheduleChangeFlow;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The firm takes a report of a change back, from the dossier's page, until it is decided. JG-17a. */
@Controller
class ChangeWithdrawalPage {

    private static final int LONGEST_REASON = 500;

    private final ScheduleChanges changes;
    private final ScheduleChangeFlow flow;
    private final CurrentUser user;

    ChangeWithdrawalPage(ScheduleChanges changes, ScheduleChangeFlow flow, CurrentUser user) {
        this.changes = changes;
        this.flow = flow;
        this.user = user;
    }

    /** Others get the same answer as for a dossier that does not exist. @param text why */
    @PostMapping("/schedule/changes/{dossier}/withdrawal")
    String withdraw(@PathVariable String dossier, @RequestParam String text, RedirectAttributes after) {
        changes.findByDossierNumber(dossier)
                .filter(change -> user.isMemberOf(Role.LAW_FIRM.at(change.firmCode())))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        FormAnswer.give(after, () -> {
            flow.withdraw(dossier, reason(text), user.id());
            return "报告已撤回，现有安排不变。";
        });
        return "redirect:/dossiers/" + dossier;
    }

    private static String reason(String text) {
        if (text.isBlank() || text.length() > LONGEST_REASON) {
            throw new Refusal("请写明撤回理由，不超过%d字。".formatted(LONGEST_REASON));
        }
        return text.strip();
    }
}
