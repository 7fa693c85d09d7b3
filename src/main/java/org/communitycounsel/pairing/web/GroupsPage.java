package org.communitycounsel.pairing.web;

import java.util.List;
import java.util.Set;
import org.communitycounsel.pairing.Leaders;
import org.communitycounsel.pairing.Leaders.Area;
import org.communitycounsel.pairing.Reach;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.dossier.Times;
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

/** The lawyers' groups and who leads them (小组与大组); the association appoints. HZ09-4.3. */
@Controller
@RequestMapping("/pairing/groups")
class GroupsPage {

    private static final Role[] READERS = {
        Role.ASSOCIATION,
        Role.DISTRICT_BUREAU,
        Role.COORDINATION_OFFICE,
        Role.JUSTICE_OFFICE,
        Role.GROUP_LEADER,
        Role.AREA_LEADER
    };

    private final Leaders leaders;
    private final Districts districts;
    private final CurrentUser user;

    GroupsPage(Leaders leaders, Districts districts, CurrentUser user) {
        this.leaders = leaders;
        this.districts = districts;
        this.user = user;
    }

    @Bean
    @Order(52)
    static HomeLink groupsLink() {
        return HomeLink.of(
                "小组与大组",
                "各街道律师小组、各区大组的成员和组长",
                "/pairing/groups",
                user -> !Reach.of(user, READERS).isEmpty());
    }

    /** @param district six digits, where the reader sees several */
    @GetMapping
    String show(@RequestParam(defaultValue = "") String district, Model model) {
        var reach = reach();
        var visible = districts.all().stream()
                .filter(each -> reach.stream()
                        .anyMatch(beginning -> each.code().startsWith(beginning) || beginning.startsWith(each.code())))
                .sorted(java.util.Comparator.comparing(each -> each.code()))
                .toList();
        String shown = visible.stream()
                .map(each -> each.code())
                .filter(code -> district.isEmpty() || code.equals(district))
                .findFirst()
                .orElse("");
        model.addAttribute("districts", visible);
        model.addAttribute("district", shown);
        model.addAttribute("areas", areas(shown, reach));
        model.addAttribute("mayAppoint", mayAppoint(shown));
        model.addAttribute("times", new Times(districts.zone(shown)));
        return "pairing/groups";
    }

    /** Of the district only what the reader may see, be it one street. */
    private List<Area> areas(String district, Set<String> reach) {
        if (district.isEmpty()) {
            return List.of();
        }
        var within = reach.stream()
                .filter(beginning -> beginning.startsWith(district) || district.startsWith(beginning))
                .map(beginning -> beginning.length() < district.length() ? district : beginning)
                .toList();
        return leaders.of(within);
    }

    /** @param place a street's or district's code */
    @PostMapping("/{place}/leader")
    String appoint(
            @org.springframework.web.bind.annotation.PathVariable String place,
            @RequestParam(defaultValue = "") String lawyer,
            RedirectAttributes after) {
        if (!place.matches("[0-9]{6}([0-9]{3})?") || !mayAppoint(place)) {
            throw new AccessDeniedException("only the city's association appoints");
        }
        FormAnswer.give(after, () -> {
            leaders.appoint(place, lawyer, user.id());
            return "已任命，并已通知律师本人。";
        });
        after.addAttribute("district", place.substring(0, 6));
        return "redirect:/pairing/groups";
    }

    private boolean mayAppoint(String place) {
        return Reach.of(user, Role.ASSOCIATION).stream().anyMatch(place::startsWith);
    }

    private Set<String> reach() {
        var reach = Reach.of(user, READERS);
        if (reach.isEmpty()) {
            throw new AccessDeniedException("no view of the groups");
        }
        return reach;
    }
}
