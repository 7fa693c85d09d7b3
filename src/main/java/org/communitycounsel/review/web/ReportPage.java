package org.communitycounsel.review.web;

import java.util.concurrent.atomic.AtomicReference;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.pairing.Pairings;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.web.FormAnswer;
import org.communitycounsel.review.ReplacementGrounds;
import org.communitycounsel.review.Replacements;
import org.communitycounsel.review.process.LawyerReplacement;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The community, or its justice office, reports on a dossier's page that a lawyer is irresponsible, or adds to what it reported.
 * JG-21. Others get the same answer as for what does not exist.
 */
@Controller
class ReportPage {

    private static final int LONGEST_TEXT = 1000;

    private final LawyerReplacement flow;
    private final ReplacementGrounds grounds;
    private final Replacements replacements;
    private final Pairings pairings;
    private final CurrentUser user;

    ReportPage(
            LawyerReplacement flow,
            ReplacementGrounds grounds,
            Replacements replacements,
            Pairings pairings,
            CurrentUser user) {
        this.flow = flow;
        this.grounds = grounds;
        this.replacements = replacements;
        this.pairings = pairings;
        this.user = user;
    }

    /** @param text what the lawyer did or did not do */
    @PostMapping("/replacements/of/{pairing}/{licence}")
    String report(
            @PathVariable Long pairing,
            @PathVariable String licence,
            @RequestParam String text,
            RedirectAttributes after) {
        String pairingDossier = pairings.findById(pairing)
                .filter(each -> ReplacementDossier.isReporter(each.communityCode(), user))
                .map(Pairing::dossierNumber)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var dossier = new AtomicReference<>(pairingDossier);
        FormAnswer.give(after, () -> {
            dossier.set(flow.report(pairing, licence, checked(text), user));
            return "已受理并立案，先听取律师和律所意见，再由协调小组办公室认定。";
        });
        return "redirect:/dossiers/" + dossier.get();
    }

    /** @param text what is added */
    @PostMapping("/replacements/{dossier}/grounds")
    String add(@PathVariable String dossier, @RequestParam String text, RedirectAttributes after) {
        replacements
                .findByDossierNumber(dossier)
                .filter(replacement -> ReplacementDossier.isReporter(replacement.communityCode(), user))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        FormAnswer.give(after, () -> {
            grounds.addReport(dossier, checked(text), user);
            return "已补充，认定时一并考虑。";
        });
        return "redirect:/dossiers/" + dossier;
    }

    private static String checked(String text) {
        if (text.isBlank() || text.length() > LONGEST_TEXT) {
            throw new Refusal("请写明具体情况，不超过%d字。".formatted(LONGEST_TEXT));
        }
        return text.strip();
    }
}
