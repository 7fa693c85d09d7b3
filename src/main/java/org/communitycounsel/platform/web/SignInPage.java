package org.communitycounsel.platform.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.communitycounsel.platform.identity.DemoAccounts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class SignInPage {

    private static final Map<String, String> NOTES = Map.of(
            "failed", "用户名或密码不正确。连续输错后须稍等片刻（最长一分钟）再试。",
            "no-account", "身份已核实，但您在本系统没有账号，请联系系统管理员开通。",
            "too-many", "来自您所在网络的错误登录过多，请五分钟后再试。",
            "expired", "页面停留过久，请重新登录。",
            "provider", "统一身份认证没有完成，请重试；仍不成功请联系系统管理员。",
            "signed-out", "您已安全退出。");

    private final ObjectProvider<DemoAccounts> demo;
    private final ObjectProvider<ClientRegistrationRepository> providers;

    SignInPage(ObjectProvider<DemoAccounts> demo, ObjectProvider<ClientRegistrationRepository> providers) {
        this.demo = demo;
        this.providers = providers;
    }

    @GetMapping("/sign-in")
    String signIn(@RequestParam Map<String, String> parameters, Authentication signedIn, Model model) {
        if (signedIn != null && !(signedIn instanceof AnonymousAuthenticationToken)) {
            return "redirect:/";
        }
        note(parameters).ifPresent(reason -> model.addAttribute("note", NOTES.get(reason)));
        model.addAttribute("good", parameters.containsKey("signed-out"));
        model.addAttribute("demo", demo.getIfAvailable());
        model.addAttribute("providers", providers());
        return "sign-in";
    }

    private List<ClientRegistration> providers() {
        return providers.getIfAvailable() instanceof InMemoryClientRegistrationRepository known
                ? StreamSupport.stream(known.spliterator(), false).toList()
                : List.of();
    }

    private static Optional<String> note(Map<String, String> parameters) {
        return parameters.keySet().stream().filter(NOTES::containsKey).findFirst();
    }
}
