package org.communitycounsel.dispute.web;

import java.util.Arrays;
import java.util.List;
import org.communitycounsel.dispute.Acknowledgements;
import org.communitycounsel.dispute.Consent;
import org.communitycounsel.dispute.Dispute;
import org.communitycounsel.dispute.DisputeState;
import org.communitycounsel.dispute.Disputes;
import org.communitycounsel.dispute.Grade;
import org.communitycounsel.dispute.GradeTerms;
import org.communitycounsel.dispute.Gradings;
import org.communitycounsel.dispute.Measures;
import org.communitycounsel.dispute.Mediating;
import org.communitycounsel.dispute.Mediation;
import org.communitycounsel.dispute.Mediations;
import org.communitycounsel.dispute.PlaceNames;
import org.communitycounsel.dispute.Reports;
import org.communitycounsel.dispute.Representations;
import org.communitycounsel.dispute.Representing;
import org.communitycounsel.dispute.Side;
import org.communitycounsel.dispute.process.DisputeEscalation;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.Word;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.dossier.SealedDossiers;
import org.communitycounsel.platform.dossier.Times;
import org.communitycounsel.platform.identity.Accounts;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.platform.web.FormAnswer;
import org.springframework.http.HttpStatus;
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
 * A dispute with its parties and facts, for those on the case; each look is recorded (JG-15). Here it is graded anew, joined
 * to another, a consent taken back, a representation recorded. Whoever is not on the case gets the same answer as for a
 * dispute that does not exist.
 */
@Controller
@RequestMapping("/disputes/{number}")
class DisputePage {

    private static final int LONGEST_REASON = 500;

    private final Disputes disputes;
    private final Reports reports;
    private final Gradings gradings;
    private final Acknowledgements acknowledgements;
    private final Mediations mediations;
    private final Measures measures;
    private final Representations representations;
    private final GradeTerms terms;
    private final PlaceNames places;
    private final Accounts accounts;
    private final Districts districts;
    private final Mediating mediating;
    private final Representing representing;
    private final DisputeEscalation flow;
    private final SealedDossiers sealedDossiers;
    private final CurrentUser user;

    DisputePage(
            Disputes disputes,
            Reports reports,
            Gradings gradings,
            Acknowledgements acknowledgements,
            Mediations mediations,
            Measures measures,
            Representations representations,
            GradeTerms terms,
            PlaceNames places,
            Accounts accounts,
            Districts districts,
            Mediating mediating,
            Representing representing,
            DisputeEscalation flow,
            SealedDossiers sealedDossiers,
            CurrentUser user) {
        this.disputes = disputes;
        this.reports = reports;
        this.gradings = gradings;
        this.acknowledgements = acknowledgements;
        this.mediations = mediations;
        this.measures = measures;
        this.representations = representations;
        this.terms = terms;
        this.places = places;
        this.accounts = accounts;
        this.districts = districts;
        this.mediating = mediating;
        this.representing = representing;
        this.flow = flow;
        this.sealedDossiers = sealedDossiers;
        this.user = user;
    }

    @GetMapping
    String show(@PathVariable String number, Model model) {
        var dispute = readable(number, "当事人和案情");
        model.addAttribute("dispute", dispute);
        model.addAttribute("terms", terms.of(dispute.districtCode(), dispute.grade()));
        model.addAttribute("times", new Times(districts.zone(dispute.districtCode())));
        model.addAttribute("places", places);
        model.addAttribute("accounts", accounts);
        model.addAttribute("sides", Side.values());
        model.addAttribute("reports", reports.findByDisputeIdOrderById(dispute.id()));
        model.addAttribute("gradings", gradings.findByDisputeIdOrderById(dispute.id()));
        model.addAttribute("asked", acknowledgements.findByDisputeIdOrderById(dispute.id()));
        model.addAttribute("mediations", mediations.findByDisputeIdOrderById(dispute.id()));
        model.addAttribute("measures", measures.findByDisputeIdOrderById(dispute.id()));
        model.addAttribute("representations", representations.findByDisputeIdOrderById(dispute.id()));
        model.addAttribute("grades", mayRegrade(dispute) ? otherGrades(dispute) : List.of());
        model.addAttribute("consenting", mayWithdraw(dispute) ? consenting(number) : List.of());
        model.addAttribute("others", isOffice(dispute) ? others(dispute) : List.of());
        model.addAttribute("mayRepresent", dispute.isOpen() && isOffice(dispute));
        return "dispute/dispute";
    }

