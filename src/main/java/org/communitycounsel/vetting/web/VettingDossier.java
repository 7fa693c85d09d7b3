package org.communitycounsel.vetting.web;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import org.communitycounsel.directory.LawFirms;
import org.communitycounsel.directory.Lawyers;
import org.communitycounsel.directory.Street;
import org.communitycounsel.directory.Streets;
import org.communitycounsel.platform.dossier.DossierPart;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.vetting.Finding;
import org.communitycounsel.vetting.Nomination;
import org.communitycounsel.vetting.Vetting;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a nomination adds to the page of its dossier. */
@Component
class VettingDossier implements DossierPart {

    private final Vetting vetting;
    private final Lawyers lawyers;
    private final LawFirms firms;
    private final Streets streets;

    VettingDossier(Vetting vetting, Lawyers lawyers, LawFirms firms, Streets streets) {
        this.vetting = vetting;
        this.lawyers = lawyers;
        this.firms = firms;
        this.streets = streets;
    }

    @Override
    public boolean supports(String kind) {
        return kind.equals("LX");
    }

    @Override
    @Transactional(readOnly = true)
    public List<Fact> facts(String number) {
        return vetting.find(number).map(this::facts).orElse(List.of());
    }

    private List<Fact> facts(Nomination nomination) {
        var lawyer = lawyers.findById(nomination.licenceNumber()).orElseThrow();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("状态", nomination.state().chinese()));
        facts.add(new Fact(
                "律师", "%s（%s，%s）".formatted(lawyer.name(), lawyer.kind().chinese(), lawyer.licenceNumber())));
        facts.add(new Fact(
                "推荐律所", firms.findById(nomination.firmCode()).orElseThrow().name()));
        facts.add(new Fact("推荐担任", nomination.serviceKind().chinese()));
        facts.add(new Fact(
                "有关街道",
                streets.findAllById(nomination.streets()).stream()
                        .map(Street::name)
                        .collect(joining("、"))));
        facts.add(new Fact("业务专长", nomination.specialities()));
        facts.add(new Fact("社会声誉", nomination.reputation()));
        if (!nomination.findings().isEmpty()) {
            facts.add(new Fact(
                    "不符合的条件",
                    nomination.findings().stream().map(Finding::toString).collect(joining("；"))));
        }
        if (nomination.reasons() != null) {
            facts.add(new Fact("理由", nomination.reasons()));
        }
        return facts;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Action> actions(String number, CurrentUser user) {
        return vetting
                .find(number)
                .filter(nomination -> nomination.state().open())
                .filter(nomination -> user.isMemberOf(Role.LAW_FIRM.at(nomination.firmCode())))
                .map(nomination -> new Action("撤回推荐", "/vetting/%s/withdrawal".formatted(number), "撤回理由"))
                .stream()
                .toList();
    }
}
