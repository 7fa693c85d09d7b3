package org.communitycounsel.dispute.web;

import org.communitycounsel.dispute.DisputeFigures;
import org.communitycounsel.pairing.Reach;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.platform.web.HomeLink;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How many disputes of what sort there were in the reader's places, without names. SH17-3.4b. */
@Controller
class DisputesPage {

    private static final Role[] READERS = {
        Role.JUSTICE_OFFICE, Role.COORDINATION_OFFICE, Role.DISTRICT_BUREAU, Role.CITY_BUREAU, Role.SUPERVISOR
    };

    private static final int MONTHS = 12;

    private final DisputeFigures figures;
    private final CurrentUser user;

    DisputesPage(DisputeFigures figures, CurrentUser user) {
        this.figures = figures;
        this.user = user;
    }

    @Bean
    @Order(56)
    static HomeLink disputesLink() {
        return HomeLink.of(
                "纠纷统计",
                "按等级、类别、月份和街道查看纠纷上报和化解的情况",
                "/disputes",
                user -> !Reach.of(user, READERS).isEmpty());
    }

    @GetMapping("/disputes")
    String show(Model model) {
        var reach = Reach.of(user, READERS);
        if (reach.isEmpty()) {
            throw new AccessDeniedException("no view of the disputes");
        }
        model.addAttribute("months", MONTHS);
        model.addAttribute("tables", figures.of(reach, MONTHS));
        return "dispute/disputes";
    }
}
