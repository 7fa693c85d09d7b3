package org.communitycounsel.review.web;

import java.util.ArrayList;
import java.util.List;
import org.communitycounsel.platform.calendar.ChineseDates;
import org.communitycounsel.platform.dossier.DossierPart;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.review.Replacement;
import org.communitycounsel.review.ReplacementGrounds;
import org.communitycounsel.review.ReplacementState;
import org.communitycounsel.review.ReplacementWords;
import org.communitycounsel.review.Replacements;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a replacement adds to the page of its dossier, and what community and justice office may add there. JG-21. */
@Component
class ReplacementDossier implements DossierPart {

    private final Replacements replacements;
    private final ReplacementWords words;

    ReplacementDossier(Replacements replacements, ReplacementWords words) {
        this.replacements = replacements;
        this.words = words;
    }

    @Override
    public boolean supports(String kind) {
        return kind.equals(ReplacementGrounds.DOSSIER_KIND);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Fact> facts(String number) {
        return replacements.findByDossierNumber(number).map(this::facts).orElse(List.of());
    }

    private List<Fact> facts(Replacement replacement) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("状态", replacement.state().chinese()));
        facts.add(new Fact("社区", words.place(replacement.communityCode())));
        facts.add(new Fact(
                "律师", "%s（%s）".formatted(words.name(replacement.licenceNumber()), words.firm(replacement.firmCode()))));
        facts.add(new Fact("事由", replacement.cause().chinese()));
        if (replacement.decidedReason() != null) {
            facts.add(new Fact("认定理由", replacement.decidedReason()));
        }
        if (replacement.lastDay() != null) {
            facts.add(new Fact("最后服务日", ChineseDates.full(replacement.lastDay())));
            facts.add(new Fact("代管", words.cover(replacement.cover())));
        }
        if (replacement.endReason() != null) {
            facts.add(new Fact("结果", replacement.endReason()));
        }
        return facts;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Action> actions(String number, CurrentUser user) {
        return replacements
                .findByDossierNumber(number)
                .filter(replacement -> replacement.state() == ReplacementState.VERIFYING)
                .filter(replacement -> isReporter(replacement.communityCode(), user))
                .map(replacement -> new Action("补充反映", "/replacements/%s/grounds".formatted(number), "补充的情况"))
                .stream()
                .toList();
    }

    /** JG-21: the community reports; its justice office, which evaluates truthfully (JG-7.2), may too. @param community twelve digits */
    static boolean isReporter(String community, CurrentUser user) {
        return user.isMemberOf(Role.COMMUNITY.at(community))
                || user.isMemberOf(Role.COMMUNITY_HEAD.at(community))
                || user.isMemberOf(Role.JUSTICE_OFFICE.at(community.substring(0, 9)));
    }
}
