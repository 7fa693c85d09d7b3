package org.communitycounsel.worklog.web;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.communitycounsel.platform.Word;
import org.communitycounsel.platform.calendar.ChineseDates;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.platform.web.HomeLink;
import org.communitycounsel.worklog.LogList;
import org.communitycounsel.worklog.LogState;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The work logs a person may see, the newest first (工作日志). */
@Controller
class LogListPage {

    private static final int A_PAGE = 20;
    private static final int MOST_PAGES = 10_000;

    private final LogScopes scopes;
    private final LogList logs;
    private final CurrentUser user;
    private final Clock clock;

    LogListPage(LogScopes scopes, LogList logs, CurrentUser user, Clock clock) {
        this.scopes = scopes;
        this.logs = logs;
        this.user = user;
        this.clock = clock;
    }

    @Bean
    @Order(65)
    static HomeLink logsLink() {
        return HomeLink.of("工作日志", "到社区服务和办理事项的记录，由社区负责人签字", "/worklog", LogScopes::concern);
    }

    /** A record as the page shows it. @param overdue whether the head's deadline is past */
    record Row(LogList.Line line, String day, String hours, boolean overdue) {}

    /**
     * @param of id of one of the reader's own {@link LogScope}s; the first where empty
     * @param state id of a {@link LogState}; all where empty or unknown
     * @param page from 1
     */
    @GetMapping("/worklog")
    String list(
            @RequestParam(defaultValue = "") String of,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var own = scopes.ofUser();
        var scope = LogScopes.chosen(own, of);
        var wanted = Word.of(LogState.class, state).orElse(null);
        int shown = Math.min(Math.max(page, 1), MOST_PAGES);
        var found = logs.of(whose(scope), scope.code(), wanted, A_PAGE + 1, (shown - 1) * A_PAGE);
        model.addAttribute("scopes", own);
        model.addAttribute("scope", scope);
        model.addAttribute("states", List.of(LogState.values()));
        model.addAttribute("state", wanted);
        model.addAttribute("page", shown);
        model.addAttribute("more", found.size() > A_PAGE);
        model.addAttribute("mayRecord", user.hasRole(Role.LAWYER));
        model.addAttribute("rows", found.stream().limit(A_PAGE).map(this::row).toList());
        return "worklog/list";
    }

    static LogList.Whose whose(LogScope scope) {
        if (scope.isLawyer()) {
            return LogList.Whose.LAWYER;
        }
        return scope.isFirm() ? LogList.Whose.FIRM : LogList.Whose.PLACE;
    }

    private Row row(LogList.Line line) {
        Instant now = clock.instant();
        boolean overdue = line.state() == LogState.SUBMITTED
                && line.signDueAt().toInstant().isBefore(now);
        String hours = line.from().toLocalTime() + "—" + line.until().toLocalTime();
        return new Row(line, ChineseDates.full(line.from().toLocalDate()), hours, overdue);
    }
}
