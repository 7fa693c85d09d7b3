package org.communitycounsel.platform.calendar;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.database.InEmbeddedDatabase;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.web.FormAnswer;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where the demo's administrator moves its time forward. */
@Controller
@InEmbeddedDatabase
@RequestMapping("/demo/time")
class DemoTimePage {

    /** What a browser's field for date and time sends. */
    private static final DateTimeFormatter FIELD =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm").withResolverStyle(ResolverStyle.STRICT);

    private final DemoTime time;
    private final CurrentUser user;

    DemoTimePage(DemoTime time, CurrentUser user) {
        this.time = time;
        this.user = user;
    }

    @GetMapping
    ModelAndView show() {
        requireAdministrator();
        var page = new ModelAndView("demo/time");
        page.addObject("now", time.inWords());
        page.addObject("field", FIELD.format(time.now().plusDays(1).withHour(9).withMinute(0)));
        return page;
    }

    @PostMapping
    String move(@RequestParam(defaultValue = "") String to, RedirectAttributes after) {
        return moved(after, () -> time.moveTo(time(to)));
    }

    @PostMapping("/later")
    String move(@RequestParam int hours, RedirectAttributes after) {
        return moved(after, () -> time.moveBy(Duration.ofHours(hours)));
    }

    private String moved(RedirectAttributes after, Runnable move) {
        requireAdministrator();
        FormAnswer.give(after, () -> {
            move.run();
            return "演示时间已拨到%s，其间到期的事项正在办理。".formatted(time.inWords());
        });
        return "redirect:/demo/time";
    }

    private static LocalDateTime time(String typed) {
        try {
            return LocalDateTime.parse(typed.strip(), FIELD);
        } catch (DateTimeParseException e) {
            throw new Refusal("“%s”不是有效的时间，请按 2027-01-04T09:00 的格式填写。".formatted(typed.strip()));
        }
    }

    private void requireAdministrator() {
        if (!user.isAdministrator()) {
            throw new AccessDeniedException("moves no time");
        }
        if (!time.isOffered()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
