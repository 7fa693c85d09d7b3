package org.communitycounsel.pairing;

import static java.util.stream.Collectors.joining;

import java.time.Clock;
import java.util.Set;
import org.communitycounsel.directory.LawFirm;
import org.communitycounsel.directory.LawFirms;
import org.communitycounsel.directory.Lawyer;
import org.communitycounsel.directory.Lawyers;
import org.communitycounsel.platform.dossier.Dossiers;
import org.communitycounsel.platform.identity.Role;
import org.springframework.stereotype.Component;

/** The places lawyers hold in pairings: taken under the cap, released when a pairing comes to nothing or ends. HZ24-1.1b. */
@Component
class PlacesHeld {

    private final Pairings pairings;
    private final PairedLawyers pairedLawyers;
    private final Capacities capacities;
    private final Caps caps;
    private final Lawyers lawyers;
    private final LawFirms firms;
    private final Dossiers dossiers;
    private final Clock clock;

    PlacesHeld(
            Pairings pairings,
            PairedLawyers pairedLawyers,
            Capacities capacities,
            Caps caps,
            Lawyers lawyers,
            LawFirms firms,
            Dossiers dossiers,
            Clock clock) {
        this.pairings = pairings;
        this.pairedLawyers = pairedLawyers;
        this.capacities = capacities;
        this.caps = caps;
        this.lawyers = lawyers;
        this.firms = firms;
        this.dossiers = dossiers;
        this.clock = clock;
    }

    /** Whether all of them have a place left; they have it until the transaction ends. Locked in one order, so that two never wait for each other. */
    boolean areFree(Pairing pairing, Set<String> licences) {
        int most = caps.of(pairing).most();
        return licences.stream()
                .sorted()
                .map(licence -> capacities.hasFreePlace(Capacities.LAWYER, licence, most))
                .reduce(true, Boolean::logicalAnd);
    }

    /** Takes the places: who serves is chosen. @param extra beyond the cap; @param reason where an authority decided, else null */
    void hold(Pairing pairing, String firm, Set<String> licences, boolean extra, String reason) {
        Part part = pairing.form() == PairingForm.FIRM ? Part.LIAISON : Part.STATIONED;
        licences.stream()
                .sorted()
                .forEach(licence ->
                        pairedLawyers.save(new PairedLawyer(pairing.id(), licence, part, extra, clock.instant())));
        pairedLawyers.flush();
        pairing.chosen(firm, reason);
        pairings.saveAndFlush(pairing);
        dossiers.admit(pairing.dossierNumber(), Role.LAW_FIRM.at(firm));
        licences.forEach(licence -> dossiers.admit(pairing.dossierNumber(), Role.LAWYER.at(licence)));
        dossiers.record(
                pairing.dossierNumber(),
                null,
                "选定%s（%s）".formatted(names(licences), firmName(firm)),
                reason == null ? "HZ09-4.2b 双向选择" : reason);
    }

    void release(Pairing pairing) {
        pairedLawyers
                .findByPairingIdAndReleasedAtIsNullOrderById(pairing.id())
                .forEach(lawyer -> lawyer.released(clock.instant()));
        pairedLawyers.flush();
    }

    String names(Set<String> licences) {
        return licences.stream()
                .sorted()
                .map(licence -> lawyers.findById(licence).map(Lawyer::name).orElse(licence))
                .collect(joining("、"));
    }

    String firmName(String code) {
        return firms.findById(code).map(LawFirm::name).orElse(code);
    }
}
