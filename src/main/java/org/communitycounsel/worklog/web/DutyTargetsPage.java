package org.communitycounsel.worklog.web;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import org.communitycounsel.platform.Word;
import org.communitycounsel.platform.web.HomeLink;
import org.communitycounsel.worklog.LookBack;
import org.communitycounsel.worklog.Obligation;
import org.communitycounsel.worklog.Obligations;
import org.communitycounsel.worklog.Progress;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * What is due in the present week, month, quarter and year, and what will be missing; looking back, what was missing (服务目标).
 * HZ09-5.1, JG-9, SH17-2.3.
 */
@Controller
class DutyTargetsPage {

    private final LogScopes scopes;
    private final Obligations obligations;

    DutyTargetsPage(LogScopes scopes, Obligations obligations) {
        this.scopes = scopes;
        this.obligations = obligations;
    }

    @Bean
    @Order(66)
    static HomeLink targetsLink() {
        return HomeLink.of("服务目标", "本周、本月、本季度、本年应做的服务，做了多少，还缺什么", "/worklog/duty", LogScopes::concern);
    }

    private static final List<Progress> PRESENT = List.of(Progress.AT_RISK, Progress.UNDER_WAY, Progress.DONE);
    private static final List<Progress> PAST = List.of(Progress.MISSED, Progress.UNSIGNED, Progress.DONE);

    /** The targets of one pairing. @param worst how far the most pressing of them is */
    record Served(Obligation first, List<Kept> targets, Progress worst) {}

    /** A target in the present period, or in those looked back at. @param open those that are not done */
    record Kept(Obligation first, int periods, List<Obligation> open, Progress worst) {}

    /** How many obligations are that far. */
    record Tally(Progress progress, long count) {}

    /** How many obligations of a street are how far. */
    record Street(String code, String name, long pairings, List<Tally> tallies) {}

    /**
     * @param of id of one of the reader's own {@link LogScope}s; the first where empty
     * @param back id of a {@link LookBack}; the present periods where empty
     */
    @GetMapping("/worklog/duty")
    String duty(@RequestParam(defaultValue = "") String of, @RequestParam(defaultValue = "") String back, Model model) {
        var own = scopes.ofUser();
        var scope = LogScopes.chosen(own, of);
        var past = back.isEmpty() ? null : past(back);
        var all = past == null ? obligations(scope) : obligations(scope, past);
        var shown = past == null ? PRESENT : PAST;
        model.addAttribute("scopes", own);
        model.addAttribute("scope", scope);
        model.addAttribute("past", past);
        model.addAttribute("pasts", LookBack.values());
        model.addAttribute("tallies", tallies(all, shown));
        model.addAttribute("all", all);
        if (scope.isDistrict()) {
            model.addAttribute("streets", streets(all, shown));
        } else {
            model.addAttribute("served", served(all));
        }
        return "worklog/duty";
    }

    private static LookBack past(String id) {
        return Word.of(LookBack.class, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private List<Obligation> obligations(LogScope scope, LookBack past) {
        if (scope.isLawyer()) {
            return obligations.ofLawyer(scope.code(), past);
        }
        return scope.isFirm() ? obligations.ofFirm(scope.code(), past) : obligations.ofPlace(scope.code(), past);
    }

    private List<Obligation> obligations(LogScope scope) {
        if (scope.isLawyer()) {
            return obligations.ofLawyer(scope.code());
        }
        return scope.isFirm() ? obligations.ofFirm(scope.code()) : obligations.ofPlace(scope.code());
    }

    private static List<Tally> tallies(Collection<Obligation> all, List<Progress> shown) {
        return shown.stream()
                .map(progress -> new Tally(
                        progress,
                        all.stream().filter(one -> one.progress() == progress).count()))
                .toList();
    }

    /** What is pressing comes first. */
    private static List<Served> served(Collection<Obligation> all) {
        var served = new ArrayList<Served>();
        all.stream()
                .collect(groupingBy(
                        one -> one.pairing().communityCode() + one.pairing().id(), TreeMap::new, toList()))
                .values()
                .forEach(list -> served.add(new Served(list.get(0), kept(list), worst(list))));
        served.sort((one, other) -> other.worst().compareTo(one.worst()));
        return served;
    }

    private static List<Kept> kept(Collection<Obligation> list) {
        return list.stream().collect(groupingBy(Obligation::targetId, LinkedHashMap::new, toList())).values().stream()
                .map(periods -> new Kept(periods.get(0), periods.size(), open(periods), worst(periods)))
                .toList();
    }

    private static List<Obligation> open(Collection<Obligation> periods) {
        return periods.stream().filter(one -> one.progress() != Progress.DONE).toList();
    }

    private static Progress worst(Collection<Obligation> list) {
        return list.stream().map(Obligation::progress).max(Progress::compareTo).orElse(Progress.DONE);
    }

    private static List<Street> streets(Collection<Obligation> all, List<Progress> shown) {
        return all.stream()
                .collect(groupingBy(one -> one.pairing().streetCode(), TreeMap::new, toList()))
                .values()
                .stream()
                .map(list -> street(list, shown))
                .toList();
    }

    private static Street street(List<Obligation> list, List<Progress> shown) {
        var pairing = list.get(0).pairing();
        return new Street(
                pairing.streetCode(),
                pairing.street(),
                list.stream().map(one -> one.pairing().id()).distinct().count(),
                tallies(list, shown));
    }
}
