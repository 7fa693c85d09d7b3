package org.communitycounsel.pairing.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.communitycounsel.directory.LawFirm;
import org.communitycounsel.directory.LawFirms;
import org.communitycounsel.directory.Lawyer;
import org.communitycounsel.directory.Lawyers;
import org.communitycounsel.pairing.LawyerProfile;
import org.communitycounsel.pairing.PublicProfile;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.dossier.Times;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.platform.web.HomeLink;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a lawyer says what residents may be shown, and takes it back (我的公示资料). */
@Controller
@RequestMapping("/pairing/profile")
class ProfilePage {

    private final PublicProfile profiles;
    private final Lawyers lawyers;
    private final LawFirms firms;
    private final Districts districts;
    private final CurrentUser user;

    ProfilePage(PublicProfile profiles, Lawyers lawyers, LawFirms firms, Districts districts, CurrentUser user) {
        this.profiles = profiles;
        this.lawyers = lawyers;
        this.firms = firms;
        this.districts = districts;
        this.user = user;
    }

    @Bean
    @Order(50)
    static HomeLink profileLink() {
        return HomeLink.of("我的公示资料", "确定向社区居民公开的照片、联系方式和简介", "/pairing/profile", user -> user.hasRole(Role.LAWYER));
    }

    @GetMapping
    String show(Model model) {
        var shown = profiles.find(licence()).filter(LawyerProfile::isPublic);
        fill(
                model,
                shown.map(LawyerProfile::phone).orElse(""),
                shown.map(LawyerProfile::email).orElse(""),
                shown.map(LawyerProfile::introduction).orElse(""));
        return "pairing/profile";
    }

    private void fill(Model model, String phone, String email, String introduction) {
        Lawyer lawyer = lawyers.findById(licence()).orElseThrow(ProfilePage::noLawyer);
        LawFirm firm = firms.findById(lawyer.firmCode()).orElseThrow();
        model.addAttribute("lawyer", lawyer.name());
        model.addAttribute("firm", firm);
        model.addAttribute("times", new Times(districts.zone(firm.districtCode())));
        model.addAttribute("profile", profiles.find(licence()).orElse(null));
        model.addAttribute("phone", phone);
        model.addAttribute("email", email);
        model.addAttribute("introduction", introduction);
    }

    /** The lawyer's own photo, as residents see it. */
    @GetMapping("/photo.jpg")
    ResponseEntity<byte[]> photo() {
        var photo = profiles.find(licence()).map(LawyerProfile::photo);
        return ResponseEntity.status(photo.isPresent() ? HttpStatus.OK : HttpStatus.NOT_FOUND)
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.IMAGE_JPEG)
                .body(photo.orElse(null));
    }

    @PostMapping
    String publish(
            @RequestParam(required = false) MultipartFile photo,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String introduction,
            @RequestParam(defaultValue = "false") boolean withoutPhoto,
            @RequestParam(defaultValue = "false") boolean agreed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after)
            throws IOException {
        byte[] file = photo == null ? new byte[0] : photo.getBytes();
        try {
            profiles.publish(
                    licence(),
                    new PublicProfile.Wish(phone, email, introduction, file, withoutPhoto, agreed),
                    user.id());
        } catch (Refusal refusal) {
            fill(model, phone, email, introduction);
            model.addAttribute("error", refusal.getMessage());
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return "pairing/profile";
        }
        after.addFlashAttribute("done", "已公开。居民在社区公示页、联系卡和工作室公示牌上看到的就是下面的内容。");
        return "redirect:/pairing/profile";
    }

    @PostMapping("/withdrawal")
    String withdraw(RedirectAttributes after) {
        profiles.withdraw(licence());
        after.addFlashAttribute("done", "已撤回同意，照片、联系方式和简介已删除。公示页改为显示律所电话；已印发的联系卡请告知社区更换。");
        return "redirect:/pairing/profile";
    }

    private String licence() {
        return user.places(Role.LAWYER).stream()
                .findFirst()
                .orElseThrow(() -> new AccessDeniedException("only lawyers have a profile"));
    }

    private static AccessDeniedException noLawyer() {
        return new AccessDeniedException("the directory does not know the lawyer");
    }
}
