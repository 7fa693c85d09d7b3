package org.communitycounsel.pairing;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.communitycounsel.pairing.CandidateState.ASKED;
import static org.communitycounsel.pairing.CandidateState.CONFLICTED;
import static org.communitycounsel.pairing.CandidateState.CONSENTED;
import static org.communitycounsel.pairing.CandidateState.DECLINED;
import static org.communitycounsel.pairing.CandidateState.FULL;
import static org.communitycounsel.pairing.CandidateState.PREFERRED;
import static org.communitycounsel.pairing.CandidateState.SILENT;
import static org.communitycounsel.pairing.CandidateState.UNAVAILABLE;
import static org.communitycounsel.pairing.CandidateState.WITHDRAWN;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.communitycounsel.directory.Communities;
import org.communitycounsel.directory.Community;
import org.communitycounsel.directory.Lawyer;
import org.communitycounsel.directory.Lawyers;
import org.communitycounsel.directory.Streets;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.dossier.Dossiers;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.platform.notification.Notices;
import org.communitycounsel.vetting.Roster;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way from a community without a lawyer to one that has chosen: needs, recommendation, two-way choice. Each act is
 * written into the pairing's dossier. HZ09-4.2b.
 */
@Service
@Transactional
public class Matching {

    /** The kind of a pairing's dossier: 结对. */
    public static final String DOSSIER_KIND = "JD";

    private static final Set<PairingState> SEARCHING = EnumSet.of(PairingState.SEEKING, PairingState.CHOSEN);

    /** Whoever answered so in this search is not asked again. */
    private static final Set<CandidateState> DONE_WITH =
            EnumSet.of(DECLINED, SILENT, CONFLICTED, UNAVAILABLE, WITHDRAWN);

    private final Pairings pairings;
    private final Candidates candidates;
    private final PairedLawyers pairedLawyers;
    private final Shortlist shortlist;
    private final Caps caps;
    private final ChoiceTerms terms;
    private final Capacities capacities;
    private final PlacesHeld places;
    private final Roster roster;
    private final Communities communities;
    private final Streets streets;
    private final Lawyers lawyers;
    private final Districts districts;
    private final Dossiers dossiers;
    private final Notices notices;
    private final JdbcClient database;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Matching(
            Pairings pairings,
            Candidates candidates,
            PairedLawyers pairedLawyers,
            Shortlist shortlist,
            Caps caps,
            ChoiceTerms terms,
            Capacities capacities,
            PlacesHeld places,
            Roster roster,
            Communities communities,
            Streets streets,
            Lawyers lawyers,
            Districts districts,
            Dossiers dossiers,
            Notices notices,
            JdbcClient database,
            ApplicationEventPublisher events,
            Clock clock) {
        this.pairings = pairings;
        this.candidates = candidates;
        this.pairedLawyers = pairedLawyers;
        this.shortlist = shortlist;
        this.caps = caps;
        this.terms = terms;
        this.capacities = capacities;
        this.places = places;
        this.roster = roster;
        this.communities = communities;
        this.streets = streets;
        this.lawyers = lawyers;
        this.districts = districts;
        this.dossiers = dossiers;
        this.notices = notices;
        this.database = database;
        this.events = events;
        this.clock = clock;
    }

    // --- the search and the needs

    /**
     * Begins the search for a community and opens its dossier.
     *
     * @param predecessor the pairing to follow, which stays in service until the new one begins; or null
     * @param excluded licence numbers of lawyers who must not be chosen
     */
    public Pairing open(
            String communityCode, PairingForm form, PairingOrigin origin, Long predecessor, Set<String> excluded) {
        var community = communities
                .findById(communityCode)
                .orElseThrow(() -> new Refusal("没有代码为%s的社区（村）。请从列表中选择，或请管理员先登记该社区。".formatted(communityCode)));
        if (!caps.allow(community.districtCode(), form)) {
            throw new Refusal("本区不采用“%s”。请选择其他结对形式。".formatted(form.chinese()));
        }
        mayBegin(community, form, predecessor);
        String dossier = dossiers.open(
                DOSSIER_KIND,
                community.districtCode(),
                "结对签约：%s（%s）".formatted(community.name(), streetName(community)),
                List.of(
                        Role.COMMUNITY.at(communityCode),
                        Role.COMMUNITY_HEAD.at(communityCode),
                        Role.JUSTICE_OFFICE.at(community.streetCode()),
                        Role.COORDINATION_OFFICE.at(community.districtCode())));
        try {
            return pairings.saveAndFlush(
                    new Pairing(dossier, communityCode, form, origin, predecessor, excluded, clock.instant()));
        } catch (DataIntegrityViolationException another) {
            // two at the same moment: the database lets the first one through
            throw underWay(community);
        }
    }

