package org.communitycounsel.review.web;

import java.util.List;
import org.communitycounsel.platform.dossier.DossierPart;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.review.SpotChecks;
import org.springframework.stereotype.Component;

/** What a drawing of spot checks adds to the page of its dossier. */
@Component
class SpotCheckDossier implements DossierPart {

    private final SpotChecks checks;

    SpotCheckDossier(SpotChecks checks) {
        this.checks = checks;
    }

    @Override
    public boolean supports(String kind) {
        return kind.equals("CC");
    }

    @Override
    public List<Fact> facts(String number) {
        return checks.find(number)
                .map(draw -> List.of(
                        new Fact(
                                "月份",
                                "%d年%d月"
                                        .formatted(
                                                draw.month().getYear(),
                                                draw.month().getMonthValue())),
                        new Fact("随机种子", draw.seed()),
                        new Fact("状态", draw.closed() ? "已结束" : "抽查中")))
                .orElse(List.of());
    }

    @Override
    public List<Link> links(String number, CurrentUser user) {
        return List.of(new Link("名册和抽签结果", "/spot-checks/" + number));
    }
}
