package org.communitycounsel.pairing.web;

import org.communitycounsel.pairing.Assistances;
import org.communitycounsel.pairing.process.AssistantPairing;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.web.FormAnswer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The school says on the dossier's page that a student does not assist any more. HZ09-4.2d. */
@Controller
class DeparturePage {

    private static final int LONGEST_REASON = 500;

    private final Assistances assistances;
    private final AssistantPairing flow;
    private final CurrentUser user;

    DeparturePage(Assistances assistances, AssistantPairing flow, CurrentUser user) {
        this.assistances = assistances;
        this.flow = flow;
        this.user = user;
    }

    /** @param text why */
    @PostMapping("/assistants/{dossier}/departures/{student}")
    String leave(
            @PathVariable String dossier,
            @PathVariable Long student,
            @RequestParam String text,
            RedirectAttributes after) {
        assistances
                .findByDossierNumber(dossier)
                .filter(assistance -> AssistantDossier.isOfSchool(assistance, user))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        FormAnswer.give(after, () -> {
            flow.leave(dossier, student, reason(text), user.id());
            return "已登记离任，请在任务列表中推荐接替的学生。";
        });
        return "redirect:/dossiers/" + dossier;
    }

    private static String reason(String text) {
        if (text.isBlank() || text.length() > LONGEST_REASON) {
            throw new Refusal("请写明离任原因，不超过%d字。".formatted(LONGEST_REASON));
        }
        return text.strip();
    }
}
