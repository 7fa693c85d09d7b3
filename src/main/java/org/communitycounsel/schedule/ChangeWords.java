package org.communitycounsel.schedule;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
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
import org.communitycounsel.pairing.Staffing;
import org.communitycounsel.platform.calendar.ChineseDates;
import org.communitycounsel.platform.calendar.LeadTimes;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A change in Chinese, for forms, documents, dossiers and notices. */
@Component
@Transactional(readOnly = true)
public class ChangeWords {

    private final Pairings pairings;
    private final Staffing staffing;
    private final ServicePlans plans;
    private final Rearrangement rearrangement;
    private final LawFirms firms;
    private final Lawyers lawyers;
    private final Communities communities;
    private final Streets streets;
    private final LeadTimes leadTimes;

    ChangeWords(
            Pairings pairings,
            Staffing staffing,
            ServicePlans plans,
            Rearrangement rearrangement,
            LawFirms firms,
            Lawyers lawyers,
            Communities communities,
            Streets streets,
            LeadTimes leadTimes) {
        this.pairings = pairings;
        this.staffing = staffing;
        this.plans = plans;
        this.rearrangement = rearrangement;
        this.firms = firms;
        this.lawyers = lawyers;
        this.communities = communities;
        this.streets = streets;
        this.leadTimes = leadTimes;
    }

    /** {@code kind}, {@code community}, {@code firm}, {@code lawyers}, {@code hours}, {@code asked}, {@code days}, {@code reason}, {@code report}. */
    public Map<String, Object> of(ScheduleChange change) {
        var pairing = pairing(change);
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("kind", change.kind().chinese());
        words.put("community", place(pairing));
        words.put("firm", firm(change.firmCode()));
        words.put("lawyers", names(staffing.serving(pairing)));
        words.put("hours", hours(pairing, change));
        words.put("asked", change.asked());
        words.put("days", days(change));
        words.put("reason", change.reasonName());
        words.put("report", change.report());
        return words;
    }

    private String hours(Pairing pairing, ScheduleChange change) {
        var today = leadTimes.day(change.districtCode(), change.reportedAt());
        return plans.of(pairing.id(), today).map(ServicePlan::inWords).orElse("尚未安排");
    }

    /** What is asked for, such as 服务时间改为每周四上午9:00—12:00. */
    String asked(ScheduleChange change) {
        return switch (change.kind()) {
            case HOURS -> "服务时间改为" + newHours(change);
            case COMMUNITY ->
                "%s改派到%s，原在该社区服务的%s改派到本社区"
                        .formatted(
                                name(change.licenceNumber()),
                                place(other(change)),
                                names(staffing.serving(other(change))));
            case LAWYER -> "更换%s%s".formatted(name(change.licenceNumber()), wish(change, "接任"));
            case LEAVE -> "%s请假%s".formatted(name(change.licenceNumber()), wish(change, "代班"));
        };
    }

    private static final String OPEN = "，由协调小组办公室安排人选";

    private String wish(ScheduleChange change, String what) {
        return change.wished() == null ? OPEN : "，希望由%s%s".formatted(name(change.wished()), what);
    }

    private String newHours(ScheduleChange change) {
        return rearrangement
                .planned(pairing(change), change.effectiveFrom(), change.weekday(), change.half())
                .inWords();
    }

    /** What was decided, such as 由林溪接任周明; only of an approved change. */
    String decided(ScheduleChange change) {
        return switch (change.kind()) {
            case HOURS -> "服务时间改为" + newHours(change);
            case COMMUNITY -> "两个社区的律师对调";
            case LAWYER -> "由%s接任%s".formatted(name(change.decidedLawyer()), name(change.licenceNumber()));
            case LEAVE -> "由%s代班".formatted(name(change.decidedLawyer()));
        };
    }

    /** From when, and until when where it ends. */
    public String days(ScheduleChange change) {
        String from = ChineseDates.full(change.effectiveFrom());
        return change.effectiveUntil() == null
                ? "自%s起".formatted(from)
                : "%s至%s".formatted(from, ChineseDates.full(change.effectiveUntil()));
    }

    /** A line for lists and notices, such as 清波街道清波门社区的服务调整（更换律师，自2026年3月16日起）. */
    public String about(ScheduleChange change) {
        return "%s的服务调整（%s，%s）".formatted(place(pairing(change)), change.kind().chinese(), days(change));
    }

    /** The pairings in which the firms serve: the dossier's number to place, lawyers and hours, by firm and community. JG-17a. */
    public Map<String, String> pairingsOf(Collection<String> firms, Instant now) {
        Map<String, String> words = new LinkedHashMap<>();
        for (var each : plans.ofFirms(firms, now)) {
            String hours = each.plan() == null ? "尚未排班" : each.plan().inWords();
            words.put(each.dossier(), "%s（%s，%s）".formatted(each.place(), each.lawyers(), hours));
        }
        return words;
    }

    /** Number of the dossier of the pairing it is about. */
    public String pairingDossier(ScheduleChange change) {
        return pairing(change).dossierNumber();
    }

    Pairing pairing(ScheduleChange change) {
        return pairings.findById(change.pairingId()).orElseThrow();
    }

    Pairing other(ScheduleChange change) {
        return pairings.findById(change.otherPairingId()).orElseThrow();
    }

    /** The street's name and the community's. */
    public String place(Pairing pairing) {
        return streets.findById(pairing.streetCode()).map(Street::name).orElse("") + community(pairing);
    }

    String community(Pairing pairing) {
        return communityName(pairing.communityCode());
    }

    /** @param code twelve digits */
    public String communityName(String code) {
        return communities.findById(code).map(Community::name).orElse(code);
    }

    String firm(String code) {
        return firms.findById(code).map(LawFirm::name).orElse(code);
    }

    /** The lawyer's name. */
    public String name(String licence) {
        return lawyers.findById(licence).map(Lawyer::name).orElse(licence);
    }

    /** The lawyers' names. */
    public String names(Collection<String> licences) {
        return licences.stream().sorted().map(this::name).collect(joining("、"));
    }
}
