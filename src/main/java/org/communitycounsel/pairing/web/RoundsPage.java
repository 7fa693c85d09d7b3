package org.communitycounsel.pairing.web;

import static java.util.stream.Collectors.toMap;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import org.communitycounsel.pairing.Round;
import org.communitycounsel.pairing.Rounds;
import org.communitycounsel.pairing.process.PairingRound;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.district.District;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.dossier.Times;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.platform.web.FormAnswer;
import org.communitycounsel.platform.web.HomeLink;
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

/** The rounds of pairing and how far they are, for those who watch over the district; a running one comes again by itself. */
@Controller
@RequestMapping("/pairing/rounds")
class RoundsPage {

    private static final String EVERY_FIVE_SECONDS = "5";
    private static final int LONGEST_REASON = 500;

    private final Rounds rounds;
    private final PairingRound flow;
    private final Districts districts;
    private final CurrentUser user;

    RoundsPage(Rounds rounds, PairingRound flow, Districts districts, CurrentUser user) {
        this.rounds = rounds;
        this.flow = flow;
        this.districts = districts;
        this.user = user;
    }

    @Bean
    @Order(50)
    static HomeLink roundsLink() {
        return HomeLink.of(
                "批次结对",
                "查看各批次的进展、跳过的社区和原因",
                "/pairing/rounds",
                user -> user.tenants().stream().anyMatch(user::watchesOver));
    }

    @GetMapping
    String list(Model model, HttpServletResponse response) {
        var names = districts.all().stream()
                .filter(district -> user.watchesOver(district.code()))
                .collect(toMap(District::code, District::name));
        if (names.isEmpty()) {
            throw new AccessDeniedException("批次结对由区协调小组办公室、区司法局和督查人员查看。");
        }
        var found = rounds.of(names.keySet());
        refresh(found.stream().anyMatch(Round::running), response);
        model.addAttribute("mayStart", user.hasRole(Role.COORDINATION_OFFICE));
        model.addAttribute(
                "rows",
                found.stream()
                        .map(round -> new Row(round, names.get(round.districtCode()), started(round)))
                        .toList());
        return "pairing/rounds";
    }

    /** @param started in the district's own time */
    record Row(Round round, String district, String started) {}

    @GetMapping("/{dossier}")
    String show(@PathVariable String dossier, Model model, HttpServletResponse response) {
        var round = visible(dossier);
        refresh(round.running(), response);
        model.addAttribute("round", round);
        model.addAttribute("started", started(round));
        model.addAttribute("ended", time(round.endedAt(), round));
        model.addAttribute("streets", rounds.byStreet(dossier));
        model.addAttribute("leftOut", rounds.leftOut(dossier));
        return "pairing/round";
    }

    private static void refresh(boolean running, HttpServletResponse response) {
        if (running) {
            response.setHeader("Refresh", EVERY_FIVE_SECONDS);
        }
    }

    private String started(Round round) {
        return time(round.startedAt(), round);
    }

    private String time(Instant moment, Round round) {
        return new Times(districts.zone(round.districtCode())).at(moment);
    }

    /** Breaks a round off, by the coordination office itself. @param text why */
    @PostMapping("/{dossier}/stop")
    String stop(@PathVariable String dossier, @RequestParam String text, RedirectAttributes after) {
        var round = visible(dossier);
        if (!user.isMemberOf(Role.COORDINATION_OFFICE.at(round.districtCode()))) {
            throw notFound();
        }
        FormAnswer.give(after, () -> {
            flow.stop(dossier, reason(text));
            return "批次结对已停止，已发起的继续办理。";
        });
        return "redirect:/dossiers/" + dossier;
    }

    private static String reason(String text) {
        if (text.isBlank() || text.length() > LONGEST_REASON) {
            throw new Refusal("请写明停止理由，不超过%d字。".formatted(LONGEST_REASON));
        }
        return text.strip();
    }

    /** Others get the same answer as for a round that does not exist. */
    private Round visible(String dossier) {
        return rounds.find(dossier)
                .filter(round -> user.watchesOver(round.districtCode()))
                .orElseThrow(RoundsPage::notFound);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
