package org.communitycounsel.worklog.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.platform.web.HomeLink;
import org.communitycounsel.worklog.DutyAttendance;
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
    private final Districts districts;
    private final CurrentUser user;
    private final Clock clock;

    QuickEntryPage(
            OwnCommunities communities,
            OnDuty onDuty,
            WorkLogFlow flow,
            LogEntries entries,
            Districts districts,
            CurrentUser user,
            Clock clock) {
        this.communities = communities;
        this.onDuty = onDuty;
        this.flow = flow;
        this.entries = entries;
        this.districts = districts;
        this.user = user;
        this.clock = clock;
    }

    @Bean
    @Order(64)
    static HomeLink quickEntryLink() {
        return HomeLink.of("记一条日志", "值班签到、签退，记录到社区服务和办理的事，手机上也方便", "/worklog/new", user -> user.hasRole(Role.LAWYER));
    }

    /** @param corrects number of an own signed record, to put right */
    @GetMapping("/new")
    String show(@RequestParam(defaultValue = "") String corrects, Model model) {
        String licence = licence();
        fill(model, corrects.isEmpty() ? suggested(licence) : copied(corrects, licence));
        return "worklog/new";
    }

    /** What most often is right: the community of today's duty, its hours, or since when the lawyer has been on duty. */
    private Map<String, String> suggested(String licence) {
        var form = new HashMap<>(Map.of("served", PersonServed.RESIDENT.id(), "nature", Nature.MATTER.id()));
        var present = onDuty.current(licence);
        String community = present.map(DutyAttendance::communityCode)
                .or(() -> firstOnDuty(licence))
                .or(() -> communities.of(user).stream()
                        .map(OwnCommunities.Place::code)
                        .findFirst())
                .orElse("");
        var now = now(community);
        form.put("community", community);
        form.put("day", now.toLocalDate().toString());
        form.put("until", now.toLocalTime().toString());
        onDuty.last(licence).stream()
                .filter(one -> one.day().equals(now.toLocalDate())
                        && one.communityCode().equals(community))
                .findFirst()
                .ifPresentOrElse(
                        attendance -> attended(form, attendance),
                        () -> onDuty.today(licence, community)
                                .filter(duty -> !now.toLocalTime().isBefore(duty.ends()))
                                .ifPresent(duty -> between(form, duty.starts(), duty.ends())));
        return form;
    }

    private void attended(Map<String, String> form, DutyAttendance attendance) {
        var zone = districts.zone(attendance.communityCode().substring(0, 6));
        var from = LocalTime.ofInstant(attendance.checkedInAt(), zone).truncatedTo(ChronoUnit.MINUTES);
        var until = attendance.checkedOutAt() == null
                ? now(attendance.communityCode()).toLocalTime()
                : LocalTime.ofInstant(attendance.checkedOutAt(), zone).truncatedTo(ChronoUnit.MINUTES);
        between(form, from, until);
    }

    private static void between(Map<String, String> form, LocalTime from, LocalTime until) {
        form.put("nature", Nature.VISIT.id());
        form.put("kind", ServiceKind.RECEPTION.id());
        form.put("from", from.toString());
        form.put("until", until.toString());
    }

    private Optional<String> firstOnDuty(String licence) {
        return communities.of(user).stream()
                .map(OwnCommunities.Place::code)
                .filter(code -> onDuty.today(licence, code).isPresent())
                .findFirst();
    }

    /** Local, to the minute. */
    private LocalDateTime now(String community) {
        var zone = community.isEmpty() ? Districts.DEFAULT_ZONE : districts.zone(community.substring(0, 6));
        return LocalDateTime.ofInstant(clock.instant(), zone).truncatedTo(ChronoUnit.MINUTES);
    }

    private Map<String, String> copied(String number, String licence) {
        LogEntry wrong = entries.findByNumber(number)
                .filter(entry -> entry.licenceNumber().equals(licence) && entry.state() == LogState.SIGNED)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return new HashMap<>(Map.of(
                "corrects", number,
                "community", wrong.communityCode(),
                "nature", wrong.nature().id(),
                "day", wrong.from().toLocalDate().toString(),
                "from", wrong.from().toLocalTime().toString(),
                "until", wrong.until().toLocalTime().toString(),
                "served", wrong.served().id(),
                "whom", wrong.whom(),
                "kind", wrong.kind().id(),
                "content", wrong.content()));
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
        model.addAttribute("since", present.map(this::since).orElse(""));
        model.addAttribute("scheduled", scheduled(licence));
    }

    private String since(DutyAttendance attendance) {
        var zone = districts.zone(attendance.communityCode().substring(0, 6));
        return LocalTime.ofInstant(attendance.checkedInAt(), zone)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    /** Today's hours by community, such as 14:00—17:00. */
    private Map<String, String> scheduled(String licence) {
        var hours = new HashMap<String, String>();
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
        try {
            after.addFlashAttribute("done", act.get());
        } catch (Refusal refusal) {
            after.addFlashAttribute("error", refusal.getMessage());
        }
        return "redirect:/worklog/new";
    }

    private String licence() {
        return user.places(Role.LAWYER).stream().findFirst().orElseThrow(() -> new AccessDeniedException("日志由社区律师记录。"));
    }
}