    private void mayBegin(Community community, PairingForm form, Long predecessor) {
        if (pairings.existsByCommunityCodeAndStateIn(community.code(), SEARCHING)) {
            throw underWay(community);
        }
        int most = caps.of(community.districtCode(), form).perCommunity();
        if (predecessor == null && capacities.taken(Capacities.COMMUNITY, community.code()) >= most) {
            throw new Refusal("%s已有%d个有效结对，已达上限，不能再发起。需要换人的，请走更换流程。".formatted(community.name(), most));
        }
    }

    /** The communities of the street that have a place for another pairing and no search under way. */
    public List<Community> communitiesToPair(String streetCode) {
        return communities.findByStreetCodeOrderByCode(streetCode).stream()
                .filter(community -> !pairings.existsByCommunityCodeAndStateIn(community.code(), SEARCHING))
                .filter(community -> capacities.taken(Capacities.COMMUNITY, community.code())
                        < caps.of(community.districtCode(), PairingForm.ONE_LAWYER)
                                .perCommunity())
                .toList();
    }

    /** Whether the district pairs in that form. */
    public boolean allows(String district, PairingForm form) {
        return caps.allow(district, form);
    }

    private static Refusal underWay(Community community) {
        return new Refusal("%s的结对正在办理中，不能重复发起。请在案卷中查看进度。".formatted(community.name()));
    }

    /** The community says what it needs. */
    public void stateNeeds(String dossier, Needs needs) {
        pairing(dossier).state(needs);
        dossiers.record(dossier, null, "社区需求：" + inWords(needs), "HZ09-4.2b");
    }

    private static String inWords(Needs needs) {
        return "语言 %s；专业 %s；服务 %s；时间 %s%s"
                .formatted(
                        orNone(needs.languages()),
                        orNone(needs.fields()),
                        orNone(needs.serviceKinds()),
                        time(needs),
                        needs.note() == null ? "" : "；" + needs.note());
    }

    private static String orNone(String text) {
        return text == null || text.isBlank() ? Needs.ANY : text;
    }

    /** The wished time in words, such as 周三下午; 不限 where there is none. */
    public static String time(Needs needs) {
        if (needs.weekday() == null) {
            return needs.half() == null ? Needs.ANY : needs.half().chinese();
        }
        String day = "周" + "一二三四五六日".charAt(needs.weekday() - 1);
        return needs.half() == null ? day : day + needs.half().chinese();
    }

    // --- recommendation and two-way choice

    /** Begins a round: recommends who comes into question and was not asked before. @return the best first; empty where nobody does */
    public List<Candidate> recommend(String dossier) {
        var pairing = pairing(dossier);
        int round = pairing.nextRound();
        int shown = terms.of(pairing).shown();
        Set<String> asked = askedBefore(pairing);
        var best = pairing.form() == PairingForm.FIRM
                ? shortlist.bestFirms(pairing, asked, shown, today(pairing))
                : shortlist.best(pairing, asked, shown, today(pairing));
        var recommended = candidates.saveAll(best.stream()
                .map(one -> new Candidate(
                        pairing.id(),
                        round,
                        one.member().firmCode(),
                        pairing.form() == PairingForm.FIRM ? null : one.member().licenceNumber(),
                        one.points(),
                        one.reasons()))
                .toList());
        dossiers.record(
                dossier,
                null,
                recommended.isEmpty()
                        ? "第%d轮推荐：没有符合条件的人选".formatted(round)
                        : "第%d轮推荐：%s"
                                .formatted(
                                        round,
                                        recommended.stream().map(this::name).collect(joining("、"))),
                "HZ09-4.2b");
        return recommended;
    }

    /** Licence numbers, or firm codes where firms are asked. */
    private Set<String> askedBefore(Pairing pairing) {
        return candidates.findByPairingIdOrderById(pairing.id()).stream()
                .filter(candidate -> DONE_WITH.contains(candidate.state()))
                .map(candidate -> candidate.licenceNumber() == null ? candidate.firmCode() : candidate.licenceNumber())
                .collect(toSet());
    }

    /** Whether the table allows another round after so many. */
    public boolean mayRecommendAgain(String dossier, int roundsHeld) {
        return roundsHeld < terms.of(pairing(dossier)).rounds();
    }

