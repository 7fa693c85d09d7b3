package org.communitycounsel.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.communitycounsel.dispute.MediatorReplaced;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.pairing.PairingState;
import org.communitycounsel.pairing.Staffing;
import org.communitycounsel.pairing.Term;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.calendar.ChineseDates;
import org.communitycounsel.platform.calendar.LeadTimes;
import org.communitycounsel.platform.dossier.Dossiers;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.review.Replacement.Cover;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Until when the replaced lawyer serves, and who does until it is settled who follows: a community is never without a lawyer
 * unless the dossier says why. JG-21, HZ24-1.1a.
 */
@Service
@Transactional
public class InterimCover {

    /** What a form hands back where no single lawyer takes over. */
    public static final String OTHERS = "others";

    public static final String NOBODY = "none";

    private final Replacements replacements;
    private final ReplacementWords words;
    private final Staffing staffing;
    private final Term term;
    private final LeadTimes leadTimes;
    private final Dossiers dossiers;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    InterimCover(
            Replacements replacements,
            ReplacementWords words,
            Staffing staffing,
            Term term,
            LeadTimes leadTimes,
            Dossiers dossiers,
            ApplicationEventPublisher events,
            Clock clock) {
        this.replacements = replacements;
        this.words = words;
        this.staffing = staffing;
        this.term = term;
        this.leadTimes = leadTimes;
        this.dossiers = dossiers;
        this.events = events;
        this.clock = clock;
    }

    /** Who could cover, the best first: what a form hands back, to words. */
    @Transactional(readOnly = true)
    public Map<String, String> candidates(String dossier) {
        var replacement = replacements.of(dossier);
        var pairing = words.pairing(replacement);
        Map<String, String> candidates = new LinkedHashMap<>();
        var others = others(replacement, pairing);
        if (!others.isEmpty()) {
            candidates.put(OTHERS, "由其余联络律师代管：" + words.names(others));
        }
        staffing.standIns(pairing)
                .forEach(one -> candidates.put(
                        one.licenceNumber(), "%s（%s，现服务%d个社区）".formatted(one.name(), one.firm(), one.serving())));
        candidates.put(NOBODY, "暂无律师可代管（须说明理由）");
        return candidates;
    }

    private Set<String> others(Replacement replacement, Pairing pairing) {
        Set<String> others = new HashSet<>(staffing.serving(pairing));
        others.remove(replacement.licenceNumber());
        return others;
    }

    /** The last day the lawyer may serve, by the table: so many days from today, and not beyond the term. */
    @Transactional(readOnly = true)
    public LocalDate latestDay(String dossier, int serviceDays) {
        var replacement = replacements.of(dossier);
        var latest = today(replacement).plusDays(serviceDays);
        var until = words.pairing(replacement).termUntil();
        return latest.isAfter(until) ? until : latest;
    }

    /** The days from today to the latest. */
    @Transactional(readOnly = true)
    public List<LocalDate> lastDays(String dossier, LocalDate latest) {
        return today(replacements.of(dossier)).datesUntil(latest.plusDays(1)).toList();
    }

    /**
     * The coordination office arranges the replacement.
     *
     * @param lastDay of the lawyer's service
     * @param chosen a licence number, {@link #OTHERS} or {@link #NOBODY}
     * @param gap why nobody covers; null where somebody does
     */
    public void arrange(
            String dossier, LocalDate lastDay, LocalDate latest, String chosen, String gap, String account) {
        var replacement = replacements.of(dossier);
        if (lastDay.isBefore(today(replacement)) || lastDay.isAfter(latest)) {
            throw new Refusal("最后服务日应在今天至%s之间，请从列表中选择。".formatted(ChineseDates.full(latest)));
        }
        if (!candidates(dossier).containsKey(chosen)) {
            throw new Refusal("所选代管律师已不能代管该社区（不在名册、名额已满或者应当回避），请刷新后从列表中另选。");
        }
        settle(replacement, lastDay, cover(chosen, gap), account);
    }

