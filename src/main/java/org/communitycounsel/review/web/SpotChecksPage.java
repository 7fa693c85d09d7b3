package org.communitycounsel.review.web;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.district.District;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.dossier.Times;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.platform.web.HomeLink;
import org.communitycounsel.review.SpotChecks;
import org.communitycounsel.review.process.SpotCheck;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The drawings of spot checks with seed and roster, so that anyone can draw again. While checks are under way they are for
 * those who do them; from when they are closed, for everybody who works in the district, lawyers and firms too.
 */
@Controller
@RequestMapping("/spot-checks")
class SpotChecksPage {

    private final SpotChecks checks;
    private final SpotCheck flow;
    private final Districts districts;
    private final CurrentUser user;

    SpotChecksPage(SpotChecks checks, SpotCheck flow, Districts districts, CurrentUser user) {
        this.checks = checks;
        this.flow = flow;
        this.districts = districts;
        this.user = user;
    }

    @Bean
    @Order(59)
    static HomeLink spotChecksLink() {
        return HomeLink.of(
                "走访抽查",
                "查看每月抽查的名册、随机种子和抽签结果",
                "/spot-checks",
                user -> !user.tenants().isEmpty());
    }

    /** @param drawn in the district's own time */
    record Row(SpotChecks.Draw draw, String district, String month, String drawn) {}

    @GetMapping
    String list(Model model) {
        Map<String, String> names = districts.all().stream()
                .filter(district -> user.tenants().contains(district.code()))
                .collect(toMap(District::code, District::name));
        model.addAttribute(
                "begin",
                names.entrySet().stream()
                        .filter(district -> mayDraw(district.getKey()) && !checks.isDrawn(district.getKey()))
                        .toList());
        model.addAttribute(
                "rows",
                checks.in(names.keySet()).stream()
                        .filter(this::mayRead)
                        .map(draw -> row(draw, names.get(draw.districtCode())))
                        .toList());
        return "review/spot-checks";
    }

    private Row row(SpotChecks.Draw draw, String district) {
        return new Row(
                draw,
                district,
                "%d年%d月".formatted(draw.month().getYear(), draw.month().getMonthValue()),
                new Times(districts.zone(draw.districtCode())).at(draw.drawnAt().toInstant()));
    }

    private boolean mayDraw(String district) {
        return user.tenants().contains(district) && user.isMemberOf(Role.COORDINATION_OFFICE.at(district));
    }

    /** The coordination office has this month's checks drawn. */
    @PostMapping
    String draw(@RequestParam String district, RedirectAttributes after) {
        if (!mayDraw(district)) {
            throw new AccessDeniedException("走访抽查由本区协调小组办公室抽签。");
        }
        try {
            return "redirect:/spot-checks/" + flow.begin(district);
        } catch (Refusal refusal) {
            after.addFlashAttribute("error", refusal.getMessage());
            return "redirect:/spot-checks";
        }
    }

    @GetMapping("/{dossier}")
    String show(@PathVariable String dossier, Model model) {
        var draw = checks.find(dossier)
                .filter(this::mayRead)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        List<SpotChecks.Place> roster = checks.rosterOf(dossier);
        model.addAttribute(
                "row",
                row(
                        draw,
                        districts.find(draw.districtCode()).map(District::name).orElse("")));
        model.addAttribute("roster", roster);
        model.addAttribute("samples", samples(roster));
        model.addAttribute(
                "drawn", roster.stream().filter(SpotChecks.Place::drawn).count());
        return "review/spot-check";
    }

    /** How many were taken of each street, such as 清波街道2个中取1个. */
    private static String samples(List<SpotChecks.Place> roster) {
        var streets = roster.stream().collect(groupingBy(SpotChecks.Place::street, LinkedHashMap::new, toList()));
        return streets.entrySet().stream()
                .map(street -> "%s%d个中取%d个"
                        .formatted(
                                street.getKey(),
                                street.getValue().size(),
                                street.getValue().stream()
                                        .filter(SpotChecks.Place::drawn)
                                        .count()))
                .collect(joining("、"));
    }

    private boolean mayRead(SpotChecks.Draw draw) {
        String district = draw.districtCode();
        boolean checks = user.places(Role.JUSTICE_OFFICE).stream().anyMatch(street -> street.startsWith(district));
        return user.tenants().contains(district) && (draw.closed() || user.watchesOver(district) || checks);
    }
}
