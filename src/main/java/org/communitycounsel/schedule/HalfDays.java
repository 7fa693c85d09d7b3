package org.communitycounsel.schedule;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.communitycounsel.directory.Communities;
import org.communitycounsel.pairing.Agreements;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.pairing.Pairings;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.dossier.Dossiers;
import org.springframework.stereotype.Component;

/** The half days of the week that lawyers have given to communities by a plan, or promised by an agreement under way. HZ09-5.1a. */
@Component
class HalfDays {

    private final ServicePlans plans;
    private final Agreements agreements;
    private final Pairings pairings;
    private final DutyHours dutyHours;
    private final Communities communities;
    private final Dossiers dossiers;

    HalfDays(
            ServicePlans plans,
            Agreements agreements,
            Pairings pairings,
            DutyHours dutyHours,
            Communities communities,
            Dossiers dossiers) {
        this.plans = plans;
        this.agreements = agreements;
        this.pairings = pairings;
        this.dutyHours = dutyHours;
        this.communities = communities;
        this.dossiers = dossiers;
    }

    /**
     * What the lawyers have given some time between the days, or promised, to other pairings than this one. One that follows
     * another is no other: it takes the half day over.
     *
     * @param lawyers licence numbers
     * @return to the community's name
     */
    Map<Slot, String> takenElsewhere(Collection<String> lawyers, Pairing own, LocalDate from, LocalDate until) {
        var kin = kin(own);
        var taken = plans.takenElsewhere(lawyers, kin, from, until);
        agreements
                .promised(lawyers, kin)
                .forEach(promise ->
                        taken.putIfAbsent(new Slot(promise.weekday(), promise.half()), promise.communityName()));
        return taken;
    }

    private Set<Long> kin(Pairing own) {
        var kin = new HashSet<>(Set.of(own.id()));
        Optional.ofNullable(own.predecessor()).ifPresent(kin::add);
        pairings.findByPredecessor(own.id()).forEach(follower -> kin.add(follower.id()));
        return kin;
    }

    /** Gives the plan's half day or, where that is taken, the first that is free; the pairing's dossier then says so. */
    ServicePlan give(Pairing pairing, ServicePlan wanted, Collection<String> lawyers) {
        var plan = free(pairing, wanted, lawyers)
                .orElseThrow(() -> new Refusal("律师每周的十个半天都已排了值班，无法再为该社区安排。请先调整其他社区的值班时间。"));
        plans.add(plan, lawyers);
        return plan;
    }

    /** The plan, at the first free half day where its own is taken, which the dossier then says; empty where none is free. */
    Optional<ServicePlan> free(Pairing pairing, ServicePlan wanted, Collection<String> lawyers) {
        if (wanted.slot().isEmpty()) {
            return Optional.of(wanted);
        }
        var asked = wanted.slot().get();
        plans.lock(lawyers);
        var taken = takenElsewhere(lawyers, pairing, wanted.validFrom(), wanted.validUntil());
        var found = Stream.concat(Stream.of(asked), Slot.ofWorkingWeek())
                .filter(slot -> !taken.containsKey(slot))
                .findFirst();
        found.filter(slot -> !slot.equals(asked))
                .ifPresent(slot -> dossiers.record(
                        pairing.dossierNumber(),
                        null,
                        "律师%s已约定在%s值班，本社区改为%s".formatted(asked.chinese(), taken.get(asked), slot.chinese()),
                        wanted.clause()));
        return found.map(slot -> slot.equals(asked) ? wanted : wanted.at(slot.weekday(), slot.half(), hours(pairing)));
    }

    /** The row of the table for the pairing's community. */
    DutyHours.Row hours(Pairing pairing) {
        return dutyHours.of(
                pairing.districtCode(),
                pairing.form(),
                communities.findById(pairing.communityCode()).orElseThrow().name());
    }
}