    private static Cover cover(String chosen, String gap) {
        return switch (chosen) {
            case OTHERS -> Cover.byOthers();
            case NOBODY -> Cover.nobody(gap);
            default -> Cover.by(chosen);
        };
    }

    /** The office has not arranged it in time: the latest day, and the best who can cover. */
    public void arrangeByRule(String dossier, LocalDate latest) {
        var replacement = replacements.of(dossier);
        settle(replacement, latest, best(replacement, words.pairing(replacement)), null);
        words.tellOffice(replacement, "逾期未安排，已按规则安排", arrangement(replacement) + "。");
    }

    private Cover best(Replacement replacement, Pairing pairing) {
        var others = others(replacement, pairing);
        others.remove(replacement.cover().licence());
        if (!others.isEmpty()) {
            return Cover.byOthers();
        }
        return staffing.standIns(pairing).stream()
                .findFirst()
                .map(one -> Cover.by(one.licenceNumber()))
                .orElseGet(() -> Cover.nobody("本区律师名册中没有还有名额、又不须回避的律师"));
    }

    private void settle(Replacement replacement, LocalDate lastDay, Cover cover, String account) {
        replacement.arranged(lastDay, cover);
        replacements.saveAndFlush(replacement);
        String text = arrangement(replacement);
        dossiers.record(replacement.dossierNumber(), account, "安排更换：" + text, "JG-21、HZ24-1.1a");
        words.tellAll(replacement, "律师将更换", text + "。请做好工作移交。");
        if (cover.licence() != null) {
            dossiers.admit(replacement.dossierNumber(), Role.LAWYER.at(cover.licence()));
            words.tell(
                    replacement,
                    Role.LAWYER.at(cover.licence()),
                    "请代管社区法律服务",
                    "%s服务至%s，此后由您代管，直到接任律师到任。"
                            .formatted(
                                    words.name(replacement.licenceNumber()), ChineseDates.full(replacement.lastDay())));
        }
    }

    private String arrangement(Replacement replacement) {
        return "%s服务至%s，此后%s"
                .formatted(
                        words.name(replacement.licenceNumber()),
                        ChineseDates.full(replacement.lastDay()),
                        words.cover(replacement.cover()));
    }

    /**
     * The last day is over: the lawyer serves no longer, who covers takes over. Where who was to cover no longer can, the best
     * who can does; where nobody can, the pairing ends and the dossier says why. Again changes nothing.
     */
    public void standDown(String dossier) {
        var replacement = replacements.of(dossier);
        if (replacement.state() != ReplacementState.ARRANGED) {
            return;
        }
        var pairing = words.pairing(replacement);
        if (pairing.state() != PairingState.ACTIVE
                || !staffing.serving(pairing).contains(replacement.licenceNumber())) {
            stoodDown(replacement, replacement.cover());
            return;
        }
        takeOver(replacement, pairing);
    }

    private void takeOver(Replacement replacement, Pairing pairing) {
        var arranged = replacement.cover();
        var covers = arranged.gap() == null ? List.of(arranged, best(replacement, pairing)) : List.<Cover>of();
        for (Cover cover : covers) {
            if (cover.gap() == null
                    && staffing.standDown(pairing, replacement.licenceNumber(), cover.licence(), reason(replacement))) {
                stoodDown(replacement, cover);
                return;
            }
        }
        stoodDown(replacement, Cover.nobody(arranged.gap() == null ? "没有律师可以代管" : arranged.gap()));
        term.end(pairing.dossierNumber(), reason(replacement));
    }

    private static String reason(Replacement replacement) {
        return "更换律师（%s，案卷%s）".formatted(replacement.cause().chinese(), replacement.dossierNumber());
    }

