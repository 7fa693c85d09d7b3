package org.communitycounsel.pairing.web;

import org.communitycounsel.pairing.Pairings;
import org.communitycounsel.pairing.process.PairingAgreement;
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

/** The justice office of the community's street gives a search up, from the dossier's page. */
@Controller
class CancellationPage {

    private static final int LONGEST_REASON = 500;

    private final Pairings pairings;
    private final PairingAgreement flow;
    private final CurrentUser user;

    CancellationPage(Pairings pairings, PairingAgreement flow, CurrentUser user) {
        this.pairings = pairings;
        this.flow = flow;
        this.user = user;
    }

    /** @param text why */
    @PostMapping("/pairing/{dossier}/cancellation")
    String cancel(@PathVariable String dossier, @RequestParam String text, RedirectAttributes after) {
        pairings.findByDossierNumber(dossier)
                .filter(pairing -> PairingDossier.isOfOffice(pairing, user))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        FormAnswer.give(after, () -> {
            flow.cancel(dossier, reason(text));
            return "结对已终止。";
        });
        return "redirect:/dossiers/" + dossier;
    }

    private static String reason(String text) {
        if (text.isBlank() || text.length() > LONGEST_REASON) {
            throw new Refusal("请写明终止理由，不超过%d字。".formatted(LONGEST_REASON));
        }
        return text.strip();
    }
}
