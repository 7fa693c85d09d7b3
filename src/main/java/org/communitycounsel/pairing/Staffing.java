package org.communitycounsel.pairing;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.calendar.ChineseDates;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.dossier.Dossiers;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.vetting.Roster;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes who serves within a pairing that goes on: proposed when it is decided, agreed upon by a supplement, in force from
 * its day. Until then the lawyer who serves stays. JG-17c, HZ09-4.2c.
 */
@Service
@Transactional
public class Staffing {

    private final Supplements supplements;
    private final Pairings pairings;
    private final PairedLawyers pairedLawyers;
    private final Agreements agreements;
    private final Shortlist shortlist;
    private final Roster roster;
    private final Caps caps;
    private final Capacities capacities;
    private final PlacesHeld places;
    private final List<ConflictsOfInterest> conflicts;
    private final Districts districts;
    private final Dossiers dossiers;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Staffing(
            Supplements supplements,
            Pairings pairings,
            PairedLawyers pairedLawyers,
            Agreements agreements,
            Shortlist shortlist,
            Roster roster,
            Caps caps,
            Capacities capacities,
            PlacesHeld places,
            List<ConflictsOfInterest> conflicts,
            Districts districts,
            Dossiers dossiers,
            ApplicationEventPublisher events,
            Clock clock) {
        this.supplements = supplements;
        this.pairings = pairings;
        this.pairedLawyers = pairedLawyers;
        this.agreements = agreements;
        this.shortlist = shortlist;
        this.roster = roster;
        this.caps = caps;
        this.capacities = capacities;
        this.places = places;
        this.conflicts = conflicts;
        this.districts = districts;
        this.dossiers = dossiers;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A lawyer who could serve there.
     *
     * @param firm its name
     * @param serving how many communities count against the lawyer's cap now
     * @param most how many the cap allows
     * @param reasons why so good, Chinese
     */
    public record Successor(String licenceNumber, String name, String firm, int serving, int most, String reasons) {

        /** Whether the cap leaves no place for another. */
        public boolean full() {
            return !couldTake(0);
        }

        /** Whether the cap seems to leave a place for another, without a lock. @param promised places promised to others */
        public boolean couldTake(int promised) {
            return serving + promised < most;
        }
    }

    /** The lawyers of the pairing's firm on the roster, without a conflict, who are not in the pairing; the best first. */
    @Transactional(readOnly = true)
    public List<Successor> successors(Pairing pairing) {
        return eligible(pairing)
                .filter(one -> one.member().firmCode().equals(pairing.firmCode()))
                .map(Staffing::successor)
                .toList();
    }

    /** Who could take over meanwhile: with a place left, without a conflict, not in the pairing; the firm's own first. */
    @Transactional(readOnly = true)
    public List<Successor> standIns(Pairing pairing) {
        return eligible(pairing)
                .filter(one -> !one.full())
                .sorted(comparing(one -> !one.member().firmCode().equals(pairing.firmCode())))
                .map(Staffing::successor)
                .toList();
    }

    private Stream<Shortlist.Eligible> eligible(Pairing pairing) {
        Set<String> serving = serving(pairing);
        return shortlist.everybody(pairing, today(pairing)).stream()
                .filter(one -> !serving.contains(one.member().licenceNumber()));
    }

    private static Successor successor(Shortlist.Eligible one) {
        return new Successor(
                one.member().licenceNumber(),
                one.member().name(),
                one.member().firmName(),
                one.serving(),
                one.most(),
                one.reasons());
    }

    /** Licence numbers of who serves in the pairing now. */
    @Transactional(readOnly = true)
    public Set<String> serving(Pairing pairing) {
        return pairedLawyers.findByPairingIdAndReleasedAtIsNullOrderById(pairing.id()).stream()
                .map(PairedLawyer::licenceNumber)
                .collect(toSet());
    }

    /** Why the lawyer may not serve the community, Chinese; empty where nothing is known. JG-13b. */
    @Transactional(readOnly = true)
    public Optional<String> conflict(String licence, String community) {
        return conflicts.stream()
                .flatMap(each -> Optional.ofNullable(each.of(community).get(licence)).stream())
                .findFirst();
    }

    /** Whether the lawyer may be chosen for service today. */
    @Transactional(readOnly = true)
    public boolean isOnRoster(String licence) {
        return roster.has(licence);
    }

    /** Those of the lawyers who may be chosen for service today. @param licences licence numbers */
    @Transactional(readOnly = true)
    public Set<String> onRoster(Collection<String> licences) {
        return roster.among(licences);
    }

    /** Whether the lawyer has a place left; none can be taken until the transaction ends. @param promised places promised to others */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean hasPlace(Pairing pairing, String licence, int promised) {
        return capacities.hasFreePlace(
                Capacities.LAWYER, licence, caps.of(pairing).most() - promised);
    }

    /**
     * That a lawyer takes another's place.
     *
     * @param changeDossier the dossier in which it was decided
     * @param leaving and joining: licence numbers
     * @param from the joining lawyer's first day
     * @param serviceHours in words
     */
    public record Proposal(
            String changeDossier, String leaving, String joining, LocalDate from, String serviceHours, String reason) {}

    /** It is decided; a supplement can be signed. */
    public void propose(Pairing pairing, Proposal proposal) {
        if (!serving(pairing).contains(proposal.leaving())) {
            throw new Refusal("%s已不在该社区服务。请刷新页面查看最新情况。".formatted(places.names(Set.of(proposal.leaving()))));
        }
        proposeSuccessor(pairing, proposal);
    }

    /** The same where the lawyer who leaves may have been stood down already. JG-21. */
    public void proposeSuccessor(Pairing pairing, Proposal proposal) {
        requireNothingToSign(pairing);
        supplements.saveAndFlush(new Supplement(pairing.id(), proposal, clock.instant()));
        dossiers.admit(pairing.dossierNumber(), Role.LAWYER.at(proposal.joining()));
        dossiers.record(
                pairing.dossierNumber(),
                null,
                "统一调配：自%s起由%s接任%s，待签订补充协议（案卷%s）"
                        .formatted(
                                ChineseDates.full(proposal.from()),
                                places.names(Set.of(proposal.joining())),
                                places.names(Set.of(proposal.leaving())),
                                proposal.changeDossier()),
                "JG-17c");
    }

    /**
     * Those who leave give their places up and those who join take theirs, all at once: two who change places need no more
     * room than they had.
     *
     * @return whether it came about; where a cap leaves no room, all stays as it was
     */
    public boolean takeEffect(String changeDossier) {
        var changes = supplements.findByChangeDossierAndStateOrderById(changeDossier, SupplementState.PROPOSED);
        if (!canJoin(changes)) {
            return false;
        }
        var released = changes.stream().flatMap(this::release).toList();
        pairedLawyers.flush();
        changes.forEach(this::join);
        changes.forEach(change -> coverIsOver(change, released));
        return true;
    }

    /** Locked in one order, so that two never wait for each other. A place that is given up at the same time is free. */
    private boolean canJoin(Collection<Supplement> changes) {
        Set<String> leaving = changes.stream().map(Supplement::leaving).collect(toSet());
        boolean room = true;
        for (String licence :
                new TreeSet<>(changes.stream().map(Supplement::joining).toList())) {
            var pairing = pairing(changes.stream()
                    .filter(change -> change.joining().equals(licence))
                    .findFirst()
                    .orElseThrow());
            boolean free = hasPlace(pairing, licence, 0);
            boolean stays = leaving.contains(licence) || serving(pairing).contains(licence);
            room &= shortlist.mayServe(pairing, licence) && (free || stays);
        }
        return room;
    }

    /** Who leaves, and who covered until now. */
    private Stream<PairedLawyer> release(Supplement change) {
        return pairedLawyers.findByPairingIdAndReleasedAtIsNullOrderById(change.pairingId()).stream()
                .filter(lawyer -> lawyer.licenceNumber().equals(change.leaving()) || lawyer.part() == Part.INTERIM)
                .peek(lawyer -> lawyer.released(clock.instant()));
    }

    private void coverIsOver(Supplement change, List<PairedLawyer> released) {
        var pairing = pairing(change);
        released.stream()
                .filter(lawyer ->
                        lawyer.part() == Part.INTERIM && lawyer.pairingId().equals(pairing.id()))
                .map(PairedLawyer::licenceNumber)
                .filter(licence -> !licence.equals(change.joining()))
                .forEach(licence -> events.publishEvent(new LawyerStoodDown(
                        pairing.id(), pairing.dossierNumber(), pairing.communityCode(), licence, null)));
    }

    /**
     * Takes a lawyer out of a pairing that goes on, from now on, without an agreement: who covers takes a place under the
     * cap until it is settled who serves. JG-21, HZ24-1.1a.
     *
     * @param cover licence number, or null where others of the pairing serve
     * @param reason Chinese
     * @return whether it came about; false where the lawyer serves no longer, or the cover has no place or may not serve
     */
    public boolean standDown(Pairing pairing, String leaving, String cover, String reason) {
        var serving = pairedLawyers.findByPairingIdAndReleasedAtIsNullOrderById(pairing.id());
        var gone = serving.stream()
                .filter(lawyer -> lawyer.licenceNumber().equals(leaving))
                .findFirst();
        boolean served = serving.size() > 1 || cover != null;
        if (gone.isEmpty() || !served || cover != null && !canCover(pairing, cover)) {
            return false;
        }
        gone.get().released(clock.instant());
        pairedLawyers.flush();
        if (cover != null) {
            pairedLawyers.saveAndFlush(new PairedLawyer(pairing.id(), cover, Part.INTERIM, false, clock.instant()));
            dossiers.admit(pairing.dossierNumber(), Role.LAWYER.at(cover));
        }
        dossiers.record(
                pairing.dossierNumber(),
                null,
                "%s即日起不再服务，由%s代管"
                        .formatted(
                                places.names(Set.of(leaving)),
                                places.names(cover == null ? serving(pairing) : Set.of(cover))),
                reason);
        events.publishEvent(
                new LawyerStoodDown(pairing.id(), pairing.dossierNumber(), pairing.communityCode(), leaving, cover));
        return true;
    }

    private boolean canCover(Pairing pairing, String cover) {
        return !serving(pairing).contains(cover) && shortlist.mayServe(pairing, cover) && hasPlace(pairing, cover, 0);
    }

    private void join(Supplement change) {
        var pairing = pairing(change);
        Part part = pairing.form() == PairingForm.FIRM ? Part.LIAISON : Part.STATIONED;
        pairedLawyers.saveAndFlush(new PairedLawyer(pairing.id(), change.joining(), part, false, clock.instant()));
        change.tookEffect();
        supplements.saveAndFlush(change);
        dossiers.record(
                pairing.dossierNumber(),
                null,
                "%s接任%s，即日起服务"
                        .formatted(places.names(Set.of(change.joining())), places.names(Set.of(change.leaving()))),
                "JG-17c、HZ09-4.2c");
        events.publishEvent(new LawyerReplaced(
                pairing.id(), pairing.dossierNumber(), pairing.communityCode(), change.leaving(), change.joining()));
    }

    /** What was decided does not come about: who serves stays. @param reason Chinese */
    public void giveUp(String changeDossier, String reason) {
        for (var change : supplements.findByChangeDossierAndStateOrderById(changeDossier, SupplementState.PROPOSED)) {
            change.givenUp();
            supplements.saveAndFlush(change);
            dossiers.record(pairing(change).dossierNumber(), null, "律师不作变更：" + reason, "JG-17c");
        }
    }

    /** Refuses to go on while another agreement of the pairing is being signed. */
    @Transactional(readOnly = true)
    public void requireNothingToSign(Pairing pairing) {
        agreements
                .findFirstByPairingIdAndStateInOrderByIdDesc(
                        pairing.id(), List.of(AgreementState.DRAFT, AgreementState.SIGNED))
                .ifPresent(open -> {
                    throw new Refusal("协议%s（%s）正在签署，请待归档后再决定。"
                            .formatted(open.number(), open.purpose().chinese()));
                });
    }

    private Pairing pairing(Supplement change) {
        return pairings.findById(change.pairingId()).orElseThrow();
    }

    private LocalDate today(Pairing pairing) {
        return LocalDate.ofInstant(clock.instant(), districts.zone(pairing.districtCode()));
    }
}
