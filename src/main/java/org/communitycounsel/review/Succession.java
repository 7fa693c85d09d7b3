package org.communitycounsel.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.pairing.PairingForm;
import org.communitycounsel.pairing.PairingOrigin;
import org.communitycounsel.pairing.PairingState;
import org.communitycounsel.pairing.Pairings;
import org.communitycounsel.pairing.SearchWanted;
import org.communitycounsel.pairing.ServiceHours;
import org.communitycounsel.pairing.Staffing;
import org.communitycounsel.pairing.Term;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.calendar.LeadTimes;
import org.communitycounsel.platform.dossier.Dossiers;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who serves from then on: by a new pairing of the community, in which the replaced lawyer does not come into question, or within
 * a firm's pairing by a supplement to its agreement. HZ09-4.2b, JG-17c.
 */
@Service
@Transactional
public class Succession {

    private static final int LONGEST_OUTCOME = 200;
    private static final Set<PairingState> SEARCHING = EnumSet.of(PairingState.SEEKING, PairingState.CHOSEN);

    private final Replacements replacements;
    private final ReplacementWords words;
    private final Pairings pairings;
    private final Staffing staffing;
    private final Term term;
    private final ServiceHours hours;
    private final LeadTimes leadTimes;
    private final Dossiers dossiers;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Succession(
            Replacements replacements,
            ReplacementWords words,
            Pairings pairings,
            Staffing staffing,
            Term term,
            ServiceHours hours,
            LeadTimes leadTimes,
            Dossiers dossiers,
            ApplicationEventPublisher events,
            Clock clock) {
        this.replacements = replacements;
        this.words = words;
        this.pairings = pairings;
        this.staffing = staffing;
        this.term = term;
        this.hours = hours;
        this.leadTimes = leadTimes;
        this.dossiers = dossiers;
        this.events = events;
        this.clock = clock;
    }

    /** Whether another of the firm takes the lawyer's place at first: where the community is paired with the firm. SC20-4.1a. */
    @Transactional(readOnly = true)
    public boolean isWithinPairing(String dossier) {
        var pairing = words.pairing(replacements.of(dossier));
        return pairing.form() == PairingForm.FIRM && pairing.state() == PairingState.ACTIVE;
    }

    /** The first day somebody else serves: the day after the last, or today where that is over. */
    @Transactional(readOnly = true)
    public LocalDate firstDay(String dossier) {
        var replacement = replacements.of(dossier);
        var next = replacement.lastDay().plusDays(1);
        var today = leadTimes.day(replacement.districtCode(), clock.instant());
        return next.isBefore(today) ? today : next;
    }

    // --- a new pairing

    /** Begins the search for the community, without the replaced lawyer; one that is under way will do, and the office learns how far it is. */
    public void search(String dossier) {
        seek(dossier, false);
        var replacement = replacements.of(dossier);
        searching(replacement).ifPresentOrElse(search -> stillSearching(replacement, search), () -> begin(replacement));
    }

    private void begin(Replacement replacement) {
        var pairing = words.pairing(replacement);
        events.publishEvent(new SearchWanted(
                pairing.communityCode(),
                pairing.form(),
                PairingOrigin.REPLACEMENT,
                pairing.id(),
                Set.of(replacement.licenceNumber())));
        var search = searching(replacement).orElseThrow();
        dossiers.record(
                replacement.dossierNumber(),
                null,
                "为社区另行结对（案卷%s），被更换的律师不在推荐之列".formatted(search.dossierNumber()),
                "HZ09-4.2b、JG-21");
    }

    private void stillSearching(Replacement replacement, Pairing search) {
        String text = "社区的结对正在办理（案卷%s，%s），等待其结果"
                .formatted(search.dossierNumber(), search.state().chinese());
        dossiers.record(replacement.dossierNumber(), null, text, "HZ24-1.1a");
        words.tellOffice(replacement, "另行结对仍在办理", text + "。");
    }

    private Optional<Pairing> searching(Replacement replacement) {
        return pairings.findByCommunityCodeAndStateInOrderById(replacement.communityCode(), SEARCHING).stream()
                .findFirst();
    }

    /** The replacements of the community that wait for a new pairing. */
    @Transactional(readOnly = true)
    public List<Replacement> waitingFor(String community) {
        return replacements
                .findByCommunityCodeAndStateInOrderById(
                        community, List.of(ReplacementState.ARRANGED, ReplacementState.COVERED))
                .stream()
                .filter(replacement -> Boolean.FALSE.equals(replacement.withinPairing()))
                .toList();
    }

    /** Of that pairing, which has ended, those whose community has nobody in service and whose dossier does not say why. */
    @Transactional(readOnly = true)
    public List<Replacement> uncovered(Long pairing) {
        return replacements
                .findByPairingIdAndStateInOrderById(
                        pairing, List.of(ReplacementState.ARRANGED, ReplacementState.COVERED))
                .stream()
                .filter(replacement -> replacement.cover().gap() == null)
                .filter(replacement -> !pairings.existsByCommunityCodeAndStateIn(
                        replacement.communityCode(), EnumSet.of(PairingState.ACTIVE)))
                .toList();
    }

    /** The way is chosen: within the pairing, or by a new one. */
    public void seek(String dossier, boolean within) {
        var replacement = replacements.of(dossier);
        replacement.seeks(within);
        replacements.saveAndFlush(replacement);
    }

    // --- within the pairing

    /** The lawyers of the firm who could take the place. */
    @Transactional(readOnly = true)
    public List<Staffing.Successor> successors(String dossier) {
        var pairing = words.pairing(replacements.of(dossier));
        return pairing.state() == PairingState.ACTIVE
                ? staffing.successors(pairing).stream()
                        .filter(one -> !one.full())
                        .toList()
                : List.of();
    }

