package org.communitycounsel.platform.document;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.dossier.DocumentType;
import org.communitycounsel.platform.dossier.Times;
import org.communitycounsel.platform.identity.CurrentUser;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page where a place's Word templates are fetched, changed and looked at; nobody else sees them. */
@Controller
@RequestMapping("/templates")
class TemplatePage {

    private static final MediaType DOCX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    private static final int LARGEST = 10 << 20;

    private final List<DocumentKind> kinds;
    private final WordTemplates templates;
    private final TemplatePlaces places;
    private final Districts districts;
    private final CurrentUser user;

    TemplatePage(
            List<DocumentKind> kinds,
            WordTemplates templates,
            TemplatePlaces places,
            Districts districts,
            CurrentUser user) {
        this.kinds = kinds;
        this.templates = templates;
        this.places = places;
        this.districts = districts;
        this.user = user;
    }

    /** A kind's section of the page. @param owner in words, whose template holds */
    record Shown(DocumentKind kind, String owner, List<Template> versions) {}

    @GetMapping
    String show(@RequestParam(required = false) String place, Model model) {
        var shown = places.kept(place);
        model.addAttribute("place", shown);
        model.addAttribute("places", places.kept());
        model.addAttribute("times", new Times(districts.zone(shown.code())));
        model.addAttribute("shown", kinds.stream().map(kind -> of(kind, shown)).toList());
        return "document/templates";
    }

    private Shown of(DocumentKind kind, TemplatePlaces.Place place) {
        var versions = templates.versions(kind, place.code());
        String owner = templates
                .ownerOf(kind, place.code())
                .map(code -> !code.equals(place.code()) ? "本市模板" : versions.isEmpty() ? "本地模板（随系统提供）" : "本地模板")
                .orElse("通用模板（随系统提供）");
        return new Shown(kind, owner, versions);
    }

    @GetMapping("/{key}.docx")
    ResponseEntity<byte[]> download(@PathVariable String key, @RequestParam String place) {
        var kind = kind(key);
        return file(
                kind.chinese() + "模板.docx",
                templates.inForce(kind, places.kept(place).code()));
    }

    @GetMapping("/{key}/preview.docx")
    ResponseEntity<byte[]> preview(@PathVariable String key, @RequestParam String place) {
        var kind = kind(key);
        var template = new WordTemplate(
                kind, templates.inForce(kind, places.kept(place).code()));
        return file(kind.chinese() + "样张.docx", template.preview());
    }

    @GetMapping("/{key}/versions/{version}.docx")
    ResponseEntity<byte[]> version(@PathVariable String key, @PathVariable int version, @RequestParam String place) {
        var kind = kind(key);
        return templates
                .content(kind, places.kept(place).code(), version)
                .map(content -> file("%s模板（第%d版）.docx".formatted(kind.chinese(), version), content))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @PostMapping("/{key}")
    String upload(
            @PathVariable String key,
            @RequestParam String place,
            @RequestParam(required = false) MultipartFile file,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        var kind = kind(key);
        var kept = places.kept(place);
        try {
            String name = nameOf(file);
            int version = templates.upload(kind, kept.code(), name, content(name, file), user.id(), user.displayName());
            after.addFlashAttribute("done", "%s模板已更新为第%d版，此后新起草的文书使用该模板。".formatted(kind.chinese(), version));
            after.addAttribute("place", kept.code());
            return "redirect:/templates";
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("error", refusal.getMessage());
            return show(kept.code(), model);
        }
    }

    private static String nameOf(MultipartFile file) {
        if (file == null || file.isEmpty()) {
            throw new Refusal("请选择要上传的模板文件（docx）。");
        }
        String name = String.valueOf(file.getOriginalFilename()).replace('\\', '/');
        name = name.substring(name.lastIndexOf('/') + 1);
        if (!name.toLowerCase(java.util.Locale.ROOT).endsWith(".docx")) {
            throw new Refusal("模板须为 Word 文档（docx）。请在 Word 中另存为 docx 后再上传。");
        }
        return name.length() <= 200 ? name : name.substring(name.length() - 200);
    }

    private static byte[] content(String name, MultipartFile file) {
        if (file.getSize() > LARGEST) {
            throw new Refusal("模板文件不超过 10 MB。请压缩其中的图片后再上传。");
        }
        try {
            Path copy = Files.createTempFile("template", null);
            try {
                file.transferTo(copy);
                DocumentType.of(name, copy);
                return Files.readAllBytes(copy);
            } finally {
                Files.delete(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DocumentKind kind(String key) {
        return kinds.stream()
                .filter(kind -> kind.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static ResponseEntity<byte[]> file(String name, byte[] content) {
        var disposition = ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .contentType(DOCX)
                .body(content);
    }
}
