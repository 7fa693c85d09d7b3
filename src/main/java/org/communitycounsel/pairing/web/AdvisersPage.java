package org.communitycounsel.pairing.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.communitycounsel.pairing.Advisers;
import org.communitycounsel.pairing.Reach;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.platform.web.HomeLink;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The list of advisers to enter in the system 律师在线, to look at and to download. HZ24-2.1a. */
@Controller
class AdvisersPage {

    private static final Role[] READERS = {
        Role.ASSOCIATION,
        Role.CITY_BUREAU,
        Role.DISTRICT_BUREAU,
        Role.COORDINATION_OFFICE,
        Role.SUPERVISOR,
        Role.JUSTICE_OFFICE
    };

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private static final int SHOWN = 100;

    private final Advisers advisers;
    private final CurrentUser user;

    AdvisersPage(Advisers advisers, CurrentUser user) {
        this.advisers = advisers;
        this.user = user;
    }

    @Bean
    @Order(53)
    static HomeLink advisersLink() {
        return HomeLink.of(
                "法律顾问名单",
                "下载“律师在线”所需的社区（村）法律顾问配置情况表",
                "/pairing/advisers",
                user -> !Reach.of(user, READERS).isEmpty());
    }

    @GetMapping("/pairing/advisers")
    String show(Model model) {
        model.addAttribute("headings", Advisers.HEADINGS);
        model.addAttribute("count", advisers.count(reach()));
        model.addAttribute("lines", advisers.first(SHOWN, reach()));
        return "pairing/advisers";
    }

    /** The compressed workbook is small, so that no slow reader holds up the database. */
    @GetMapping("/pairing/advisers.xlsx")
    ResponseEntity<byte[]> workbook() throws IOException {
        var bytes = new ByteArrayOutputStream();
        advisers.write(reach(), bytes);
        var disposition = ContentDisposition.attachment()
                .filename("社区（村）法律顾问名单.xlsx", StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .cacheControl(CacheControl.noStore())
                .contentType(XLSX)
                .body(bytes.toByteArray());
    }

    private Set<String> reach() {
        var reach = Reach.of(user, READERS);
        if (reach.isEmpty()) {
            throw new AccessDeniedException("no view of the advisers");
        }
        return reach;
    }
}
