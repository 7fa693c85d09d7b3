package org.communitycounsel.review.web;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.platform.web.HomeLink;
import org.communitycounsel.review.CreditRecord;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The credit record and the year's commendation list. SH17-3.3, HZ09-7.4d. Who watches over a district sees all of it; lawyers and
 * firms see what stands of themselves, and whom their district commends.
 */
@Controller
class CreditPage {

    private final CreditRecord credit;
    private final CurrentUser user;
    private final Clock clock;

    CreditPage(CreditRecord credit, CurrentUser user, Clock clock) {
        this.credit = credit;
        this.user = user;
        this.clock = clock;
    }

    @Bean
    @Order(60)
    static HomeLink creditLink() {
        return HomeLink.of("信用记录和表彰名单", "查看考评结果的信用记录和年度表彰名单", "/credit-record", CreditPage::isFor);
    }

    private static boolean isFor(CurrentUser user) {
        return user.hasRole(Role.LAWYER)
                || user.hasRole(Role.LAW_FIRM)
                || !watched(user).isEmpty();
    }

    private static List<String> watched(CurrentUser user) {
        return user.tenants().stream().filter(user::watchesOver).toList();
    }

    /** @param year of the commendation list, and of what those who watch see; this year where it is missing */
    @GetMapping("/credit-record")
    String show(@RequestParam(required = false) Integer year, Model model) {
        if (!isFor(user)) {
            throw new AccessDeniedException("信用记录由区协调小组办公室、区司法局、督查人员和律所、律师本人查看。");
        }
        int shown = year == null ? thisYear() : year;
        var watched = watched(user);
        model.addAttribute("year", shown);
        model.addAttribute(
                "entries",
                watched.isEmpty()
                        ? credit.of(user.places(Role.LAWYER), user.places(Role.LAW_FIRM))
                        : credit.inDistricts(watched, shown));
        model.addAttribute("ofAll", !watched.isEmpty());
        model.addAttribute("commended", credit.commended(watched.isEmpty() ? user.tenants() : watched, shown));
        return "review/credit";
    }

    private int thisYear() {
        return ZonedDateTime.ofInstant(clock.instant(), Districts.DEFAULT_ZONE).getYear();
    }
}
