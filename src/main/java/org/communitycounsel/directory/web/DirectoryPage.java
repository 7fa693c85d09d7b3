package org.communitycounsel.directory.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.communitycounsel.directory.Degree;
import org.communitycounsel.directory.LawyerKind;
import org.communitycounsel.platform.Word;
import org.communitycounsel.platform.district.District;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The directory to look things up in, as far as the reader's districts go; an administrator sees all districts. A lawyer's
 * telephone is shown only to those who have a role in the lawyer's district.
 */
@Controller
class DirectoryPage {

    private static final int PAGE = 50;

    /** Stands for no district at all: an empty list is no SQL. */
    private static final String NOWHERE = "";

    private final JdbcClient jdbc;
    private final Districts districts;
    private final CurrentUser user;

    DirectoryPage(JdbcClient jdbc, Districts districts, CurrentUser user) {
        this.jdbc = jdbc;
        this.districts = districts;
        this.user = user;
    }

    @GetMapping("/directory")
    String show(
            @RequestParam(defaultValue = "") String list,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String district,
            @RequestParam(defaultValue = "1") String page,
            Model model) {
        var view = DirectoryView.of(list);
        int shown = pageNumber(page);
        var visible = visibleDistricts();
        var found = rows(view, chosen(visible, district), text.strip(), shown);
        model.addAttribute("view", view);
        model.addAttribute("views", DirectoryView.values());
        model.addAttribute("districts", visible);
        model.addAttribute("district", district);
        model.addAttribute("text", text.strip());
        model.addAttribute("rows", found.stream().limit(PAGE).toList());
        model.addAttribute("page", shown);
        model.addAttribute("more", found.size() > PAGE);
        model.addAttribute("mayImport", user.isAdministrator());
        return "directory/directory";
    }

    private static int pageNumber(String typed) {
        return typed.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(typed) : 1;
    }

    private List<District> visibleDistricts() {
        return districts.all().stream()
                .filter(district -> user.isAdministrator() || user.tenants().contains(district.code()))
                .sorted(java.util.Comparator.comparing(District::code))
                .toList();
    }

    private static Set<String> chosen(List<District> visible, String district) {
        return visible.stream()
                .map(District::code)
                .filter(code -> district.isEmpty() || code.equals(district))
                .collect(Collectors.toSet());
    }

    private List<List<String>> rows(DirectoryView view, Set<String> codes, String text, int page) {
        return jdbc.sql(view.query() + " limit :most offset :skipped")
                .param("districts", orNowhere(codes))
                .param("called", orNowhere(hasARole() ? user.tenants() : Set.of()))
                .param("text", "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .param("most", PAGE + 1)
                .param("skipped", (page - 1) * PAGE)
                .query((row, number) -> texts(view, row))
                .list();
    }

    private boolean hasARole() {
        return user.groups().stream().anyMatch(group -> Role.ofGroup(group).isPresent());
    }

    private static Set<String> orNowhere(Set<String> codes) {
        return codes.isEmpty() ? Set.of(NOWHERE) : codes;
    }

    private static List<String> texts(DirectoryView view, ResultSet row) throws SQLException {
        var texts = new ArrayList<String>();
        for (int i = 1; i <= view.headings().size(); i++) {
            var text = row.getString(i);
            texts.add(text == null ? "" : view == DirectoryView.LAWYERS ? chinese(text) : text);
        }
        return texts;
    }

    private static String chinese(String text) {
        return Word.of(LawyerKind.class, text)
                .map(LawyerKind::chinese)
                .or(() -> Word.of(Degree.class, text).map(Degree::chinese))
                .orElse(text);
    }
}
