package org.communitycounsel.pairing;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.dossier.Dossiers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The justice office's decision where the two-way choice led to nothing, with the community heard. SH17-3.1b. */
@Service
@Transactional
public class OfficeDecision {

    private final Matching matching;
    private final Shortlist shortlist;
    private final PlacesHeld places;
    private final Caps caps;
    private final Districts districts;
    private final Dossiers dossiers;
    private final JdbcClient database;
    private final Clock clock;

    OfficeDecision(
            Matching matching,
            Shortlist shortlist,
            PlacesHeld places,
            Caps caps,
            Districts districts,
            Dossiers dossiers,
            JdbcClient database,
            Clock clock) {
        this.matching = matching;
        this.shortlist = shortlist;
        this.places = places;
        this.caps = caps;
        this.districts = districts;
        this.dossiers = dossiers;
        this.database = database;
        this.clock = clock;
    }

    /**
     * The lawyers the justice office may appoint, the best first; those at the cap only with the city bureau's consent.
     *
     * @param label name, firm, points; says where the cap is reached
     */
    public record Appointable(String licenceNumber, String label) {}

    public List<Appointable> appointable(String dossier) {
        var pairing = matching.pairing(dossier);
        return shortlist.everybody(pairing, today(pairing)).stream()
                .map(one -> new Appointable(
                        one.member().licenceNumber(),
                        "%s（%s）%s%s"
                                .formatted(
                                        one.member().name(),
                                        one.member().firmName(),
                                        one.serving() == 0 ? "" : "：已结对%d个社区".formatted(one.serving()),
                                        one.full() ? "，已达上限，须市司法局同意" : "")))
                .toList();
    }

    /** The community's opinion before the justice office decides. SH17-3.1b. */
    public void recordOpinion(String dossier, String opinion) {
        dossiers.record(dossier, null, "社区意见：" + opinion, "SH17-3.1b");
    }

    /**
     * The justice office appoints. SH17-3.1b.
     *
     * @return whether that is settled; false where it takes the city bureau's consent first
     */
    public boolean appoint(String dossier, String licence, String reason) {
        var pairing = matching.pairing(dossier);
        var chosen = eligible(pairing, licence);
        if (!places.areFree(pairing, Set.of(licence))) {
            return false;
        }
        places.hold(pairing, chosen.member().firmCode(), Set.of(licence), false, "SH17-3.1b 司法所决定：" + reason);
        return true;
    }

    private Shortlist.Eligible eligible(Pairing pairing, String licence) {
        return shortlist.everybody(pairing, today(pairing)).stream()
                .filter(one -> one.member().licenceNumber().equals(licence))
                .findFirst()
                .orElseThrow(() -> new Refusal("所选律师已不在本区名册，或与本社区有利益冲突。请另选一名。"));
    }

    /** Which communities the lawyer serves now, and how many a lawyer may serve, in words for the city bureau. HZ24-1.1b. */
    public String serving(String dossier, String licence) {
        var communities = database.sql("""
                        select street.name || community.name from paired_lawyer
                        join pairing on pairing.id = pairing_id
                        join community on community.code = community_code
                        join street on street.code = street_code
                        where licence_number = ? and released_at is null order by paired_lawyer.id""").param(licence).query(String.class).list();
        return "已结对%d个社区（%s），上限%d个"
                .formatted(
                        communities.size(),
                        String.join("、", communities),
                        caps.of(matching.pairing(dossier)).most());
    }

    /** The city bureau lets the lawyer serve one community more than the cap. HZ24-1.1b. */
    public void consentToExtraPlace(String dossier, String licence, String reason, String account) {
        var pairing = matching.pairing(dossier);
        var chosen = eligible(pairing, licence);
        database.sql("""
                        insert into extra_place_consent (pairing_id, licence_number, reason, consented_by, consented_at)
                        values (?, ?, ?, ?, ?) on conflict do nothing""")
                .params(pairing.id(), licence, reason, account, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        dossiers.record(dossier, null, "市司法局同意超上限派驻：" + places.names(Set.of(licence)), "HZ24-1.1b；" + reason);
        places.hold(pairing, chosen.member().firmCode(), Set.of(licence), true, "SH17-3.1b 司法所决定，市司法局同意");
    }

    /** The city bureau does not. */
    public void refuseExtraPlace(String dossier, String licence, String reason) {
        dossiers.record(dossier, null, "市司法局不同意超上限派驻：" + places.names(Set.of(licence)), "HZ24-1.1b；" + reason);
    }

    private LocalDate today(Pairing pairing) {
        return LocalDate.ofInstant(clock.instant(), districts.zone(pairing.districtCode()));
    }
}
