package org.communitycounsel.worklog.web;

import org.communitycounsel.platform.web.HomeLink;
import org.communitycounsel.worklog.Verification;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Whether the signed logs are as they were signed (日志核验). HZ24-2.3. */
@Controller
class VerifyPage {

    private final LogScopes scopes;
    private final Verification verification;

    VerifyPage(LogScopes scopes, Verification verification) {
        this.scopes = scopes;
        this.verification = verification;
    }

    @Bean
    @Order(67)
    static HomeLink verifyLink() {
        return HomeLink.of("日志核验", "核验签字入卷的工作日志有没有被改动", "/worklog/verify", LogScopes::concernsVolumes);
    }

    /** @param of id of one of the reader's own {@link LogScope}s; the first where empty */
    @GetMapping("/worklog/verify")
    String verify(@RequestParam(defaultValue = "") String of, Model model) {
        var own = scopes.volumes();
        var scope = LogScopes.chosen(own, of);
        var reports = verification.communities(scope.code()).stream()
                .map(verification::verify)
                .toList();
        model.addAttribute("scopes", own);
        model.addAttribute("scope", scope);
        model.addAttribute("reports", reports);
        model.addAttribute(
                "touched", reports.stream().filter(report -> !report.isIntact()).count());
        return "worklog/verify";
    }
}
