package org.communitycounsel.platform.notification;

import java.util.List;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.dossier.Times;
import org.communitycounsel.platform.identity.CurrentUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The notices to one's own groups. Reading is marked by the reader, for himself only. */
@Controller
@RequestMapping("/notices")
class NoticePage {

    private static final int PAGE = 20;

    private final Notices notices;
    private final Districts districts;
    private final CurrentUser user;

    NoticePage(Notices notices, Districts districts, CurrentUser user) {
        this.notices = notices;
        this.districts = districts;
        this.user = user;
    }

    /** A notice with its time as the case's district reads it. */
    record Row(Notice notice, String sent) {}

    @GetMapping
    String list(@RequestParam(defaultValue = "1") int page, Model model) {
        int shown = Math.max(1, page);
        var found = notices.to(user.groups(), user.id(), PAGE + 1, (shown - 1) * PAGE);
        model.addAttribute("rows", rows(found));
        model.addAttribute("page", shown);
        model.addAttribute("more", found.size() > PAGE);
        model.addAttribute("unread", notices.unread(user.groups(), user.id()));
        model.addAttribute("newest", found.isEmpty() ? 0 : found.get(0).id());
        return "notification/list";
    }

    private List<Row> rows(List<Notice> found) {
        return found.stream().limit(PAGE).map(this::row).toList();
    }

    private Row row(Notice notice) {
        var zone = notice.dossierNumber() == null
                ? Districts.DEFAULT_ZONE
                : districts.zone(notice.dossierNumber().substring(0, 6));
        return new Row(notice, new Times(zone).at(notice.sentAt()));
    }

    @PostMapping("/{id}/read")
    String markRead(@PathVariable long id, @RequestParam(defaultValue = "1") int page) {
        notices.markRead(id, user.groups(), user.id());
        return "redirect:/notices?page=" + page;
    }

    /** @param newest the newest notice the reader saw: what has come since stays unread */
    @PostMapping("/read")
    String markAllRead(@RequestParam long newest) {
        notices.markReadUpTo(newest, user.groups(), user.id());
        return "redirect:/notices";
    }
}
