package org.communitycounsel.pairing.web;

import java.util.Set;
import org.communitycounsel.pairing.Reach;
import org.communitycounsel.pairing.Studios;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.platform.web.FormAnswer;
import org.communitycounsel.platform.web.HomeLink;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where a community says where its studio is (HZ09-4.2e), the justice office for its street's communities (JG-7.1), and
 * where both find notice, card and poster to print and give out.
 */
@Controller
@RequestMapping("/pairing/studios")
class StudioPage {

    private static final Role[] READERS = {Role.COMMUNITY, Role.COMMUNITY_HEAD, Role.JUSTICE_OFFICE};

    private final Studios studios;
    private final CurrentUser user;

    StudioPage(Studios studios, CurrentUser user) {
        this.studios = studios;
        this.user = user;
    }

    @Bean
    @Order(51)
    static HomeLink studiosLink() {
        return HomeLink.of(
                "公示与联系卡",
                "填写工作室地点，打印服务联系卡和工作室公示牌",
                "/pairing/studios",
                user -> !Reach.of(user, READERS).isEmpty());
    }

    @GetMapping
    String show(Model model) {
        model.addAttribute("studios", studios.of(reach()));
        return "pairing/studios";
    }

    /** @param community twelve digits */
    @PostMapping
    String state(
            @RequestParam String community,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "false") boolean shared,
            RedirectAttributes after) {
        if (!community.matches("[0-9]{12}") || reach().stream().noneMatch(community::startsWith)) {
            throw new AccessDeniedException("another's community");
        }
        FormAnswer.give(after, () -> {
            studios.state(community, place, shared, user.id());
            return "工作室地点已保存，公示页随即更新。";
        });
        return "redirect:/pairing/studios";
    }

    private Set<String> reach() {
        var reach = Reach.of(user, READERS);
        if (reach.isEmpty()) {
            throw new AccessDeniedException("only communities and justice offices state studios");
        }
        return reach;
    }
}