    private static List<Grade> otherGrades(Dispute dispute) {
        return Arrays.stream(Grade.values())
                .filter(grade -> grade != dispute.grade())
                .toList();
    }

    /** The sides whose consent to the mediation that goes on stands. */
    private List<Side> consenting(String number) {
        return mediating.current(number).stream()
                .flatMap(mediation -> Arrays.stream(Side.values())
                        .filter(side ->
                                mediation.consent(side).filter(Consent::stands).isPresent()))
                .toList();
    }

    private List<Dispute> others(Dispute dispute) {
        return dispute.isOpen()
                ? disputes
                        .findByCommunityCodeInAndStateOrderById(List.of(dispute.communityCode()), DisputeState.OPEN)
                        .stream()
                        .filter(other -> !other.id().equals(dispute.id()))
                        .toList()
                : List.of();
    }

    @PostMapping("/grade")
    String regrade(
            @PathVariable String number,
            @RequestParam String grade,
            @RequestParam(defaultValue = "") String text,
            RedirectAttributes after) {
        var dispute = readable(number, "重新定级");
        require(mayRegrade(dispute));
        return done(
                number,
                after,
                "已重新定级，并按新的等级重新上报。",
                () -> flow.regrade(
                        number, word(Grade.class, grade), reason(text, "定级理由"), user.id(), isOffice(dispute)));
    }

    @PostMapping("/withdrawal")
    String withdraw(
            @PathVariable String number,
            @RequestParam String side,
            @RequestParam(defaultValue = "") String text,
            RedirectAttributes after) {
        require(mayWithdraw(readable(number, "撤回调解的同意")));
        return done(
                number,
                after,
                "已登记撤回同意，调解终止。",
                () -> flow.withdrawConsent(number, word(Side.class, side), reason(text, "撤回的情况"), user.id()));
    }

    @PostMapping("/joining")
    String join(@PathVariable String number, @RequestParam String into, RedirectAttributes after) {
        require(isOffice(readable(number, "并案")));
        return done(number, after, "已并案，本案卷结案。", () -> flow.join(number, into, user.id()));
    }

    @PostMapping("/representations")
    String represent(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String licence,
            @RequestParam String side,
            RedirectAttributes after) {
        require(isOffice(readable(number, "登记代理人")));
        return done(
                number,
                after,
                "已登记代理人。",
                () -> representing.record(number, licence.strip(), word(Side.class, side), user.id()));
    }

    private static String done(String number, RedirectAttributes after, String said, Runnable act) {
        FormAnswer.give(after, () -> {
            act.run();
            return said;
        });
        return "redirect:/disputes/" + number;
    }

    private static <T extends Enum<T> & Word> T word(Class<T> list, String id) {
        return Word.of(list, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    }

    private static String reason(String text, String label) {
        if (text.isBlank() || text.length() > LONGEST_REASON) {
            throw new Refusal("请写明%s，不超过%d字。".formatted(label, LONGEST_REASON));
        }
        return text.strip();
    }

    private Dispute readable(String number, String what) {
        if (!sealedDossiers.mayRead(number, user, what)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return disputes.findByDossierNumber(number)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static void require(boolean allowed) {
        if (!allowed) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }

    private boolean isOffice(Dispute dispute) {
        return user.isMemberOf(Role.JUSTICE_OFFICE.at(dispute.streetCode()));
    }

    private boolean mayRegrade(Dispute dispute) {
        return dispute.isOpen() && (isOffice(dispute) || user.hasRole(Role.LAWYER));
    }

    private boolean mayWithdraw(Dispute dispute) {
        return isOffice(dispute)
                || user.isMemberOf(Role.MEDIATION_COMMITTEE.at(dispute.communityCode()))
                || mediating
                        .current(dispute.dossierNumber())
                        .map(Mediation::licenceNumber)
                        .filter(licence -> user.isMemberOf(Role.LAWYER.at(licence)))
                        .isPresent();
    }
}
