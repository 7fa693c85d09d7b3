package org.communitycounsel.worklog.web;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.communitycounsel.platform.web.HomeLink;
import org.communitycounsel.worklog.Obligation;
import org.communitycounsel.worklog.Obligations;
import org.communitycounsel.worklog.Progress;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is due in the present week, month, quarter and year, and what will be missing (服务目标). HZ09-5.1, JG-9, SH17-2.3. */
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

    /** The obligations of one pairing. @param worst the most pressing of them */
    record Served(Obligation first, List<Obligation> all, Progress worst) {}

    /** How many obligations of a street are how far. */
    record Street(String code, String name, long pairings, long done, long underWay, long atRisk) {}

    /** @param of id of one of the reader's own {@link LogScope}s; the first where empty */
    @GetMapping("/worklog/duty")
    String duty(@RequestParam(defaultValue = "") String of, Model model) {
        var own = scopes.ofUser();
        var scope = LogScopes.chosen(own, of);
        var all = obligations(scope);
        model.addAttribute("scopes", own);
        model.addAttribute("scope", scope);
        model.addAttribute("atRisk", count(all, Progress.AT_RISK));
        model.addAttribute("underWay", count(all, Progress.UNDER_WAY));
        model.addAttribute("done", count(all, Progress.DONE));
        if (scope.isDistrict()) {
            model.addAttribute("streets", streets(all));
        } else {
            model.addAttribute("served", served(all));
        }
        return "worklog/duty";
    }

    private List<Obligation> obligations(LogScope scope) {
        if (scope.isLawyer()) {
            return obligations.ofLawyer(scope.code());
        }
        return scope.isFirm() ? obligations.ofFirm(scope.code()) : obligations.ofPlace(scope.code());
    }

    private static long count(Collection<Obligation> all, Progress progress) {
        return all.stream().filter(one -> one.progress() == progress).count();
    }

    /** What is pressing comes first. */
    private static List<Served> served(Collection<Obligation> all) {
        var served = new ArrayList<Served>();
        all.stream()
                .collect(groupingBy(
                        one -> one.pairing().communityCode() + one.pairing().id(), TreeMap::new, toList()))
                .values()
                .forEach(list -> served.add(new Served(list.get(0), list, worst(list))));
        served.sort((one, other) -> other.worst().compareTo(one.worst()));
        return served;
    }

    private static Progress worst(Collection<Obligation> list) {
        return list.stream().map(Obligation::progress).max(Progress::compareTo).orElse(Progress.DONE);
    }

    private static List<Street> streets(Collection<Obligation> all) {
        return all.stream()
                .collect(groupingBy(one -> one.pairing().streetCode(), TreeMap::new, toList()))
                .values()
                .stream()
                .map(DutyTargetsPage::street)
                .toList();
    }

    private static Street street(List<Obligation> list) {
        var pairing = list.get(0).pairing();
        return new Street(
                pairing.streetCode(),
                pairing.street(),
                list.stream().map(one -> one.pairing().id()).distinct().count(),
                count(list, Progress.DONE),
                count(list, Progress.UNDER_WAY),
                count(list, Progress.AT_RISK));
    }
}