    /** The community puts its choice in order. @param chosen ids of candidates of this round, the first choice first */
    public void prefer(String dossier, List<Long> chosen) {
        var pairing = pairing(dossier);
        if (chosen.isEmpty()) {
            throw new Refusal("请至少选择一名人选。");
        }
        if (new HashSet<>(chosen).size() < chosen.size()) {
            throw new Refusal("同一人选不能重复选择，请调整志愿顺序。");
        }
        var round = candidates.findByPairingIdAndRoundOrderByPointsDescIdAsc(pairing.id(), pairing.choiceRound());
        for (int place = 0; place < chosen.size(); place++) {
            Long id = chosen.get(place);
            round.stream()
                    .filter(candidate -> candidate.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new Refusal("所选人选不在本轮推荐名单中，请刷新后重新选择。"))
                    .preferred(place + 1);
        }
        dossiers.record(
                dossier,
                null,
                "社区志愿："
                        + chosen.stream()
                                .map(id -> name(candidates.findById(id).orElseThrow()))
                                .collect(joining(" → ")),
                "HZ09-4.2b");
    }

    /** Asks the next one of the community's list; who was asked before and did not answer was silent. */
    public Optional<Candidate> askNext(String dossier) {
        var pairing = pairing(dossier);
        asked(pairing).ifPresent(candidate -> {
            candidate.became(SILENT, null);
            dossiers.record(dossier, null, name(candidate) + "逾期未答复", "HZ09-4.2b");
        });
        return next(pairing);
    }

    private Optional<Candidate> next(Pairing pairing) {
        var next = candidates.findFirstByPairingIdAndRoundAndStateOrderByPreference(
                pairing.id(), pairing.choiceRound(), PREFERRED);
        if (next.isPresent() && !isAvailable(pairing, next.get())) {
            passOver(pairing, next.get(), UNAVAILABLE);
            return next(pairing);
        }
        next.ifPresent(candidate -> {
            candidate.became(ASKED, null);
            dossiers.admit(pairing.dossierNumber(), Role.LAW_FIRM.at(candidate.firmCode()));
            if (candidate.licenceNumber() != null) {
                dossiers.admit(pairing.dossierNumber(), Role.LAWYER.at(candidate.licenceNumber()));
            }
        });
        return next;
    }

    private boolean isAvailable(Pairing pairing, Candidate candidate) {
        return candidate.licenceNumber() == null
                ? !lawyersOfFirm(pairing, candidate.firmCode()).isEmpty()
                : shortlist.mayServe(pairing, candidate.licenceNumber());
    }

    /** Lawyers a firm can name as liaisons: of the firm, with a place left, without a conflict. SC20-4.1a. */
    public List<Lawyer> lawyersOfFirm(String dossier, String firm) {
        return lawyersOfFirm(pairing(dossier), firm);
    }

    private List<Lawyer> lawyersOfFirm(Pairing pairing, String firm) {
        return shortlist.everybody(pairing, today(pairing)).stream()
                .filter(one -> !one.full() && one.member().firmCode().equals(firm))
                .map(one -> lawyers.findById(one.member().licenceNumber()).orElseThrow())
                .toList();
    }

    /** The candidate who is being asked. */
    public Optional<Candidate> asked(String dossier) {
        return asked(pairing(dossier));
    }

    private Optional<Candidate> asked(Pairing pairing) {
        return candidates.findFirstByPairingIdAndRoundAndStateOrderByPreference(
                pairing.id(), pairing.choiceRound(), ASKED);
    }

    /** The firm consents. @param liaisons whom it names where the community is paired with the firm; else empty
     * @return licence numbers of the lawyers to ask */
    public Set<String> firmConsents(String dossier, Set<String> liaisons) {
        var pairing = pairing(dossier);
        var candidate = asked(pairing).orElseThrow(Matching::answered);
        if (pairing.form() == PairingForm.ONE_LAWYER) {
            return Set.of(candidate.licenceNumber());
        }
        int most = terms.of(pairing).lawyers();
        if (liaisons.isEmpty() || liaisons.size() > most) {
            throw new Refusal("请指定1至%d名联络律师。".formatted(most));
        }
        Set<String> possible = lawyersOfFirm(pairing, candidate.firmCode()).stream()
                .map(Lawyer::licenceNumber)
                .collect(toSet());
        if (!possible.containsAll(liaisons)) {
            throw new Refusal("所选联络律师中有人不在名册、名额已满或应当回避，请重新选择。");
        }
        liaisons.forEach(lawyer -> dossiers.admit(dossier, Role.LAWYER.at(lawyer)));
        return liaisons;
    }

    /** Firm or lawyer declines. */
    public void decline(String dossier, String reason) {
        close(dossier, DECLINED, reason);
    }

