package org.communitycounsel.directory.imports;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.dossier.Times;
import org.communitycounsel.platform.identity.CurrentUser;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An administrator's pages: bring a list, see it checked, confirm it, see what came of it; the history; templates. */
@Controller
@RequestMapping("/directory/import")
class ImportPages {

    private static final int HISTORY = 30;
    private static final int PROBLEMS_SHOWN = 200;
    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final Imports imports;
    private final Templates templates;
    private final CurrentUser user;

    ImportPages(Imports imports, Templates templates, CurrentUser user) {
        this.imports = imports;
        this.templates = templates;
        this.user = user;
    }

    /** Runs before every request of these pages. */
    @ModelAttribute
    void refuseOthers() {
        if (!user.isAdministrator()) {
            throw new AccessDeniedException("only administrators import");
        }
    }

    @ModelAttribute("times")
    Times times() {
        return new Times(Districts.DEFAULT_ZONE);
    }

    @GetMapping
    String begin(Model model) {
        model.addAttribute("listings", Listing.values());
        model.addAttribute("history", imports.latest(HISTORY));
        return "directory/import";
    }

    @PostMapping
    String check(@RequestParam MultipartFile file, @RequestParam(defaultValue = "") String listing) throws IOException {
        if (file.isEmpty()) {
            throw new Refusal("请先选择文件；空文件不能导入。");
        }
        Lines.refuseTooLarge(file.getSize());
        long id = imports.check(nameOf(file), file.getBytes(), Listing.of(listing), user.id());
        return "redirect:/directory/import/" + id;
    }

    /** Some browsers send the whole path. */
    private static String nameOf(MultipartFile file) {
        var name = Optional.ofNullable(file.getOriginalFilename()).orElse("").replace('\\', '/');
        return name.isBlank() ? "未命名" : name.substring(name.lastIndexOf('/') + 1);
    }

    /** While it runs, the answer itself tells the browser to ask again. */
    @GetMapping("/{id}")
    String show(@PathVariable long id, Model model, jakarta.servlet.http.HttpServletResponse response) {
        var record = imports.find(id);
        if (record.state().isRunning()) {
            response.setHeader("Refresh", "1");
        }
        model.addAttribute("record", record);
        model.addAttribute("notices", imports.notices(id));
        model.addAttribute("problems", imports.problems(id, PROBLEMS_SHOWN));
        return "directory/import-record";
    }

    @PostMapping("/{id}/confirm")
    String confirm(@PathVariable long id) {
        imports.confirm(id);
        return "redirect:/directory/import/" + id;
    }

    @PostMapping("/{id}/discard")
    String discard(@PathVariable long id) {
        imports.discard(id);
        return "redirect:/directory/import/" + id;
    }

    @GetMapping("/{id}/problems.csv")
    ResponseEntity<byte[]> problems(@PathVariable long id) {
        var problems = imports.problems(id, Findings.MOST_KEPT);
        return file("导入问题-%d.csv".formatted(id), CSV, templates.csv(Templates.PROBLEM_HEADERS, rows(problems)));
    }

    private static List<List<String>> rows(List<Problem> problems) {
        return problems.stream()
                .map(p -> List.of(String.valueOf(p.line()), p.column(), p.value(), p.reason()))
                .toList();
    }

    @GetMapping("/templates/{listing}.csv")
    ResponseEntity<byte[]> csvTemplate(@PathVariable String listing) {
        var wanted = known(listing);
        return file(wanted.chinese() + "名单模板.csv", CSV, templates.csv(wanted));
    }

    @GetMapping("/templates/{listing}.xlsx")
    ResponseEntity<byte[]> excelTemplate(@PathVariable String listing) {
        var wanted = known(listing);
        return file(wanted.chinese() + "名单模板.xlsx", XLSX, templates.excel(wanted));
    }

    private static Listing known(String listing) {
        return Listing.of(listing).orElseThrow(() -> new Refusal("没有这种名单。"));
    }

    private static ResponseEntity<byte[]> file(String name, MediaType type, byte[] content) {
        var disposition = ContentDisposition.attachment()
                .filename(name, java.nio.charset.StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .contentType(type)
                .body(content);
    }

    @ExceptionHandler
    String refused(Refusal refusal, RedirectAttributes redirect) {
        redirect.addFlashAttribute("refusal", refusal.getMessage());
        return "redirect:/directory/import";
    }
}
