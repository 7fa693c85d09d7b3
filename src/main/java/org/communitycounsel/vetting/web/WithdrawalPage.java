package org.communitycounsel.vetting.web;

import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.platform.web.FormAnswer;
import org.communitycounsel.vetting.Certification;
import org.communitycounsel.vetting.Vetting;
import org.communitycounsel.vetting.process.CertificateRenewal;
import org.communitycounsel.vetting.process.LawyerVetting;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Withdrawal from the dossier's page: of a recommendation, or of a lawyer from the roster; by the firm itself only. */
@Controller
class WithdrawalPage {

    private static final int LONGEST_REASON = 500;

    private final Vetting vetting;
    private final Certification certification;
    private final LawyerVetting vettingFlow;
    private final CertificateRenewal renewalFlow;
    private final CurrentUser user;

    WithdrawalPage(
            Vetting vetting,
            Certification certification,
            LawyerVetting vettingFlow,
            CertificateRenewal renewalFlow,
            CurrentUser user) {
        this.vetting = vetting;
        this.certification = certification;
        this.vettingFlow = vettingFlow;
        this.renewalFlow = renewalFlow;
        this.user = user;
    }

    /** Takes the recommendation back. @param text why */
    @PostMapping("/vetting/{dossier}/withdrawal")
    String withdrawNomination(@PathVariable String dossier, @RequestParam String text, RedirectAttributes after) {
        onlyFor(vetting.find(dossier).orElseThrow(WithdrawalPage::notFound).firmCode());
        return answer(dossier, "推荐已撤回。", after, () -> vettingFlow.withdraw(dossier, reason(text)));
    }

    /** Takes the lawyer off the roster. @param text why */
    @PostMapping("/vetting/certificates/{number}/withdrawal")
    String withdrawCertificate(@PathVariable String number, @RequestParam String text, RedirectAttributes after) {
        onlyFor(certification.find(number).orElseThrow(WithdrawalPage::notFound).firmCode());
        return answer(number, "律师已撤出名册。", after, () -> renewalFlow.withdraw(number, reason(text)));
    }

    private String answer(String dossier, String done, RedirectAttributes after, Runnable withdrawal) {
        FormAnswer.give(after, () -> {
            withdrawal.run();
            return done;
        });
        return "redirect:/dossiers/" + dossier;
    }

    private static String reason(String text) {
        if (text.isBlank() || text.length() > LONGEST_REASON) {
            throw new Refusal("请写明撤回理由，不超过%d字。".formatted(LONGEST_REASON));
        }
        return text.strip();
    }

    /** Others get the same answer as for a dossier that does not exist. */
    private void onlyFor(String firm) {
        if (!user.isMemberOf(Role.LAW_FIRM.at(firm))) {
            throw notFound();
        }
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
