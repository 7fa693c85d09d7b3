package org.communitycounsel.schedule;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.communitycounsel.directory.Communities;
import org.communitycounsel.pairing.Half;
import org.communitycounsel.pairing.PairedLawyer;
import org.communitycounsel.pairing.PairedLawyers;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.pairing.PairingBegan;
import org.communitycounsel.pairing.PairingEnded;
import org.communitycounsel.pairing.PairingRenewed;
import org.communitycounsel.pairing.Pairings;
import org.communitycounsel.pairing.ServiceHours;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.dossier.Dossiers;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Plans the service of each pairing, by the table {@code duty-hours} and what the community asked for. A half day of the
 * week that one of the lawyers has given to another community is not given twice: the pairing gets the first half day,
 * from Monday morning to Friday afternoon, on which all its lawyers are free, and its dossier says why.
 */
@Service
@Transactional
class Planning implements ServiceHours {

    private final ServicePlans plans;
    private final DutyHours dutyHours;
    private final Pairings pairings;
    private final PairedLawyers pairedLawyers;
    private final Communities communities;
    private final Districts districts;
    private final Dossiers dossiers;
    private final Clock clock;

    Planning(
            ServicePlans plans,
            DutyHours dutyHours,
            Pairings pairings,
            PairedLawyers pairedLawyers,
            Communities communities,
            Districts districts,
            Dossiers dossiers,
            Clock clock) {
        this.plans = plans;
        this.dutyHours = dutyHours;
        this.pairings = pairings;
        this.pairedLawyers = pairedLawyers;
        this.communities = communities;
        this.districts = districts;
        this.dossiers = dossiers;
        this.clock = clock;
    }

    @EventListener
    void on(PairingBegan event) {
        var pairing = pairings.findById(event.pairing()).orElseThrow();
        var lawyers = pairedLawyers.findByPairingIdAndReleasedAtIsNullOrderById(pairing.id()).stream()
                .map(PairedLawyer::licenceNumber)
                .toList();
        plans.lock(lawyers);
        var hours = dutyHours.of(
                pairing.districtCode(),
                pairing.form(),
                communities.findById(pairing.communityCode()).orElseThrow().name());
        var plan = hours.rule() == DutyRule.MONTHLY_DAY
                ? plan(pairing, hours, null, half(pairing, hours))
                : onFreeHalfDay(pairing, hours, lawyers);
        plans.add(plan, lawyers);
        dossiers.record(event.dossierNumber(), null, "值班安排：" + plan.inWords(), plan.clause());
    }

    private ServicePlan onFreeHalfDay(Pairing pairing, DutyHours.Row hours, List<String> lawyers) {
        var wanted = new Slot(
                Optional.ofNullable(pairing.needs().weekday()).orElseGet(hours::weekday), half(pairing, hours));
        var taken = plans.taken(lawyers, today(pairing), pairing.termUntil());
        if (!taken.containsKey(wanted)) {
            return plan(pairing, hours, wanted.weekday(), wanted.half());
        }
        var free = Slot.ofWorkingWeek()
                .filter(slot -> !taken.containsKey(slot))
                .findFirst()
                .orElseThrow(() -> new Refusal("律师每周的十个半天都已排了值班，无法再为该社区安排。请先调整其他社区的值班时间。"));
        dossiers.record(
                pairing.dossierNumber(),
                null,
                "律师%s已在%s值班，本社区改为%s".formatted(wanted.chinese(), taken.get(wanted), free.chinese()),
                hours.clause());
        return plan(pairing, hours, free.weekday(), free.half());
    }

    private static Half half(Pairing pairing, DutyHours.Row hours) {
        return Optional.ofNullable(pairing.needs().half()).orElseGet(hours::half);
    }

    private static ServicePlan plan(Pairing pairing, DutyHours.Row hours, Integer weekday, Half half) {
        return new ServicePlan(
                null,
                pairing.id(),
                pairing.communityCode(),
                hours.rule(),
                weekday,
                hours.rule() == DutyRule.MONTHLY_HOURS ? hours.visits(half) : null,
                hours.rule() == DutyRule.MONTHLY_DAY ? hours.dayOfMonth() : null,
                half,
                hours.starts(half),
                hours.ends(half),
                hours.onHoliday(),
                hours.clause(),
                pairing.termFrom(),
                pairing.termUntil());
    }

    @EventListener
    void on(PairingRenewed event) {
        plans.extend(
                event.pairing(),
                pairings.findById(event.pairing()).orElseThrow().termUntil());
    }

    /** The day of the end has no duty any more. */
    @EventListener
    void on(PairingEnded event) {
        plans.end(event.pairing(), today(pairings.findById(event.pairing()).orElseThrow()));
    }

    private LocalDate today(Pairing pairing) {
        return LocalDate.ofInstant(clock.instant(), districts.zone(pairing.districtCode()));
    }

    @Override
    @Transactional(readOnly = true)
    public String inWords(Long pairing, LocalDate day) {
        return plans.of(pairing, day).map(ServicePlan::inWords).orElse("");
    }
}