    /** The firm names who takes the place; a supplement can be signed. */
    public void name(String dossier, String joining) {
        var replacement = replacements.of(dossier);
        var pairing = words.pairing(replacement);
        if (pairing.state() != PairingState.ACTIVE) {
            throw new Refusal("该结对已经结束，不能在结对内接任。请选择“没有合适人选”，由协调小组办公室另行安排。");
        }
        if (successors(dossier).stream().noneMatch(one -> one.licenceNumber().equals(joining))) {
            throw new Refusal("%s不能接任：须是本所在律师名册上、还有名额、尚未在本社区服务且不须回避的律师。请从列表中另选。".formatted(words.name(joining)));
        }
        var from = firstDay(dossier);
        staffing.proposeSuccessor(
                pairing,
                new Staffing.Proposal(
                        dossier,
                        replacement.licenceNumber(),
                        joining,
                        from,
                        hours.inWords(pairing.id(), from),
                        replacement.cause().chinese()));
    }

    /** @param reason why the firm names nobody */
    public void nobodyNamed(String dossier, String reason) {
        dossiers.record(dossier, null, "律所没有合适的接任人选", reason);
    }

    /** Number of the dossier of the pairing the lawyer leaves. */
    @Transactional(readOnly = true)
    public String pairingDossier(String dossier) {
        return words.pairing(replacements.of(dossier)).dossierNumber();
    }

    /** From the first day on the successor serves. @return whether it came about; else a cap left no room */
    public boolean takeEffect(String dossier) {
        return words.pairing(replacements.of(dossier)).state() == PairingState.ACTIVE && staffing.takeEffect(dossier);
    }

    /** Nobody of the firm follows within the pairing. @param reason Chinese */
    public void giveUp(String dossier, String reason) {
        staffing.giveUp(dossier, reason);
        dossiers.record(dossier, null, "结对内接任未成：" + reason, "JG-17c");
        words.tellOffice(replacements.of(dossier), "结对内接任未成", reason + "。请在任务列表中研究决定。");
    }

    // --- neither

    /** The search came to nothing. @param reason Chinese */
    public void searchFailed(String dossier, String reason) {
        var replacement = replacements.of(dossier);
        dossiers.record(dossier, null, "另行结对未成：" + reason, "HZ09-4.2b");
        words.tellOffice(replacement, "另行结对未成", reason + "。请在任务列表中研究决定。");
    }

    /** Who serves now goes on; refused where nobody does. */
    public void leaveAsIs(String dossier, String reason, String account) {
        var replacement = replacements.of(dossier);
        var pairing = words.pairing(replacement);
        boolean covered = replacement.cover().gap() == null && pairing.state() == PairingState.ACTIVE;
        if (!covered) {
            throw new Refusal("社区现在没有律师代管，不能维持现状。请选择另行结对。");
        }
        dossiers.record(dossier, account, "维持现状，%s至协议期满".formatted(words.cover(replacement.cover())), reason);
    }

    /** The firm is asked, again or for the first time, who takes the place; refused where the pairing has ended. */
    public void seekWithin(String dossier, String reason, String account) {
        if (words.pairing(replacements.of(dossier)).state() != PairingState.ACTIVE) {
            throw new Refusal("原结对已经结束，不能在结对内更换。请选择另行结对。");
        }
        seek(dossier, true);
        dossiers.record(dossier, account, "决定：由结对律所另派律师接任", reason);
    }

    /** The community is paired anew. */
    public void searchAgain(String dossier, String reason, String account) {
        dossiers.record(dossier, account, "决定：为社区另行结对", reason);
    }

    // --- the end

    /** A new pairing of the community has begun: the replacements that waited for it have their successor. @return numbers of their dossiers */
    public List<String> followedBy(String pairingDossier, String community) {
        var waiting = waitingFor(community);
        waiting.forEach(replacement -> {
            replacement.isFollowedBy(pairingDossier);
            replacements.saveAndFlush(replacement);
        });
        return waiting.stream().map(Replacement::dossierNumber).toList();
    }

    /** Who serves from then on is settled, and all is handed over. */
    public void conclude(String dossier) {
        var replacement = replacements.of(dossier);
        endPredecessor(replacement);
        var serves = replacement.successor() == null
                ? words.pairing(replacement)
                : pairings.findByDossierNumber(replacement.successor()).orElseThrow();
        String text = "%s不再服务%s，%s"
                .formatted(
                        words.name(replacement.licenceNumber()),
                        words.place(replacement.communityCode()),
                        serves.state() == PairingState.ACTIVE
                                ? "由%s服务（结对案卷%s）"
                                        .formatted(words.names(staffing.serving(serves)), serves.dossierNumber())
                                : "原结对已结束：" + serves.endReason());
        replacement.done(text, clock.instant());
        replacements.saveAndFlush(replacement);
        words.tellAll(replacement, "律师更换已办结", text + "。");
        words.tellOffice(replacement, "律师更换已办结", text + "。");
        dossiers.close(dossier, text.length() > LONGEST_OUTCOME ? text.substring(0, LONGEST_OUTCOME) : text);
    }

    /** A new pairing that was not begun for this one does not end it by itself. */
    private void endPredecessor(Replacement replacement) {
        var old = words.pairing(replacement);
        if (replacement.successor() != null && old.state() == PairingState.ACTIVE) {
            term.end(old.dossierNumber(), "更换律师，由新的结对接替（案卷%s）".formatted(replacement.successor()));
        }
    }
}
