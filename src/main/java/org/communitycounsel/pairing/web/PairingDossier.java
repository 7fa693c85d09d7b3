package org.communitycounsel.pairing.web;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.communitycounsel.directory.LawFirm;
import org.communitycounsel.directory.LawFirms;
import org.communitycounsel.directory.Lawyer;
import org.communitycounsel.directory.Lawyers;
import org.communitycounsel.pairing.Matching;
import org.communitycounsel.pairing.PairedLawyer;
import org.communitycounsel.pairing.PairedLawyers;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.pairing.PairingState;
import org.communitycounsel.pairing.Part;
import org.communitycounsel.platform.calendar.ChineseDates;
import org.communitycounsel.platform.calendar.LeadTimes;
import org.communitycounsel.platform.dossier.DossierPart;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.springframework.stereotype.Component;

/** What a pairing's dossier says at its head, and what the justice office may do there. */
@Component
class PairingDossier implements DossierPart {

    private final Matching matching;
    private final PairedLawyers pairedLawyers;
    private final Lawyers lawyers;
    private final LawFirms firms;
    private final LeadTimes leadTimes;

    PairingDossier(
            Matching matching, PairedLawyers pairedLawyers, Lawyers lawyers, LawFirms firms, LeadTimes leadTimes) {
        this.leadTimes = leadTimes;
        this.matching = matching;
        this.pairedLawyers = pairedLawyers;
        this.lawyers = lawyers;
        this.firms = firms;
    }

    @Override
    public boolean supports(String kind) {
        return kind.equals(Matching.DOSSIER_KIND);
    }

    @Override
    public List<Fact> facts(String number) {
        var pairing = matching.pairing(number);
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("结对形式", pairing.form().chinese()));
        facts.add(new Fact("缘由", pairing.origin().chinese()));
        facts.add(new Fact("进度", pairing.state().chinese()));
        if (pairing.firmCode() != null) {
            facts.add(new Fact(
                    "律所", firms.findById(pairing.firmCode()).map(LawFirm::name).orElse("")));
            facts.add(new Fact("律师", lawyersOf(pairing)));
        }
        if (pairing.termFrom() != null) {
            facts.add(new Fact(
                    "服务期限",
                    "%s至%s".formatted(ChineseDates.full(pairing.termFrom()), ChineseDates.full(pairing.termUntil()))));
        }
        if (hasServed(pairing)) {
            facts.add(new Fact("结束", day(pairing, pairing.endedAt())));
        }
        return facts;
    }

    private static boolean hasServed(Pairing pairing) {
        return pairing.beganAt() != null && pairing.endedAt() != null;
    }

    /** Who serves; of a pairing that is over, who served and until when. */
    private String lawyersOf(Pairing pairing) {
        return hasServed(pairing)
                ? pairedLawyers.findByPairingIdOrderById(pairing.id()).stream()
                        .filter(paired -> until(pairing, paired).isAfter(pairing.beganAt()))
                        .map(paired -> "%s（%s至%s）"
                                .formatted(
                                        name(paired),
                                        paired.part() == Part.INTERIM ? "代管" : "",
                                        day(pairing, until(pairing, paired))))
                        .collect(joining("、"))
                : pairedLawyers.findByPairingIdAndReleasedAtIsNullOrderById(pairing.id()).stream()
                        .map(paired -> name(paired) + (paired.extra() ? "（经市司法局同意）" : ""))
                        .collect(joining("、"));
    }

    private static Instant until(Pairing pairing, PairedLawyer paired) {
        return paired.releasedAt() == null ? pairing.endedAt() : paired.releasedAt();
    }

    private String name(PairedLawyer paired) {
        return lawyers.findById(paired.licenceNumber()).map(Lawyer::name).orElse("");
    }

    private String day(Pairing pairing, Instant moment) {
        return ChineseDates.full(leadTimes.day(pairing.districtCode(), moment));
    }

    @Override
    public List<Action> actions(String number, CurrentUser user) {
        var pairing = matching.pairing(number);
        return isSearching(pairing) && isOfOffice(pairing, user)
                ? List.of(new Action("终止结对", "/pairing/%s/cancellation".formatted(number), "终止理由"))
                : List.of();
    }

    private static boolean isSearching(Pairing pairing) {
        return pairing.state() == PairingState.SEEKING || pairing.state() == PairingState.CHOSEN;
    }

    static boolean isOfOffice(Pairing pairing, CurrentUser user) {
        return user.isMemberOf(Role.JUSTICE_OFFICE.at(pairing.streetCode()));
    }
}
