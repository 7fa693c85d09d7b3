package org.communitycounsel.review.web;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.district.District;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.dossier.Times;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.platform.web.HomeLink;
import org.communitycounsel.review.Campaign;
import org.communitycounsel.review.Campaigns;
import org.communitycounsel.review.Summaries;
import org.communitycounsel.review.SummaryWorkbook;
import org.communitycounsel.review.process.ReviewCampaign;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The campaigns, how far they are, and their summaries; for those who watch over the district, the summary also for its
 * justice offices, who are at the meeting (JG-20b). Firm and lawyer find their own reviews. The coordination office begins one.
 */
@Controller
@RequestMapping("/reviews")
class CampaignsPage {

    private static final String EVERY_FIVE_SECONDS = "5";
    private static final String PATH = "/campaigns/{dossier:[0-9]{6}-KC-[0-9]{4}-[0-9]{6}}";
    private static final MediaType EXCEL =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final Campaigns campaigns;
    private final ReviewCampaign flow;
    private final Summaries summaries;
    private final Districts districts;
    private final CurrentUser user;

    CampaignsPage(
            Campaigns campaigns, ReviewCampaign flow, Summaries summaries, Districts districts, CurrentUser user) {
        this.campaigns = campaigns;
        this.flow = flow;
        this.summaries = summaries;
        this.districts = districts;
        this.user = user;
    }

    @Bean
    @Order(58)
    static HomeLink reviewsLink() {
        return HomeLink.of("半年考评", "查看考评的进展、结果和汇总", "/reviews", CampaignsPage::isFor);
    }

    private static boolean isFor(CurrentUser user) {
        return user.hasRole(Role.LAWYER)
                || user.hasRole(Role.LAW_FIRM)
                || user.tenants().stream().anyMatch(district -> mayRead(user, district));
    }

    /** A district in which the reader may begin a campaign. @param period what it would look at */
    record Place(String code, String name, String period) {}

    /** @param started in the district's own time */
    record Row(Campaign campaign, String district, String started, boolean mayFollow) {}

    @GetMapping
    String list(Model model) {
        if (!isFor(user)) {
            throw new AccessDeniedException("半年考评由区协调小组办公室、区司法局、司法所、督查人员和被考评的律所、律师查看。");
        }
        var readable = districts.all().stream()
                .filter(district -> mayRead(user, district.code()))
                .toList();
        model.addAttribute("watches", !readable.isEmpty());
        model.addAttribute(
                "begin",
                readable.stream().filter(this::mayBegin).map(this::place).toList());
        model.addAttribute(
                "rows",
                campaigns.of(readable.stream().map(District::code).toList()).stream()
                        .map(this::row)
                        .toList());
        model.addAttribute("own", summaries.of(user.places(Role.LAWYER), user.places(Role.LAW_FIRM)));
        return "review/campaigns";
    }

    /** The coordination office, where the campaign it would begin has not been begun. */
    private boolean mayBegin(District district) {
        var next = campaigns.toBegin(district.code());
        return user.isMemberOf(Role.COORDINATION_OFFICE.at(district.code()))
                && campaigns.of(List.of(district.code())).stream()
                        .noneMatch(begun -> begun.period().equals(next));
    }

    private Place place(District district) {
        return new Place(
                district.code(),
                district.name(),
                campaigns.toBegin(district.code()).chinese());
    }

    private Row row(Campaign campaign) {
        return new Row(
                campaign,
                districts.find(campaign.districtCode()).map(District::name).orElse(""),
                time(campaign.startedAt(), campaign),
                user.watchesOver(campaign.districtCode()));
    }

    /** The coordination office begins its district's campaign. */
    @PostMapping
    String begin(@RequestParam String district, RedirectAttributes after) {
        if (!user.tenants().contains(district) || !user.isMemberOf(Role.COORDINATION_OFFICE.at(district))) {
            throw new AccessDeniedException("半年考评由本区协调小组办公室发起。");
        }
        try {
            return "redirect:/reviews/campaigns/" + flow.begin(district);
        } catch (Refusal refusal) {
            after.addFlashAttribute("error", refusal.getMessage());
            return "redirect:/reviews";
        }
    }

    @GetMapping(PATH)
    String show(@PathVariable String dossier, Model model, HttpServletResponse response) {
        var campaign = campaigns
                .find(dossier)
                .filter(found -> user.watchesOver(found.districtCode()))
                .orElseThrow(CampaignsPage::notFound);
        if (campaign.running()) {
            response.setHeader("Refresh", EVERY_FIVE_SECONDS);
        }
        model.addAttribute("campaign", campaign);
        model.addAttribute("started", time(campaign.startedAt(), campaign));
        model.addAttribute("ended", time(campaign.endedAt(), campaign));
        model.addAttribute("streets", campaigns.byStreet(dossier));
        model.addAttribute("leftOut", campaigns.leftOut(dossier));
        model.addAttribute("open", summaries.open(campaign));
        return "review/campaign";
    }

    private String time(Instant moment, Campaign campaign) {
        return new Times(districts.zone(campaign.districtCode())).at(moment);
    }

    @GetMapping(PATH + "/summary")
    String summary(@PathVariable String dossier, Model model) {
        var summary = readable(dossier);
        model.addAttribute("summary", summary);
        model.addAttribute("district", nameOf(summary.campaign().districtCode()));
        return "review/summary";
    }

    @GetMapping(PATH + "/summary.xlsx")
    ResponseEntity<byte[]> excel(@PathVariable String dossier) {
        var summary = readable(dossier);
        var name = "半年考评汇总（%s）.xlsx".formatted(summary.campaign().period().chinese());
        return ResponseEntity.ok()
                .contentType(EXCEL)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(SummaryWorkbook.of(summary, nameOf(summary.campaign().districtCode())));
    }

    private String nameOf(String district) {
        return districts.find(district).map(District::name).orElse("");
    }

    private Summaries.Summary readable(String dossier) {
        return campaigns
                .find(dossier)
                .filter(campaign -> mayRead(user, campaign.districtCode()))
                .map(summaries::of)
                .orElseThrow(CampaignsPage::notFound);
    }

    private static boolean mayRead(CurrentUser user, String district) {
        return user.watchesOver(district)
                || user.tenants().contains(district)
                        && user.places(Role.JUSTICE_OFFICE).stream().anyMatch(street -> street.startsWith(district));
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
