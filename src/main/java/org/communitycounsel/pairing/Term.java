package org.communitycounsel.pairing;

import java.time.Clock;
import java.time.LocalDate;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.calendar.ChineseDates;
import org.communitycounsel.platform.dossier.Dossiers;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The time of service: from the filed agreement over its renewals to the end. HZ09-4.2c, SH17-3.1c. */
@Service
@Transactional
public class Term {

    private final Pairings pairings;
    private final PlacesHeld places;
    private final Capacities capacities;
    private final Caps caps;
    private final Dossiers dossiers;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Term(
            Pairings pairings,
            PlacesHeld places,
            Capacities capacities,
            Caps caps,
            Dossiers dossiers,
            ApplicationEventPublisher events,
            Clock clock) {
        this.pairings = pairings;
        this.places = places;
        this.capacities = capacities;
        this.caps = caps;
        this.dossiers = dossiers;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Service begins; the pairing this one follows, if it is still in service, ends by that, so that the community is
     * never without a lawyer and never has one too many.
     *
     * @param from first day
     * @param until last day
     */
    public Pairing begin(String dossier, LocalDate from, LocalDate until) {
        var pairing = pairing(dossier);
        endPredecessor(pairing);
        int most = caps.of(pairing).perCommunity();
        if (!capacities.hasFreePlace(Capacities.COMMUNITY, pairing.communityCode(), most)) {
            throw new Refusal("该社区已有%d个有效结对，已达上限。请先结束原结对，再办理新的结对。".formatted(most));
        }
        pairing.began(from, until, clock.instant());
        pairings.saveAndFlush(pairing);
        dossiers.record(
                dossier,
                null,
                "结对生效，服务期限%s至%s".formatted(ChineseDates.full(from), ChineseDates.full(until)),
                "HZ09-4.2b、HZ09-4.2c");
        events.publishEvent(new PairingBegan(pairing.id(), dossier, pairing.communityCode(), pairing.predecessor()));
        return pairing;
    }

    private void endPredecessor(Pairing pairing) {
        if (pairing.predecessor() != null) {
            pairings.findById(pairing.predecessor())
                    .filter(earlier -> earlier.state() == PairingState.ACTIVE)
                    .ifPresent(earlier -> end(earlier, "由新的结对接替（案卷" + pairing.dossierNumber() + "）", false));
        }
    }

    /** The parties go on until that day. */
    public void renew(String dossier, LocalDate until) {
        var pairing = pairing(dossier);
        pairing.renewed(until);
        dossiers.record(dossier, null, "结对续签，服务期限至" + ChineseDates.full(until), "HZ09-4.2c");
        events.publishEvent(new PairingRenewed(pairing.id(), dossier, pairing.communityCode()));
    }

    /** Service ends; its lawyers' places are free again, its dossier is closed. @param reason Chinese */
    public void end(String dossier, String reason) {
        end(pairing(dossier), reason, false);
    }

    /** The term ran out; a pairing that has ended before stays as it is. */
    public void expire(String dossier) {
        var pairing = pairing(dossier);
        if (pairing.state() == PairingState.ACTIVE) {
            end(pairing, "协议到期，未续签", true);
        }
    }

    private void end(Pairing pairing, String reason, boolean expired) {
        pairing.ended(reason, clock.instant());
        pairings.saveAndFlush(pairing);
        places.release(pairing);
        dossiers.close(pairing.dossierNumber(), "结对结束：" + reason);
        events.publishEvent(new PairingEnded(pairing.id(), pairing.dossierNumber(), pairing.communityCode(), expired));
    }

    private Pairing pairing(String dossier) {
        return pairings.findByDossierNumber(dossier)
                .orElseThrow(() -> new IllegalArgumentException("no pairing " + dossier));
    }
}
