package org.communitycounsel.pairing.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.communitycounsel.pairing.PublicNotices;
import org.communitycounsel.pairing.PublicNotices.CommunityNotice;
import org.communitycounsel.pairing.PublicNotices.Line;
import org.communitycounsel.platform.web.PublicPages;
import org.springframework.context.annotation.Bean;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The notices that anybody may read: of a community (12 digits), and the communities of a street (9) or district (6); a
 * community's contact card and studio poster to print. HZ09-4.2f, JG-7.1, HZ24-1.3d, SH17-3.1d.
 */
@Controller
@RequestMapping("/notice")
class NoticePages {

    /** A photo stays the same under its address; not for long, so that a withdrawn consent takes effect. */
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final PublicNotices notices;
    private final PublicAddress address;

    NoticePages(PublicNotices notices, PublicAddress address) {
        this.notices = notices;
        this.address = address;
    }

    @Bean
    static PublicPages noticesArePublic() {
        return new PublicPages(List.of("/notice/*", "/notice/*/card", "/notice/*/poster", "/notice/photos/*"));
    }

    /** @param text in a list, part of a name */
    @GetMapping("/{code}")
    String show(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String text,
            Model model,
            HttpServletResponse response) {
        return code.length() == 12 ? community(code, model, response) : list(code, text.strip(), model, response);
    }

    private String community(String code, Model model, HttpServletResponse response) {
        return notices.find(code)
                .map(notice -> kept("pairing/notice", response, model.addAttribute("notice", notice)))
                .orElseGet(() -> unknown(model, response, "没有找到这个社区", "地址可能有误，或者社区已经调整。"));
    }

    private String list(String code, String text, Model model, HttpServletResponse response) {
        return notices.nameOf(code)
                .map(name -> kept("pairing/notices", response, fill(model, code, name, text)))
                .orElseGet(() -> unknown(model, response, "没有找到这个街道或区县", "地址可能有误，或者区划已经调整。"));
    }

    private Model fill(Model model, String code, String name, String text) {
        var lines = notices.of(code, text);
        return model.addAttribute("code", code)
                .addAttribute("name", name)
                .addAttribute("text", text)
                .addAttribute(
                        "served",
                        lines.stream().filter(line -> line.form() != null).count())
                .addAttribute("count", lines.size())
                .addAttribute(
                        "streets",
                        lines.stream()
                                .collect(Collectors.groupingBy(
                                        Line::streetCode, LinkedHashMap::new, Collectors.toList()))
                                .values());
    }

    /** The service contact card (服务联系卡), A6. */
    @GetMapping("/{code}/card")
    String card(@PathVariable String code, Model model, HttpServletRequest request, HttpServletResponse response) {
        return printed("pairing/card", code, model, request, response);
    }

    /** The studio's poster, A3. */
    @GetMapping("/{code}/poster")
    String poster(@PathVariable String code, Model model, HttpServletRequest request, HttpServletResponse response) {
        return printed("pairing/poster", code, model, request, response);
    }

    private String printed(
            String view, String code, Model model, HttpServletRequest request, HttpServletResponse response) {
        var notice = notices.find(code);
        if (notice.filter(NoticePages::isServed).isEmpty()) {
            return unknown(model, response, "还不能打印", "没有找到这个社区，或者社区还没有结对律师。结对生效后即可打印联系卡和工作室公示牌。");
        }
        String path = address.of(request, "/notice/" + code);
        model.addAttribute("notice", notice.get());
        model.addAttribute("address", path);
        model.addAttribute("qr", QrCode.of(path));
        return kept(view, response, model);
    }

    private static boolean isServed(CommunityNotice notice) {
        return !notice.services().isEmpty();
    }

    @GetMapping("/photos/{digest}.jpg")
    ResponseEntity<byte[]> photo(@PathVariable String digest) {
        Optional<byte[]> photo = notices.photo(digest);
        return ResponseEntity.status(photo.isPresent() ? HttpStatus.OK : HttpStatus.NOT_FOUND)
                .cacheControl(photo.isPresent() ? CacheControl.maxAge(KEPT).cachePublic() : CacheControl.noStore())
                .contentType(MediaType.IMAGE_JPEG)
                .body(photo.orElse(null));
    }

    /** Asked for anew each time: what takes effect at midnight is seen from then on, by whoever looked the minute before too. */
    private static String kept(String view, HttpServletResponse response, Model model) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noCache().getHeaderValue());
        return view;
    }

    private static String unknown(Model model, HttpServletResponse response, String title, String text) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        model.addAttribute("title", title);
        model.addAttribute("text", text);
        return "pairing/no-notice";
    }
}
