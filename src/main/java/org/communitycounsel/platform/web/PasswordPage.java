package org.communitycounsel.platform.web;

import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.identity.Accounts;
import org.communitycounsel.platform.identity.CurrentUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where people change their own password. */
@Controller
class PasswordPage {

    private final Accounts accounts;
    private final CurrentUser user;

    PasswordPage(Accounts accounts, CurrentUser user) {
        this.accounts = accounts;
        this.user = user;
    }

    @GetMapping("/account/password")
    String form(Model model) {
        model.addAttribute("rules", accounts.passwordRules());
        model.addAttribute("outside", accounts.passwordsAreOutside());
        return "password";
    }

    @PostMapping("/account/password")
    String change(@RequestParam String present, @RequestParam String next, @RequestParam String again, Model model) {
        try {
            if (!next.equals(again)) {
                throw new Refusal("两次输入的新密码不一致，请重新输入。");
            }
            accounts.changePassword(user.id(), present, next);
            model.addAttribute("changed", true);
        } catch (Refusal refusal) {
            model.addAttribute("refusal", refusal.getMessage());
        }
        return form(model);
    }
}
