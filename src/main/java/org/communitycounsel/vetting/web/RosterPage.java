package org.communitycounsel.vetting.web;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.web.HomeLink;
import org.communitycounsel.vetting.Roster;
import org.communitycounsel.vetting.RosterEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The roster of the districts the reader works in, as a page and as a table to take along. */
@Controller
class RosterPage {

    /** Spreadsheets take a text for Chinese in UTF-8 only with this mark. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Spreadsheets round a number of seventeen digits; with a tab behind it they take it for a text. */
    private static final String TEXT_MARK = "\t";

    private final Roster roster;
    private final CurrentUser user;

    RosterPage(Roster roster, CurrentUser user) {
        this.roster = roster;
        this.user = user;
    }

    @Bean
    @Order(40)
    static HomeLink rosterLink() {
        return HomeLink.of("律师名册", "查看本区已颁发证书、可供结对选择的律师", "/vetting/roster");
    }

    /** @param text part of a lawyer's or a firm's name, or of a number */
    @GetMapping("/vetting/roster")
    String page(@RequestParam(defaultValue = "") String text, Model model) {
        model.addAttribute("text", text);
        model.addAttribute(
                "entries",
                entries().stream().filter(entry -> matches(entry, text.strip())).toList());
        return "vetting/roster";
    }

    private static boolean matches(RosterEntry entry, String text) {
        return (entry.name() + " " + entry.firm() + " " + entry.licenceNumber() + " " + entry.certificate())
                .contains(text);
    }

    @GetMapping("/vetting/roster.csv")
    ResponseEntity<byte[]> table() throws IOException {
        var text = new StringWriter().append(BYTE_ORDER_MARK);
        var format = CSVFormat.EXCEL
                .builder()
                .setHeader("姓名", "人员类别", "执业证号", "律所", "担任", "证书编号", "有效期至")
                .get();
        try (var table = new CSVPrinter(text, format)) {
            for (RosterEntry entry : entries()) {
                table.printRecord(
                        entry.name(),
                        entry.kind(),
                        entry.licenceNumber() + TEXT_MARK,
                        entry.firm(),
                        entry.service(),
                        entry.certificate(),
                        entry.validUntil());
            }
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, download())
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .body(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private List<RosterEntry> entries() {
        return roster.of(user.tenants());
    }

    private static String download() {
        return ContentDisposition.attachment()
                .filename("律师名册.csv", StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