    private void stoodDown(Replacement replacement, Cover cover) {
        replacement.stoodDown(cover, clock.instant());
        replacements.saveAndFlush(replacement);
        String text = "%s已停止服务，%s".formatted(words.name(replacement.licenceNumber()), words.cover(replacement.cover()));
        dossiers.record(replacement.dossierNumber(), null, text, "JG-21、HZ24-1.1a");
        words.tellAll(replacement, "律师已停止服务", text + "。");
        events.publishEvent(new MediatorReplaced(replacement.licenceNumber(), replacement.communityCode()));
    }

    /**
     * Who covers has left the roster: the best of the others does, or nobody and the dossier says why. Before the last day only
     * the arrangement changes.
     */
    public void coverLeft(String licence) {
        replacements
                .findByCoverAndStateInOrderById(licence, List.of(ReplacementState.ARRANGED, ReplacementState.COVERED))
                .stream()
                // of two in one pairing, the second is covered with the first
                .filter(replacement -> licence.equals(replacement.cover().licence()))
                .forEach(this::coverAnew);
    }

    private void coverAnew(Replacement replacement) {
        var pairing = words.pairing(replacement);
        String left = replacement.cover().licence();
        var cover = best(replacement, pairing);
        if (replacement.state() == ReplacementState.COVERED && pairing.state() == PairingState.ACTIVE) {
            cover = replaceCover(pairing, left, cover);
        }
        replacement.recovered(cover);
        replacements.saveAndFlush(replacement);
        String text = "代管律师%s已不在律师名册，改为：%s".formatted(words.name(left), words.cover(cover));
        dossiers.record(replacement.dossierNumber(), null, text, "HZ09-4.2a、HZ24-1.1a");
        words.tellAll(replacement, "代管律师变更", text + "。");
        words.tellOffice(replacement, "代管律师变更", text + "。");
    }

    private Cover replaceCover(Pairing pairing, String left, Cover cover) {
        if (cover.gap() == null && staffing.standDown(pairing, left, cover.licence(), "代管律师已不在律师名册")) {
            return cover;
        }
        term.end(pairing.dossierNumber(), "代管律师已不在律师名册，没有律师可以代管");
        return Cover.nobody("代管律师已不在律师名册，没有其他律师可以代管");
    }

    /** Another lawyer has taken the place of the one who covered, or of the one who is replaced: that one serves from now on. */
    public void placeTaken(Long pairing, String leaving, String joining) {
        recover(
                pairing,
                replacement -> leaving.equals(replacement.licenceNumber())
                        || leaving.equals(replacement.cover().licence()),
                Cover.by(joining));
    }

    /**
     * Who covered serves no longer, being replaced as well: who covers from now on covers for both.
     *
     * @param cover licence number; null for the other lawyers of the pairing
     */
    public void coverStoodDown(Long pairing, String leaving, String cover) {
        recover(
                pairing,
                replacement -> leaving.equals(replacement.cover().licence()),
                cover == null ? Cover.byOthers() : Cover.by(cover));
    }

    private void recover(Long pairing, Predicate<Replacement> concerned, Cover cover) {
        replacements
                .findByPairingIdAndStateInOrderById(
                        pairing, List.of(ReplacementState.ARRANGED, ReplacementState.COVERED))
                .stream()
                .filter(concerned)
                .forEach(replacement -> {
                    replacement.recovered(cover);
                    replacements.saveAndFlush(replacement);
                });
    }

    /** The pairing has ended meanwhile, before anybody follows: the dossier says why the community has nobody. */
    public void noteGap(Replacement replacement, String gap) {
        replacement.isUncovered(gap);
        replacements.saveAndFlush(replacement);
        dossiers.record(replacement.dossierNumber(), null, "社区暂无律师：" + gap, "HZ24-1.1a");
        words.tellOffice(replacement, "社区暂无律师", gap + "。");
    }

    private LocalDate today(Replacement replacement) {
        return leadTimes.day(replacement.districtCode(), clock.instant());
    }
}
