package org.communitycounsel.review;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.communitycounsel.directory.Communities;
import org.communitycounsel.directory.Community;
import org.communitycounsel.directory.LawFirm;
import org.communitycounsel.directory.LawFirms;
import org.communitycounsel.directory.Lawyer;
import org.communitycounsel.directory.Lawyers;
import org.communitycounsel.directory.Street;
import org.communitycounsel.directory.Streets;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.pairing.Pairings;
import org.communitycounsel.platform.calendar.ChineseDates;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.platform.notification.Notices;
import org.springframework.stereotype.Component;

/** A replacement in Chinese, for forms, documents, dossiers and notices. */
@Component
public class ReplacementWords {

    private final Pairings pairings;
    private final Lawyers lawyers;
    private final LawFirms firms;
    private final Communities communities;
    private final Streets streets;
    private final Notices notices;

    ReplacementWords(
            Pairings pairings,
            Lawyers lawyers,
            LawFirms firms,
            Communities communities,
            Streets streets,
            Notices notices) {
        this.pairings = pairings;
        this.lawyers = lawyers;
        this.firms = firms;
        this.communities = communities;
        this.streets = streets;
        this.notices = notices;
    }

    /** {@code community}, {@code lawyer}, {@code firm}, {@code form}, {@code cause}, {@code lastDay}, {@code cover}, {@code reason}; empty where not yet known. */
    public Map<String, Object> of(Replacement replacement) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("community", place(replacement.communityCode()));
        words.put("lawyer", name(replacement.licenceNumber()));
        words.put("firm", firm(replacement.firmCode()));
        words.put("form", pairing(replacement).form().chinese());
        words.put("cause", replacement.cause().chinese());
        words.put("lastDay", replacement.lastDay() == null ? "" : ChineseDates.full(replacement.lastDay()));
        words.put("cover", replacement.lastDay() == null ? "" : cover(replacement.cover()));
        words.put("reason", replacement.decidedReason() == null ? "" : replacement.decidedReason());
        return words;
    }

    /** A line for lists and notices, such as 清波街道清波门社区更换律师（周明）. */
    public String about(Replacement replacement) {
        return "%s更换律师（%s）".formatted(place(replacement.communityCode()), name(replacement.licenceNumber()));
    }

    /** Who serves meanwhile, such as 由林溪代管. */
    public String cover(Replacement.Cover cover) {
        if (cover.licence() != null) {
            return "由%s（%s）代管".formatted(name(cover.licence()), firmOf(cover.licence()));
        }
        return cover.others() ? "由结对律所的其余联络律师代管" : "暂无律师：" + cover.gap();
    }

    private String firmOf(String licence) {
        return lawyers.findById(licence).map(Lawyer::firmCode).map(this::firm).orElse("");
    }

    Pairing pairing(Replacement replacement) {
        return pairings.findById(replacement.pairingId()).orElseThrow();
    }

    /** The street's name and the community's. @param code twelve digits */
    public String place(String code) {
        return streets.findById(code.substring(0, 9)).map(Street::name).orElse("")
                + communities.findById(code).map(Community::name).orElse(code);
    }

    /** The community's name. @param code twelve digits */
    public String communityName(String code) {
        return communities.findById(code).map(Community::name).orElse(code);
    }

    public String firm(String code) {
        return firms.findById(code).map(LawFirm::name).orElse(code);
    }

    public String name(String licence) {
        return lawyers.findById(licence).map(Lawyer::name).orElse(licence);
    }

    String names(Collection<String> licences) {
        return licences.stream().sorted().map(this::name).collect(joining("、"));
    }

    // --- who is told

    /** Firm, lawyer, community and justice office learn it. @param text Chinese */
    void tellAll(Replacement replacement, String subject, String text) {
        for (String group : List.of(
                Role.LAW_FIRM.at(replacement.firmCode()),
                Role.LAWYER.at(replacement.licenceNumber()),
                Role.COMMUNITY.at(replacement.communityCode()),
                Role.JUSTICE_OFFICE.at(replacement.streetCode()))) {
            tell(replacement, group, subject, text);
        }
    }

    void tellOffice(Replacement replacement, String subject, String text) {
        tell(replacement, Role.COORDINATION_OFFICE.at(replacement.districtCode()), subject, text);
    }

    void tell(Replacement replacement, String group, String subject, String text) {
        notices.send(group, replacement.dossierNumber(), subject, "%s：%s".formatted(about(replacement), text));
    }
}
