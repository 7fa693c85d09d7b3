package org.communitycounsel.worklog.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.platform.web.FormAnswer;
import org.communitycounsel.platform.web.HomeLink;
import org.communitycounsel.worklog.LogEntries;
import org.communitycounsel.worklog.LogEntry;
import org.communitycounsel.worklog.LogState;
import org.communitycounsel.worklog.Nature;
import org.communitycounsel.worklog.OnDuty;
import org.communitycounsel.worklog.OwnCommunities;
import org.communitycounsel.worklog.PersonServed;
import org.communitycounsel.worklog.ServiceKind;
import org.communitycounsel.worklog.process.WorkLogFlow;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The quick way in, for telephones: a lawyer signs in and out on duty and records a visit or a matter (记一条日志). */
@Controller
@RequestMapping("/worklog")
class QuickEntryPage {

    private final OwnCommunities communities;
    private final OnDuty onDuty;
    private final WorkLogFlow flow;
    private final LogEntries entries;
    private final Suggestions suggestions;
    private final CurrentUser user;

    QuickEntryPage(
            OwnCommunities communities,
            OnDuty onDuty,
            WorkLogFlow flow,
            LogEntries entries,
            Suggestions suggestions,
            CurrentUser user) {
        this.communities = communities;
        this.onDuty = onDuty;
        this.flow = flow;
        this.entries = entries;
        this.suggestions = suggestions;
        this.user = user;
    }

    @Bean
    @Order(5)
    static HomeLink quickEntryLink() {
        return HomeLink.of("记一条日志", "值班签到、签退，记录到社区服务和办理的事，手机上也方便", "/worklog/new", user -> user.hasRole(Role.LAWYER));
    }

    /** @param corrects number of an own signed record, to put right */
    @GetMapping("/new")
    String show(@RequestParam(defaultValue = "") String corrects, Model model) {
        var places = communities.of(user);
        if (!corrects.isEmpty()) {
            fill(model, Suggestions.correcting(own(corrects)));
        } else {
            fill(model, places.isEmpty() ? Map.of() : suggestions.now(licence(), places));
        }
        return "worklog/new";
    }

    private LogEntry own(String number) {
        return entries.findByNumber(number)
                .filter(entry -> entry.licenceNumber().equals(licence()) && entry.state() == LogState.SIGNED)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private void fill(Model model, Map<String, String> form) {
        String licence = licence();
        var present = onDuty.current(licence);
        model.addAttribute("form", form);
        model.addAttribute("communities", communities.of(user));
        model.addAttribute("natures", List.of(Nature.values()));
        model.addAttribute("audiences", List.of(PersonServed.values()));
        model.addAttribute("kinds", List.of(ServiceKind.values()));
        model.addAttribute("present", present.orElse(null));
        model.addAttribute("since", present.map(suggestions::since).orElse(""));
        var scheduled = scheduled(licence);
        model.addAttribute("scheduled", scheduled);
        model.addAttribute("dutyAt", scheduled.keySet().stream().findFirst().orElse(form.get("community")));
    }

    /** Today's hours by community, such as 14:00—17:00. */
    private Map<String, String> scheduled(String licence) {
        var hours = new LinkedHashMap<String, String>();
        communities
                .of(user)
                .forEach(place -> onDuty.today(licence, place.code())
                        .ifPresent(duty -> hours.put(place.code(), duty.starts() + "—" + duty.ends())));
        return hours;
    }

    /** @param typed the fields of {@link WorkLogFlow#begin} */
    @PostMapping
    String record(
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        licence();
        try {
            String number = flow.begin(fields(typed));
            after.addFlashAttribute("done", "已提交（%s），等待社区负责人签字。".formatted(number));
            return "redirect:/worklog";
        } catch (Refusal refusal) {
            fill(model, typed);
            model.addAttribute("error", refusal.getMessage());
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return "worklog/new";
        }
    }

    /** Browsers send line breaks as CR LF. */
    private static Map<String, Object> fields(Map<String, String> typed) {
        var fields = new HashMap<String, Object>();
        WorkLogFlow.FIELDS.forEach(
                field -> fields.put(field, typed.getOrDefault(field, "").replace("\r\n", "\n")));
        return fields;
    }

    @PostMapping("/check-in")
    String checkIn(@RequestParam(defaultValue = "") String community, RedirectAttributes after) {
        return said(after, () -> {
            if (community.isEmpty()) {
                throw new Refusal("请选择在哪个社区签到。");
            }
            onDuty.checkIn(licence(), community);
            return "已签到。离开时请签退。";
        });
    }

    @PostMapping("/check-out")
    String checkOut(RedirectAttributes after) {
        return said(after, () -> {
            onDuty.checkOut(licence());
            return "已签退。请把这次服务记下来，时间已经填好。";
        });
    }

    private static String said(RedirectAttributes after, Supplier<String> act) {
        FormAnswer.give(after, act);
        return "redirect:/worklog/new";
    }

    private String licence() {
        return user.places(Role.LAWYER).stream().findFirst().orElseThrow(() -> new AccessDeniedException("日志由社区律师记录。"));
    }
}
