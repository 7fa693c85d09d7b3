package org.communitycounsel.platform.dossier;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
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
import org.springframework.web.util.UriUtils;

/**
 * The pages of the dossiers. Whoever may not see a dossier gets the same answer as for one that does not exist.
 */
@Controller
@RequestMapping("/dossiers")
class DossierPage {

    private final Dossiers dossiers;
    private final DossierList list;
    private final DossierAccess access;
    private final SealedDossiers sealedDossiers;
    private final CurrentSteps steps;
    private final Attachments attachments;
    private final FlowPicture picture;
    private final Districts districts;
    private final List<DossierPart> parts;
    private final CurrentUser user;

    DossierPage(
            Dossiers dossiers,
            DossierList list,
            DossierAccess access,
            SealedDossiers sealedDossiers,
            CurrentSteps steps,
            Attachments attachments,
            FlowPicture picture,
            Districts districts,
            List<DossierPart> parts,
            CurrentUser user) {
        this.dossiers = dossiers;
        this.list = list;
        this.access = access;
        this.sealedDossiers = sealedDossiers;
        this.steps = steps;
        this.attachments = attachments;
        this.picture = picture;
        this.districts = districts;
        this.parts = parts;
        this.user = user;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        model.addAttribute("state", state);
        model.addAttribute("text", text);
        var found = list.of(user, new DossierList.Filter(state, text), page);
        model.addAttribute("found", found);
        model.addAttribute("rows", found.dossiers().stream().map(this::row).toList());
        return "dossier/list";
    }

    /** A line of the list; the district's own time. */
    record Row(Dossier dossier, String opened) {}

    private Row row(Dossier dossier) {
        return new Row(dossier, new Times(districts.zone(dossier.district())).at(dossier.openedAt()));
    }

    @GetMapping("/{number}")
    String show(@PathVariable String number, Model model) {
        var dossier = visible(number);
        boolean reads = sealedDossiers.mayRead(number, user, "案卷页");
        if (!reads) {
            sealedDossiers.overseen(number, user, "案卷页（不含案情）");
        }
        var supporting = parts.stream()
                .filter(part -> reads && part.supports(dossier.kind()))
                .toList();
        model.addAttribute("dossier", dossier);
        model.addAttribute("district", districts.find(dossier.district()).orElseThrow());
        model.addAttribute("times", new Times(districts.zone(dossier.district())));
        model.addAttribute("steps", steps.of(number, user));
        model.addAttribute("entries", dossiers.entries(number));
        model.addAttribute("attachments", reads ? attachments.of(number) : List.of());
        model.addAttribute("picture", picture.of(number).orElse(null));
        model.addAttribute("accepted", DocumentType.ACCEPTED);
        model.addAttribute("named", DocumentType.NAMED);
        model.addAttribute("largest", Attachments.LARGEST.toMegabytes());
        model.addAttribute("reads", reads);
        model.addAttribute("looks", showsLooks(dossier, reads) ? sealedDossiers.looks(number) : List.of());
        model.addAttribute("mayAdd", access.mayAddTo(dossier, user));
        model.addAttribute("reader", user.id());
        model.addAttribute(
                "facts",
                supporting.stream().flatMap(part -> part.facts(number).stream()).toList());
        model.addAttribute(
                "links",
                supporting.stream()
                        .flatMap(part -> part.links(number, user).stream())
                        .toList());
        model.addAttribute(
                "actions",
                supporting.stream()
                        .flatMap(part -> part.actions(number, user).stream())
                        .toList());
        return "dossier/dossier";
    }

    /** To the office on the case, and to those who oversee it. */
    private boolean showsLooks(Dossier dossier, boolean reads) {
        return dossier.sealed()
                && (access.oversees(dossier, user)
                        || reads && (user.hasRole(Role.JUSTICE_OFFICE) || user.hasRole(Role.COORDINATION_OFFICE)));
    }

    @PostMapping("/{number}/attachments")
    String upload(
            @PathVariable String number,
            @RequestParam(required = false) MultipartFile file,
            @RequestParam(defaultValue = "") String note,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        onTheCase(number);
        try {
            boolean added = add(number, file, note);
            after.addFlashAttribute("done", added ? "材料已上传。" : "案卷里已有内容相同的材料，没有重复保存。");
            return "redirect:/dossiers/" + number;
        } catch (Refusal refusal) {
            model.addAttribute("note", note);
            return again(number, refusal, model, response);
        }
    }

    private boolean add(String number, MultipartFile file, String note) {
        if (file == null || file.isEmpty()) {
            throw new Refusal("请选择要上传的文件（不能是空文件）。");
        }
        if (note.length() > 200) {
            throw new Refusal("材料说明不超过200字。");
        }
        try {
            Path content = Files.createTempFile("attachment", null);
            try {
                file.transferTo(content);
                return attachments.add(number, file.getOriginalFilename(), content, note, user.id());
            } finally {
                Files.delete(content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page again, with the reason and with what was typed. */
    private String again(String number, Refusal refusal, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("error", refusal.getMessage());
        return show(number, model);
    }

    @PostMapping("/{number}/attachments/{id}/withdrawal")
    String withdraw(
            @PathVariable String number,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String text,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        onTheCase(number);
        var attachment = attachment(number, id);
        try {
            if (!attachment.uploadedBy().equals(user.id())) {
                throw new Refusal("只有上传人可以撤回材料。");
            }
            if (text.length() > 200) {
                throw new Refusal("撤回理由不超过200字。");
            }
            attachments.withdraw(attachment, text, user.id());
            after.addFlashAttribute("done", "材料已撤回。");
            return "redirect:/dossiers/" + number;
        } catch (Refusal refusal) {
            model.addAttribute("withdrawing", id);
            model.addAttribute("reason", text);
            return again(number, refusal, model, response);
        }
    }

    /** A withdrawn document is read by those who supervise only. */
    @GetMapping("/{number}/attachments/{id}")
    void download(@PathVariable String number, @PathVariable long id, HttpServletResponse response) throws IOException {
        var dossier = visible(number);
        var attachment = attachment(number, id);
        if (!sealedDossiers.mayRead(number, user, "下载材料")) {
            throw notFound();
        }
        if (attachment.withdrawn() && !access.oversees(dossier, user)) {
            throw notFound();
        }
        response.setContentType(attachment.mediaType());
        response.setContentLength(attachment.size());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition(attachment));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        attachments.write(attachment, response.getOutputStream());
    }

    /** Both names of RFC 6266: a plain one, and the true one as RFC 5987 encodes it. */
    private static String disposition(Attachment attachment) {
        String name = attachment.fileName();
        return "attachment; filename=\"attachment-%d%s\"; filename*=UTF-8''%s"
                .formatted(
                        attachment.id(),
                        name.substring(name.lastIndexOf('.')).toLowerCase(Locale.ROOT),
                        UriUtils.encode(name, "UTF-8"));
    }

    private Attachment attachment(String number, long id) {
        return attachments.find(number, id).orElseThrow(DossierPage::notFound);
    }

    private Dossier visible(String number) {
        return dossiers.find(number)
                .filter(dossier -> access.maySee(dossier, user))
                .orElseThrow(DossierPage::notFound);
    }

    /** Those who only look on are told so; the dossier's being there is no secret to them. */
    private void onTheCase(String number) {
        if (!access.isOnTheCase(visible(number), user)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
