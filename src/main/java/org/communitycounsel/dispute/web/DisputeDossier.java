package org.communitycounsel.dispute.web;

import java.util.ArrayList;
import java.util.List;
import org.communitycounsel.dispute.Dispute;
import org.communitycounsel.dispute.Disputes;
import org.communitycounsel.dispute.PlaceNames;
import org.communitycounsel.dispute.Recording;
import org.communitycounsel.platform.dossier.DossierPart;
import org.communitycounsel.platform.identity.CurrentUser;
import org.springframework.stereotype.Component;

/** What a dispute's dossier says at its head: no names, no facts; those stand on the dispute's own page. */
@Component
class DisputeDossier implements DossierPart {

    private final Disputes disputes;
    private final PlaceNames places;

    DisputeDossier(Disputes disputes, PlaceNames places) {
        this.disputes = disputes;
        this.places = places;
    }

    @Override
    public boolean supports(String kind) {
        return kind.equals(Recording.DOSSIER_KIND);
    }

    @Override
    public List<Fact> facts(String number) {
        var dispute = disputes.of(number);
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("社区", places.community(dispute.communityCode())));
        facts.add(new Fact("类别", dispute.kind().chinese()));
        facts.add(new Fact("等级", dispute.grade().chinese()));
        if (dispute.handling() != null) {
            facts.add(new Fact("处理方式", dispute.handling().chinese()));
        }
        facts.add(new Fact("进度", progress(dispute)));
        return facts;
    }

    private static String progress(Dispute dispute) {
        return dispute.outcome() == null
                ? dispute.state().chinese()
                : dispute.outcome().chinese();
    }

    @Override
    public List<Link> links(String number, CurrentUser user) {
        return List.of(new Link("当事人、案情和办理", "/disputes/" + number));
    }
}