    /** Firm or lawyer declares a conflict of interest; it is remembered, and bars the same pairing for ever. JG-13b. */
    public void declareConflict(String dossier, Set<String> licences, String reason, String account) {
        var pairing = pairing(dossier);
        licences.forEach(licence -> database.sql("""
                        insert into conflict_of_interest (licence_number, community_code, reason, declared_by, declared_at)
                        values (?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        licence,
                        pairing.communityCode(),
                        reason,
                        account,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update());
        close(dossier, CONFLICTED, reason);
    }

    /** All the lawyers a declaration of the firm that is asked concerns. */
    public Set<String> concerned(String dossier) {
        var pairing = pairing(dossier);
        var candidate = asked(pairing).orElseThrow(Matching::answered);
        return candidate.licenceNumber() != null
                ? Set.of(candidate.licenceNumber())
                : roster.communityLawyers(pairing.districtCode()).stream()
                        .filter(member -> member.firmCode().equals(candidate.firmCode()))
                        .map(member -> member.licenceNumber())
                        .collect(toSet());
    }

    private void close(String dossier, CandidateState outcome, String reason) {
        var candidate = asked(dossier).orElseThrow(Matching::answered);
        candidate.became(outcome, reason);
        dossiers.record(dossier, null, name(candidate) + "：" + outcome.chinese(), reason);
    }

    private static Refusal answered() {
        return new Refusal("该人选已不在征求意见中，无需再答复。请刷新任务列表。");
    }

    /**
     * Takes a place of each of the lawyers who consented. Where two communities want the same last place, one gets it; the
     * other is told, and its choice goes on.
     *
     * @return whether the pairing has its lawyers now
     */
    public boolean holdPlaces(String dossier, Set<String> licences) {
        var pairing = pairing(dossier);
        var candidate = asked(pairing).orElse(null);
        if (candidate == null) {
            return false;
        }
        if (!licences.stream().allMatch(licence -> shortlist.mayServe(pairing, licence))) {
            passOver(pairing, candidate, UNAVAILABLE);
            return false;
        }
        if (!places.areFree(pairing, licences)) {
            passOver(pairing, candidate, FULL);
            return false;
        }
        candidate.became(CONSENTED, null);
        places.hold(pairing, candidate.firmCode(), licences, false, null);
        return true;
    }

    private void passOver(Pairing pairing, Candidate candidate, CandidateState why) {
        candidate.became(why, null);
        String text = "%s：%s".formatted(name(candidate), why.chinese());
        dossiers.record(
                pairing.dossierNumber(),
                null,
                text,
                why == FULL ? caps.of(pairing).clause() : "HZ09-4.2a");
        notices.send(
                Role.COMMUNITY.at(pairing.communityCode()),
                pairing.dossierNumber(),
                "所选律师不能派驻",
                text + "。将按志愿顺序征求下一人选的意见；没有下一人选的，重新推荐。",
                "candidate " + candidate.id());
    }

    // --- back and out

    /** The agreement did not come about, or a lawyer left: places are free again, the choice begins anew. */
    public void reopen(String dossier, String reason) {
        var pairing = pairing(dossier);
        candidates.findByPairingIdOrderById(pairing.id()).stream()
                .filter(candidate -> candidate.state() == CONSENTED)
                .forEach(candidate -> candidate.became(WITHDRAWN, null));
        places.release(pairing);
        pairing.reopened();
        dossiers.record(dossier, null, "未能签约，重新选择", reason);
    }

    /** The search is given up; the dossier says why the community has no lawyer. */
    public void fail(String dossier, String reason) {
        var pairing = pairing(dossier);
        pairing.failed(reason, clock.instant());
        places.release(pairing);
        String text = "未结成：" + reason;
        for (String group : List.of(
                Role.COMMUNITY.at(pairing.communityCode()), Role.COORDINATION_OFFICE.at(pairing.districtCode()))) {
            notices.send(group, dossier, "结对未成", text);
        }
        dossiers.close(dossier, text.length() > 200 ? text.substring(0, 200) : text);
        events.publishEvent(new PairingFailed(pairing.id(), dossier, pairing.communityCode(), reason));
    }

    // --- reading

    public Pairing pairing(String dossier) {
        return pairings.findByDossierNumber(dossier)
                .orElseThrow(() -> new IllegalArgumentException("no pairing " + dossier));
    }

    /** The pairings that have chosen the lawyer and wait for their agreement. */
    public List<Pairing> chosenWith(String licence) {
        return pairedLawyers.findByLicenceNumberAndReleasedAtIsNullOrderById(licence).stream()
                .map(paired -> pairings.findById(paired.pairingId()).orElseThrow())
                .filter(pairing -> pairing.state() == PairingState.CHOSEN)
                .toList();
    }

    /** The candidate's name and firm, Chinese. */
    public String name(Candidate candidate) {
        return candidate.licenceNumber() == null
                ? places.firmName(candidate.firmCode())
                : "%s（%s）"
                        .formatted(
                                places.names(Set.of(candidate.licenceNumber())), places.firmName(candidate.firmCode()));
    }

    private String streetName(Community community) {
        return streets.findById(community.streetCode()).orElseThrow().name();
    }

    private LocalDate today(Pairing pairing) {
        return LocalDate.ofInstant(clock.instant(), districts.zone(pairing.districtCode()));
    }
}
